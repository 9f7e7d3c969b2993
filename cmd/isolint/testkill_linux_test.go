package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// hanging is a module with a test that starts a process out of its group, says
// who both are, and hangs.
var hanging = map[string]string{
	"go.mod": "module hanging\n\ngo 1.24\n",
	"a_test.go": `package hanging

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"
)

func TestHang(t *testing.T) {
	sleep := exec.Command("sleep", "600")
	sleep.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := sleep.Start(); err != nil {
		t.Fatal(err)
	}
	os.WriteFile("tmp", fmt.Appendf(nil, "%d %d", os.Getpid(), sleep.Process.Pid), 0o666)
	os.Rename("tmp", "started")
	time.Sleep(time.Hour)
}
`,
}

// startHanging runs isolint test on the module, until its test hangs. It
// returns the processes that the test is and has started.
func startHanging(t *testing.T, out *bytes.Buffer) (cmd *exec.Cmd, temp string, pids []int) {
	t.Helper()
	isolint, err := exec.LookPath("isolint") // testscript has put it there
	if err != nil {
		t.Fatal(err)
	}
	dir, temp := t.TempDir(), t.TempDir()
	for name, content := range hanging {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd = exec.Command(isolint, "test", "-count=1")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=", "GOCACHE="+goCache(t), "TMPDIR="+temp, "XDG_CACHE_HOME="+t.TempDir())
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	await(t, filepath.Join(dir, "started"))
	said, err := os.ReadFile(filepath.Join(dir, "started"))
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range strings.Fields(string(said)) {
		pid, err := strconv.Atoi(field)
		if err != nil {
			t.Fatal(err)
		}
		pids = append(pids, pid)
	}
	return cmd, temp, pids
}

// nothingLeft waits until the processes have ended and the directory is empty.
func nothingLeft(t *testing.T, temp string, pids []int) {
	t.Helper()
	left := ""
	for range 200 {
		left = ""
		for _, pid := range pids {
			if state := stateOf(pid); state != "" && state != "Z" {
				left += " process " + strconv.Itoa(pid)
			}
		}
		files, _ := filepath.Glob(filepath.Join(temp, "isolint*"))
		if left += strings.Join(files, " "); left == "" {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("left behind:%s", left)
}

// stateOf is the letter for what a process does, Z if it has ended and nobody
// has asked how; empty if there is none.
func stateOf(pid int) string {
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return ""
	}
	_, rest, _ := strings.Cut(string(stat), ") ")
	return rest[:1]
}

// A runner that is killed leaves nothing running.
func TestRunnerKilled(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	cmd, temp, pids := startHanging(t, &out)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait() // its error is that it was killed
	nothingLeft(t, temp, pids)
}

// The first interrupt lets what runs go on, the second ends it; both are told.
func TestRunnerInterrupted(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	cmd, temp, pids := startHanging(t, &out)
	for _, pause := range []time.Duration{300 * time.Millisecond, 0} {
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		time.Sleep(pause)
		if pause > 0 && stateOf(pids[0]) == "" {
			t.Error("the first interrupt ended the test")
		}
	}
	cmd.Wait() // its status is looked at below
	nothingLeft(t, temp, pids)
	if status := cmd.ProcessState.ExitCode(); status != statusFailed {
		t.Errorf("exit status %d, want %d:\n%s", status, statusFailed, out.String())
	}
	for _, want := range []string{"isolint: interrupted", "FAIL\thanging"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing in:\n%s", want, out.String())
		}
	}
}

// Who is asked to terminate ends what runs at once.
func TestRunnerTerminated(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	cmd, temp, pids := startHanging(t, &out)
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	cmd.Wait() // its status is looked at below
	nothingLeft(t, temp, pids)
	if status := cmd.ProcessState.ExitCode(); status != statusFailed {
		t.Errorf("exit status %d, want %d:\n%s", status, statusFailed, out.String())
	}
}
