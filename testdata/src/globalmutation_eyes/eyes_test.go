package globalmutation_eyes

import (
	"bytes"
	"errors"
	"fmt"
	"testing"
)

// Another field than the one that is changed, in what is called.
func TestVersion(t *testing.T) {
	current.Version = "1" // ok: nobody reads the version
}

func TestIcon(t *testing.T) {
	current.Icon = "x" // want `changes current and leaves it changed .TestHasIcon reads it.`
}

func TestHasName(t *testing.T) {
	if !validName(current) {
		t.Error("no name")
	}
}

func TestHasIcon(t *testing.T) {
	if validIcon(current) {
		t.Error("an icon")
	}
}

// A copy has all fields.
func TestWholeVersion(t *testing.T) {
	whole.Version = "1" // want `changes whole and leaves it changed .TestClone`
}

func TestClone(t *testing.T) {
	if clone(whole).Version != "" {
		t.Error("changed")
	}
}

// What is only looked at where something goes wrong, further down.
func TestOnFailure(t *testing.T) {
	onFailure = func(err error) { t.Log(err) } // want `changes onFailure and leaves it changed .report reads it.`
	onRefusal = func(err error) { t.Log(err) } // want `changes onRefusal and leaves it changed .TestRefuse may read it.`
}

func TestRun(t *testing.T) {
	if err := Run(1); err != nil {
		t.Error(err)
	}
}

func TestRefuse(t *testing.T) {
	Refuse(1)
}

// Where output goes is all the same to who only writes.
func TestSayBuffer(t *testing.T) {
	var b bytes.Buffer
	Out = &b        // ok: TestSay may write, and does not look
	Log = &Logger{} // ok: likewise
	Say("a")
}

func TestSay(t *testing.T) {
	Say("b")
}

// Parallel tests go on when the others have ended.
func TestSpeedParallel(t *testing.T) {
	t.Parallel()
	speed = 2 // ok: who looks has ended by then
}

func TestSpeed(t *testing.T) {
	if speed != 1 {
		t.Error("changed")
	}
}

func TestSharedParallel(t *testing.T) {
	t.Parallel()
	shared = 2 // want `changes shared while running in parallel .TestShared holds it too.`
}

func TestShared(t *testing.T) {
	t.Parallel()
	if shared != 1 {
		t.Error("changed")
	}
}

// One puts it back, one forgets it; who comes to it far down, if at all, is not named.
func TestMoveBack(t *testing.T) {
	old := write
	defer func() { write = old }()
	write = func(string) error { return nil }
	if err := Move("a"); err != nil {
		t.Error(err)
	}
}

func TestMoveLeft(t *testing.T) {
	write = func(string) error { return nil } // want `changes write and leaves it changed .move reads it.`
	if err := Move("a"); err != nil {
		t.Error(err)
	}
}

func TestMoveNothing(t *testing.T) {
	if err := Move(""); err != nil {
		t.Error(err)
	}
}

// Before it is parallel a test is one of the others.
func TestEarly(t *testing.T) {
	early = 2 // want `changes early and leaves it changed .TestAfterEarly reads it.`
	t.Parallel()
}

func TestAfterEarly(t *testing.T) {
	if early != 1 {
		t.Error("changed")
	}
}

// Examples come after the parallel tests.
func TestShownParallel(t *testing.T) {
	t.Parallel()
	shown = "x" // want `changes shown and leaves it changed .Example_shown reads it.`
}

func Example_shown() {
	fmt.Println(shown)
	// Output: std
}

// An error that is compared with another one may be none.
func TestBound(t *testing.T) {
	bound = 1 // want `changes bound and leaves it changed .TestBounded may read it.`
}

func TestBounded(t *testing.T) {
	if Bounded(5) != 5 {
		t.Error("cut")
	}
}

// A comparison with nil sees what is put there; who ignores it does not.
func TestOptional(t *testing.T) {
	optional = &chart{} // want `changes optional and leaves it changed .TestIsSet reads it.`
}

func TestIgnores(t *testing.T) {
	if !ignores(optional) {
		t.Error("looked")
	}
}

func TestIsSet(t *testing.T) {
	if isSet(optional) {
		t.Error("set")
	}
}

// Code in a list runs in who is led past it.
func TestAddStep(t *testing.T) {
	list = append(list, step{"x", func() error { return errors.New("x") }}) // want `changes list and leaves it changed .TestSteps reads it.`
}

func TestSteps(t *testing.T) {
	if err := Steps(); err != nil {
		t.Error(err)
	}
}

// Nothing at all in the place of a sink is no sink.
func TestNoSink(t *testing.T) {
	Err = nil // want `changes Err and leaves it changed .TestComplain may read it.`
}

func TestComplain(t *testing.T) {
	Complain("x")
}
