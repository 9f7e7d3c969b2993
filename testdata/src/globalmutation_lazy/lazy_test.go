package globalmutation_lazy

import (
	"errors"
	"sync"
	"testing"
)

func TestLookup(t *testing.T) {
	Lookup("a") // ok: once, under the lock of its caller
}

func TestConn(t *testing.T) {
	Conn() // ok: once
}

func TestHandle(t *testing.T) {
	Handle() // ok: once, and taken back where it failed
}

func TestWords(t *testing.T) {
	Words() // ok: once
}

func TestLoad(t *testing.T) {
	Load() // ok: once
}

func TestCurrent(t *testing.T) {
	Current() // ok: once
}

func TestBegin(t *testing.T) {
	Begin() // ok: once
}

func TestStop(t *testing.T) {
	Stop() // want "TestStop changes stopped and leaves it changed"
}

func TestNotStopped(t *testing.T) {
	if Stopped() {
		t.Error("stopped")
	}
}

func TestFail(t *testing.T) {
	Fail(errors.New("x")) // ok: nobody is left to see it
}

func TestDie(t *testing.T) {
	Die("x") // ok: nobody is left to see it
}

func TestMust(t *testing.T) {
	Must("x") // ok: nobody is left to see it
}

func TestChoose(t *testing.T) {
	Choose(9) // ok: nobody is left to see it
}

func TestStart(t *testing.T) {
	Start() // want "TestStart changes conns and leaves it changed"
}

func TestWarn(t *testing.T) {
	Warn("x") // want "TestWarn changes reason and leaves it changed"
}

var (
	fixtureMu sync.Mutex
	shared    *int
)

// fixture is made by whichever test comes first.
func fixture(t *testing.T) *int {
	t.Helper()
	fixtureMu.Lock()
	defer fixtureMu.Unlock()
	if shared == nil {
		shared = dial()
	}
	return shared
}

func TestFixture(t *testing.T) {
	fixture(t) // ok: once
}

func TestConns(t *testing.T) {
	if Conns() > 10 {
		t.Error("too many")
	}
}

func TestMade(t *testing.T) {
	Made("a") // ok: made once
}

func TestMadeAgain(t *testing.T) {
	if Made("a") != 1 { // ok: likewise
		t.Error("changed")
	}
}

func TestGive(t *testing.T) {
	Give("a", 2) // want "changes given and leaves it changed"
}

func TestGiven(t *testing.T) {
	if Given("a") != 0 {
		t.Error("changed")
	}
}
