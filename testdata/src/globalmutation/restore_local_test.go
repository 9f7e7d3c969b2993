package globalmutation

import "testing"

var (
	localCalled      = 1
	localCalledLate  = 1
	localAssigned    = 1
	localFlip        = 1
	localSetThere    = 1
	localCalledFatal = 1
	localOnError     = 1
	localConnect     = 1
)

// Restored by a func that the parent has and the subtest calls.
func TestLocalCalled(t *testing.T) {
	old := localCalled
	restore := func() { localCalled = old }
	t.Run("a", func(t *testing.T) {
		localCalled = 2 // ok: restored by the helper
		restore()
	})
}

func TestLocalCalledLate(t *testing.T) {
	old := localCalledLate
	restore := func() { localCalledLate = old }
	t.Run("a", func(t *testing.T) {
		t.Cleanup(func() { restore() })
		localCalledLate = 2 // ok: restored by the helper
	})
	t.Run("b", func(t *testing.T) {
		localCalledLate = 3 // want "TestLocalCalledLate changes localCalledLate and leaves it changed"
	})
}

func TestLocalAssigned(t *testing.T) {
	cleanup := func() {}
	defer func() { cleanup() }()
	t.Run("a", func(t *testing.T) {
		old := localAssigned
		cleanup = func() { localAssigned = old }
		localAssigned = 2 // ok: the parent calls what the subtest assigned
	})
	t.Run("b", func(t *testing.T) {
		localAssigned = 3 // ok: the parent calls what the subtest assigned
	})
}

// The helper has put it back before anything can fail.
func TestLocalFlip(t *testing.T) {
	flip := func() {
		old := localFlip
		localFlip = 2 // ok: nothing ends the test before the restore
		work()
		localFlip = old
	}
	if work() == 0 {
		t.Fatal("no work")
	}
	flip()
}

func TestLocalSetThere(t *testing.T) {
	old := localSetThere
	set := func() { localSetThere = 2 } // ok: the test can only end before the call
	restore := func() { localSetThere = old }
	if work() == 0 {
		t.Fatal("no work")
	}
	set()
	restore()
}

func TestLocalCalledFatal(t *testing.T) {
	old := localCalledFatal
	restore := func() { localCalledFatal = old }
	localCalledFatal = 2 // want "TestLocalCalledFatal does not restore localCalledFatal when it fails"
	if work() == 0 {
		t.Fatal("no work")
	}
	restore()
}

// The helper is for the case of an error.
func TestLocalOnError(t *testing.T) {
	fail := func() int {
		localOnError = 1
		return 0
	}
	localOnError = 2 // want "TestLocalOnError changes localOnError and leaves it changed"
	if work() == 0 {
		fail()
	}
}

func connectLocal() (err error) {
	disconnect := func() { localConnect = 1 }
	defer func() {
		if err != nil {
			disconnect()
		}
	}()
	localConnect = 2
	return nil
}

func TestLocalConnect(t *testing.T) {
	if err := connectLocal(); err != nil { // want "TestLocalConnect changes localConnect and leaves it changed"
		t.Fatal(err)
	}
}

func TestLocalReads(t *testing.T) {
	if localCalled+localCalledLate+localAssigned+localFlip+localSetThere+localCalledFatal+localOnError+localConnect != 8 {
		t.Error("changed")
	}
}

var (
	failedRestored = 1
	failedHelper   = 1
	failedLiteral  = 1
	failedAgain    = 1
	failedElse     = 1
	failedAfter    = 1
	failedEmptied  = 1
)

func overrideFailed(v int) func() {
	old := failedHelper
	failedHelper = v
	return func() { failedHelper = old }
}

func TestFailedRestored(t *testing.T) {
	old := failedRestored
	failedRestored = 2 // ok: restored before the test ends
	if work() == 0 {
		failedRestored = old
		t.Fatal("no work")
	}
	failedRestored = old
}

func TestFailedHelper(t *testing.T) {
	undo := overrideFailed(2) // ok: undone before the test ends
	if work() == 0 {
		undo()
		t.Fatal("no work")
	}
	undo()
}

func TestFailedLiteral(t *testing.T) {
	old := failedLiteral
	undo := func() { failedLiteral = old }
	failedLiteral = 2 // ok: undone before the test ends
	if work() == 0 {
		undo()
		t.Fatal("no work")
	}
	undo()
}

// Another branch ends the test without.
func TestFailedElse(t *testing.T) {
	old := failedElse
	failedElse = 2 // want "does not restore failedElse when it fails"
	if work() == 0 {
		failedElse = old
	} else if work() == 2 {
		t.Fatal("no work")
	}
	failedElse = old
}

// The restore comes after what may end the test.
func TestFailedAfter(t *testing.T) {
	old := failedAfter
	failedAfter = 2 // want "does not restore failedAfter when it fails"
	if work() == 0 {
		mustWork(t)
		failedAfter = old
	}
	failedAfter = old
}

// What was undone is changed again.
func TestFailedAgain(t *testing.T) {
	old := failedAgain
	failedAgain = 2
	failedAgain = old
	failedAgain = 3 // want "does not restore failedAgain when it fails"
	if work() == 0 {
		t.Fatal("no work")
	}
	failedAgain = old
}

// To set nothing is another change, as what was there is put back later.
func TestFailedEmptied(t *testing.T) {
	old := failedEmptied
	failedEmptied = 2 // want "does not restore failedEmptied when it fails"
	failedEmptied = 0
	if work() == 0 {
		t.Fatal("no work")
	}
	failedEmptied = old
}

func TestFailedReads(t *testing.T) {
	if failedRestored+failedHelper+failedLiteral+failedElse+failedAfter+failedAgain+failedEmptied != 7 {
		t.Error("changed")
	}
}
