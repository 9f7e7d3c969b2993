//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A go command that knows of one gopls, and takes long to build it.
const slowGo = `#!/bin/sh
case "$1 $2" in
"env -json") echo '{"GOVERSION": "go1.26.8"}' ;;
"list -m") echo '{"Versions": ["v0.23.0"], "GoMod": "'$FAKE'/go.mod"}' ;;
"mod download") echo '{"Dir": "'$FAKE'"}' ;;
"build -v") sh -c 'echo $$ >$FAKE/child; mv $FAKE/child $FAKE/started; exec sleep 300' ;;
esac
`

// A build that is interrupted, or whose terminal is closed, ends what it has started, and
// leaves no files.
func TestInterruptedGopls(t *testing.T) {
	t.Parallel()
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			interruptGopls(t, signal)
		})
	}
}

func interruptGopls(t *testing.T, signal os.Signal) {
	hearHangups(t)
	isolint, err := exec.LookPath("isolint") // testscript has put it there
	if err != nil {
		t.Fatal(err)
	}
	fake, tmp, out := t.TempDir(), t.TempDir(), t.TempDir()
	for name, text := range map[string]string{
		"go":      slowGo,
		"go.mod":  "module golang.org/x/tools/gopls\n\ngo 1.26.0\n\nrequire golang.org/x/tools v0.47.1-0.20260707181000-a299dadba899\n",
		"go.sum":  "",
		"main.go": "package main\n\nfunc main() {\n\ttool.Main()\n}\n",
	} {
		if err := os.WriteFile(filepath.Join(fake, name), []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(isolint, "gopls", "-o", filepath.Join(out, "gopls"))
	var stderr strings.Builder
	cmd.Dir, cmd.Stderr = out, &stderr
	cmd.Env = append(os.Environ(), "PATH="+fake+string(filepath.ListSeparator)+os.Getenv("PATH"), "FAKE="+fake, "TMPDIR="+tmp)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	await(t, filepath.Join(fake, "started"))
	if err := cmd.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	cmd.Wait() // its error is what is looked at below
	if got := cmd.ProcessState.ExitCode(); got != statusUnusable {
		t.Errorf("exit status %d, want %d; it said\n%s", got, statusUnusable, &stderr)
	}
	for _, dir := range []string{tmp, out} {
		left, err := os.ReadDir(dir)
		if err != nil || len(left) > 0 {
			t.Errorf("left in %s: %v, %v", dir, left, err)
		}
	}
	child, err := os.ReadFile(filepath.Join(fake, "started"))
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(child)))
	if err != nil {
		t.Fatal(err)
	}
	for range 100 {
		if syscall.Kill(pid, 0) == syscall.ESRCH || zombie(pid) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("what the go command had started still runs, as process %d", pid)
}

// zombie reports whether a process has ended that nobody has waited for, where that
// can be seen.
func zombie(pid int) bool {
	text, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	_, state, ok := strings.Cut(string(text), ") ")
	return err == nil && ok && strings.HasPrefix(state, "Z")
}
