package process

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The test binary plays the processes itself, by the word in its environment.
const roleVariable = "ISOLINT_PROCESS_ROLE"

func TestMain(m *testing.M) {
	if role := os.Getenv(roleVariable); role != "" {
		play(role)
		return
	}
	if err := Adopt(); err != nil {
		panic(err)
	}
	m.Run()
}

func play(role string) {
	switch role {
	case "print":
		fmt.Println("out")
		fmt.Fprintln(os.Stderr, "err", strings.Join(os.Args, " "))
	case "fail":
		panic("as asked for")
	case "hang":
		time.Sleep(time.Hour)
	case "memory":
		held := bytes.Repeat([]byte{1}, 200<<20)
		time.Sleep(3 * interval)
		runtime.KeepAlive(held)
	case "leak":
		sleep := exec.Command("/bin/sleep", "600")
		sleep.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // out of the group, with no output
		if err := sleep.Start(); err != nil {
			panic(err)
		}
		fmt.Println(sleep.Process.Pid)
	case "leak two":
		shell := exec.Command("/bin/sh", "-c", "/bin/sleep 600 >/dev/null 2>&1 & echo $$ $!; wait")
		shell.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
		said, err := shell.StdoutPipe()
		if err != nil {
			panic(err)
		}
		if err := shell.Start(); err != nil {
			panic(err)
		}
		line, err := bufio.NewReader(said).ReadString('\n')
		fmt.Print(line)
		if err != nil {
			panic(err)
		}
	}
}

func startRole(t *testing.T, role string, out *bytes.Buffer) *Process {
	t.Helper()
	p, err := Start(Spec{
		Path: os.Args[0], Name: "./role", Args: []string{"-arg"}, Dir: t.TempDir(), Output: out,
		Env: append(os.Environ(), roleVariable+"="+role), Tag: "test-" + role,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Kill)
	return p
}

func TestOutput(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	exited := false
	res := startRole(t, "print", &out).Wait(func() { exited = true })
	if !res.OK() || !exited || out.String() != "out\nerr ./role -arg\n" {
		t.Errorf("%v, %q", res, out.String())
	}
}

func TestExitStatus(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if res := startRole(t, "fail", &out).Wait(nil); res.OK() || res.String() != "exit status 2" {
		t.Error(res)
	}
}

func TestKill(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	p := startRole(t, "hang", &out)
	p.Kill()
	if res := p.Wait(nil); res.OK() || res.String() != "signal: killed" {
		t.Error(res)
	}
}

func TestNoSuchProgram(t *testing.T) {
	t.Parallel()
	if _, err := Start(Spec{Path: t.TempDir() + "/none", Dir: t.TempDir()}); err == nil {
		t.Error("no error")
	}
}

func TestMemory(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	res := startRole(t, "memory", &out).Wait(nil)
	if mb := res.Usage.Memory >> 20; mb < 200 || mb > 400 {
		t.Errorf("%d MB", mb)
	}
}

func TestLeakedProcessIsFoundAndEnded(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	res := startRole(t, "leak", &out).Wait(nil)
	if !res.OK() || len(res.Leaked) != 1 || fmt.Sprintln(res.Leaked[0].PID) != out.String() || res.Leaked[0].Command != "/bin/sleep 600" {
		t.Errorf("%+v, printed %s", res, out.String())
	}
	if err := syscall.Kill(res.Leaked[0].PID, 0); err != syscall.ESRCH {
		t.Errorf("still there: %v", err)
	}
}

// What was left behind may have children, which become this process's only when
// it has ended.
func TestChildrenOfLeakedProcessAreEnded(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	res := startRole(t, "leak two", &out).Wait(nil)
	if len(res.Leaked) != 2 || fmt.Sprintln(res.Leaked[0].PID, res.Leaked[1].PID) != out.String() {
		t.Fatalf("%+v, printed %s", res.Leaked, out.String())
	}
	for _, l := range res.Leaked {
		if err := syscall.Kill(l.PID, 0); err != syscall.ESRCH {
			t.Errorf("%s is still there: %v", l.Command, err)
		}
	}
}
