//go:build unix

package lsp

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// While the go command is asked about a module, messages are read: one that has modules
// forgotten does not wait, and what was asked before it is not remembered.
func TestForgetDoesNotWait(t *testing.T) {
	t.Parallel()
	dir, bin := t.TempDir(), t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module m\n\ngo 1.24\n")
	real, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	slow := "#!/bin/sh\ntouch " + bin + "/begun\nwhile [ ! -e " + bin + "/goon ]; do sleep 0.01; done\nexec " + real + " \"$@\"\n"
	if err := os.WriteFile(filepath.Join(bin, "go"), []byte(slow), 0o755); err != nil {
		t.Fatal(err)
	}
	ms := &modules{
		env:   append(os.Environ(), "PATH="+bin+string(filepath.ListSeparator)+os.Getenv("PATH")),
		known: make(map[place]*module),
	}
	found, forgotten := make(chan *module), make(chan bool)
	go func() {
		m, err := ms.of(t.Context(), filepath.Join(dir, "x.go"))
		if err != nil {
			t.Error(err)
		}
		found <- m
	}()
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(time.Millisecond) {
		if _, err := os.Stat(filepath.Join(bin, "begun")); err == nil {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the go command is not asked")
		}
	}
	go func() {
		ms.forget()
		close(forgotten)
	}()
	receive(t, forgotten)
	write(t, filepath.Join(bin, "goon"), "")
	if m := receive(t, found); m == nil || m.Dir != dir {
		t.Errorf("module %v", m)
	}
	if len(ms.known) > 0 {
		t.Errorf("still known: %v", ms.known)
	}
}
