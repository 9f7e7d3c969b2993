//go:build unix

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestSecondInterrupt interrupts the command while it waits for a go command
// that does not care: the second time it ends on the spot.
func TestSecondInterrupt(t *testing.T) {
	t.Parallel()
	isolint, err := exec.LookPath("isolint") // testscript has put it there
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	fake := "#!/bin/sh\n[ \"$1\" = env ] && exit\ntrap 'touch interrupted' INT\ntouch started\nfor i in 1 2 3 4 5 6 7 8 9 10; do sleep 1; done\n"
	if err := os.WriteFile(filepath.Join(dir, "go"), []byte(fake), 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(isolint, "./...")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	await(t, filepath.Join(dir, "started"))
	interrupt := func() {
		if err := cmd.Process.Signal(os.Interrupt); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Error(err)
		}
	}
	interrupt()
	await(t, filepath.Join(dir, "interrupted"))
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		cmd.Wait() // its error is what is looked at below
	}()
	// The go command may know of the first signal before the one that passed it
	// on has let go of signals: more than one more may be needed.
	for waiting := true; waiting; {
		interrupt()
		select {
		case <-ended:
			waiting = false
		case <-time.After(50 * time.Millisecond):
		}
	}
	if status := cmd.ProcessState.Sys().(syscall.WaitStatus); status.Signal() != syscall.SIGINT {
		t.Errorf("%v, want it ended by the signal", cmd.ProcessState)
	}
}

// await waits for a file to appear.
func await(t *testing.T, file string) {
	t.Helper()
	for range 1000 {
		if _, err := os.Stat(file); err == nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("there is no %s after ten seconds", file)
}
