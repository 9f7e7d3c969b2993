// Package process runs one process of a test binary: in a group of its own, so
// that all it starts can be ended with it, watched for what it uses and for what
// it leaves behind. What its output means is for others.
package process

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

// A Spec says what to run.
type Spec struct {
	Path string   // of the binary
	Name string   // argv[0], by which tests tell how they were called
	Args []string // without the name
	Dir  string
	Env  []string
	// Tag marks the process and all it starts, in the environment variable
	// TagVariable: on Linux, what escapes from the group is found by it.
	Tag string
	// Output gets what the process prints, to stdout and stderr alike, from one
	// goroutine, until Wait returns.
	Output io.Writer
}

// TagVariable is the environment variable that holds a Spec's Tag.
const TagVariable = "ISOLINT_TEST"

// A Result is how a process ended.
type Result struct {
	Exit   int    // exit status; -1 if a signal ended it
	Signal string // the signal that ended it, or empty
	// Incomplete: something that it started kept its output open for longer
	// than go test waits.
	Incomplete bool
	Wall       time.Duration
	Usage      Usage
	// Leaked are processes that it left behind; they have been ended.
	Leaked []Leak
}

// OK reports whether the process ended as one that has nothing to complain of.
func (r Result) OK() bool { return r.Exit == 0 && !r.Incomplete }

// String says how the process ended in the go command's words.
func (r Result) String() string {
	switch {
	case r.Signal != "":
		return "signal: " + r.Signal
	case r.Incomplete:
		return fmt.Sprintf("Test I/O incomplete %v after exiting.", outputWait)
	default:
		return fmt.Sprintf("exit status %d", r.Exit)
	}
}

// Usage is what a process and the children it waited for needed.
type Usage struct {
	CPU    time.Duration
	Memory int64 // bytes at the peak; 0: not known
}

// A Leak is a process that outlived the one that started it.
type Leak struct {
	PID     int
	Command string
}

// A Process is running, or has run.
type Process struct {
	cmd     *exec.Cmd
	spec    Spec
	started time.Time
	output  *os.File
	copied  chan struct{} // closed when the output has ended
	watch   *watch
}

// outputWait is how long go test waits for output after a test binary has
// exited: a child of a test may have it open.
const outputWait = 60 * time.Second

// Start starts a process.
func Start(spec Spec) (*Process, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer w.Close()
	cmd := &exec.Cmd{
		Path: spec.Path, Args: append([]string{spec.Name}, spec.Args...), Dir: spec.Dir,
		Env: append(spec.Env[:len(spec.Env):len(spec.Env)], "PWD="+spec.Dir, TagVariable+"="+spec.Tag),
		// The file itself, not a copy: then Wait does not wait for its end.
		Stdout: w, Stderr: w,
	}
	group(cmd)
	if err := cmd.Start(); err != nil {
		r.Close()
		return nil, err
	}
	p := &Process{cmd: cmd, spec: spec, started: time.Now(), output: r, copied: make(chan struct{})}
	p.watch = startWatch(cmd.Process.Pid)
	go func() {
		defer close(p.copied)
		io.Copy(spec.Output, r)
	}()
	return p, nil
}

// PID is the process's number, and that of its group.
func (p *Process) PID() int { return p.cmd.Process.Pid }

// Dump asks the Go runtime in the process to print its goroutines and to end.
func (p *Process) Dump() { quit(p.PID()) }

// Kill ends the process and its group.
func (p *Process) Kill() { kill(p.PID()) }

// Memory is what the process holds now, in bytes; 0 where that is not known.
func (p *Process) Memory() int64 { return p.watch.now() }

// Wait waits for the process's end and for that of its output, and ends what it
// left behind. exited is called when the process itself has ended, which may be
// up to a minute earlier; it may be nil.
func (p *Process) Wait(exited func()) Result {
	err := p.cmd.Wait()
	res := Result{Wall: time.Since(p.started), Usage: p.watch.stop(p.cmd.ProcessState)}
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		res.Exit, res.Signal = exit.ExitCode(), signalOf(exit)
	case err != nil:
		res.Exit = -1
	}
	if exited != nil {
		exited()
	}
	timer := time.NewTimer(outputWait)
	select {
	case <-p.copied:
		timer.Stop()
	case <-timer.C:
		res.Incomplete = true
	}
	res.Leaked = p.endLeaks()
	if len(res.Leaked) > 0 || res.Incomplete {
		kill(p.PID())
	}
	if res.Incomplete {
		p.output.Close() // ends the copy, whoever still holds the other end
		<-p.copied
	}
	p.output.Close()
	return res
}

// endLeaks ends what the process has left behind, and what that had started: it
// comes to light when its own parent is gone.
func (p *Process) endLeaks() []Leak {
	var all []Leak
	for range rounds {
		found := leaks(p.PID(), p.spec.Tag)
		if len(found) == 0 {
			break
		}
		for _, l := range found {
			end(l.PID)
		}
		all = append(all, found...)
	}
	return all
}
