package globalmutation

import (
	"os"
	"os/exec"
	"testing"
)

var (
	notRunCrasher = 1
	notRunHelper  = 1
	notRunSkipped = 1
	notRunFatal   = 1
	notRunUnused  = 1
	notRunMaybe   = 1
)

// The branch runs in a process of its own.
func TestNotRunCrasher(t *testing.T) {
	if os.Getenv("BE_CRASHER") == "1" {
		notRunCrasher = 2 // ok: the process ends here
		os.Exit(notRunCrasher)
	}
	cmd := exec.Command(os.Args[0], "-test.run=TestNotRunCrasher")
	cmd.Env = append(os.Environ(), "BE_CRASHER=1") // ok: the child's environment
	_ = cmd.Run()
}

func TestNotRunHelperProcess(t *testing.T) {
	if os.Getenv("GO_WANT_HELPER_PROCESS") != "1" {
		return
	}
	defer os.Exit(0)
	notRunHelper = 2 // ok: the process ends with the test
}

func TestNotRunSkipped(t *testing.T) {
	t.Skip("broken")
	notRunSkipped = 2 // ok: not reached
}

func TestNotRunFatal(t *testing.T) {
	t.Fatal("always")
	notRunFatal = 2 // ok: not reached
}

// Nothing calls it.
func notRunHelperFunc() {
	notRunUnused = 2 // ok: not called by a test
}

var _ = notRunHelperFunc

func TestNotRunMaybeSkipped(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	notRunMaybe = 2 // want "changes notRunMaybe and leaves it changed"
}

func TestNotRunReads(t *testing.T) {
	if notRunCrasher+notRunHelper+notRunSkipped+notRunFatal+notRunUnused+notRunMaybe != 6 {
		t.Error("changed")
	}
}
