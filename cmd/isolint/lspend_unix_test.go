//go:build unix

package main

import (
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestLSPEnds ends a server in every way there is while an analysis takes forever: it
// goes at once, with what the analysis has started, and leaves no file.
func TestLSPEnds(t *testing.T) {
	t.Parallel()
	const eof, exit = syscall.Signal(0), syscall.Signal(-1)
	for name, end := range map[string]struct {
		signal syscall.Signal
		want   int
	}{
		"SIGTERM": {syscall.SIGTERM, 0},
		"SIGINT":  {syscall.SIGINT, 0},
		"SIGHUP":  {syscall.SIGHUP, 0},
		"EOF":     {eof, 0},
		"exit":    {exit, 1}, // without shutdown
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			hearHangups(t)
			dir, temp, env := newModule(t, lspModule)
			bin := t.TempDir()
			real, err := exec.LookPath("go")
			if err != nil {
				t.Fatal(err)
			}
			// go env is real, so that there is a module. An interrupted go vet leaves its
			// directory.
			fake := "#!/bin/sh\n[ \"$1\" = vet ] || exec " + real + " \"$@\"\nmkdir ${GOTMPDIR:-$TMPDIR}/go-build1\necho $$ >" + bin + "/new; mv " + bin + "/new " + bin + "/started\nsleep 300; touch " + bin + "/survived\n"
			if err := os.WriteFile(filepath.Join(bin, "go"), []byte(fake), 0o755); err != nil {
				t.Fatal(err)
			}
			e := startEditor(t, dir, append(env, "PATH="+bin+string(filepath.ListSeparator)+os.Getenv("PATH")))
			e.initialize(`{}`)
			e.open("a/a_test.go")
			e.change("a/a_test.go", "fancy", "plain") // something is not saved
			for deadline := time.Now().Add(time.Minute); ; time.Sleep(10 * time.Millisecond) {
				if _, err := os.Stat(filepath.Join(bin, "started")); err == nil {
					break
				}
				if time.Now().After(deadline) {
					t.Fatal("no analysis begins")
				}
			}
			start := time.Now()
			switch end.signal {
			case eof:
				e.stdin.Close()
			case exit:
				e.notify("exit", nil)
			default:
				e.cmd.Process.Signal(end.signal)
			}
			e.cmd.Wait()
			if got := e.cmd.ProcessState.ExitCode(); got != end.want {
				t.Errorf("status %d, want %d", got, end.want)
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("it took %v", took)
			}
			if _, err := os.Stat(filepath.Join(bin, "survived")); err == nil {
				t.Error("the go command went on")
			}
			text, err := os.ReadFile(filepath.Join(bin, "started"))
			if err != nil {
				t.Fatal(err)
			}
			pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
			if err != nil {
				t.Fatal(err)
			}
			if err := syscall.Kill(pid, 0); err == nil {
				t.Errorf("process %d is left", pid)
			}
			checkEmpty(t, temp)
		})
	}
}

// hearHangups has programs that the test starts hear of SIGHUP, even if the test was started
// by nohup: what a process ignores its children ignore, and what it handles they do not.
func hearHangups(t *testing.T) {
	t.Helper()
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGHUP)
	t.Cleanup(func() { signal.Stop(c) })
}

// TestLSPNohup: who has SIGHUP ignored wants the server to outlive the terminal.
func TestLSPNohup(t *testing.T) {
	t.Parallel()
	dir, temp, env := newModule(t, lspModule)
	program, err := exec.LookPath("isolint")
	if err != nil {
		t.Fatal(err)
	}
	e := startCommand(t, dir, env, exec.Command("sh", "-c", `trap "" HUP; exec "$0" lsp`, program))
	e.initialize(`{}`)
	e.cmd.Process.Signal(syscall.SIGHUP)
	time.Sleep(200 * time.Millisecond) // in which it would end
	e.leave()
	checkEmpty(t, temp)
}
