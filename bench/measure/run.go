//go:build unix

package main

import (
	"encoding/json"
	"errors"
	"flag"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// note is one line of the notes: what one command, or one vet unit, cost.
type note struct {
	Label     string
	CPU, Wall float64 // seconds; CPU is user and system time, descendants included
	Max       float64 // MB: the largest single process
	Tree      float64 // MB: all processes at one moment, 0 if not looked at

	// Of a vet unit:
	Wrote   string // hash of its facts and of what it said
	Failure string // why the engine gave the package up
}

// runCommand runs a command with its output as it is.
func runCommand(args []string) (int, error) {
	fs := flag.NewFlagSet("run", flag.ContinueOnError)
	out := fs.String("o", "", "append the note to this `file`")
	label := fs.String("label", "", "what the note is about")
	tree := fs.Bool("tree", false, "also watch the memory of all processes together")
	if err := fs.Parse(args); err != nil {
		return 0, err
	}
	if fs.NArg() == 0 {
		return 0, errors.New("no command")
	}
	n, status, err := charge(exec.Command(fs.Arg(0), fs.Args()[1:]...), *tree)
	if err != nil {
		return 0, err
	}
	n.Label = *label
	return status, appendNote(*out, n)
}

// charge runs the command and returns its cost and its exit status.
func charge(cmd *exec.Cmd, tree bool) (note, int, error) {
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		return note{}, 0, err
	}
	var together func() float64
	if tree {
		together = watch(cmd.Process.Pid)
	}
	err := cmd.Wait()
	n := note{Wall: time.Since(begin).Seconds()}
	if tree {
		n.Tree = together()
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return n, 0, err
	}
	state := cmd.ProcessState
	n.CPU = (state.UserTime() + state.SystemTime()).Seconds()
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		n.Max = float64(usage.Maxrss) * maxrssUnit() / 1e6
	}
	return n, state.ExitCode(), nil
}

// appendNote writes the note in one go: units run side by side.
func appendNote(file string, n note) error {
	data, err := json.Marshal(n)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o666)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.Write(append(data, '\n'))
	return err
}
