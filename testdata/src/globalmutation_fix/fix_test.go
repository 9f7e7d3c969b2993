package globalmutation_fix

import "testing"

type settings struct{ retries int }

var (
	fixLeft    = 1
	fixField   settings
	fixSub     = 1
	fixPlain   = 1
	fixEarly   = 1
	fixSaved   = 1
	fixTwice   = 1
	fixBench   = 1
	fixClosure = 1
)

func work() bool { return true }

func TestLeft(t *testing.T) {
	fixLeft = 2 // want "changes fixLeft and leaves it changed"
}

func TestField(t *testing.T) {
	fixField.retries = 2 // want "changes fixField and leaves it changed"
}

// The subtest's own t restores it.
func TestSub(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		fixSub = 2 // want "changes fixSub and leaves it changed"
	})
}

// The saved value is used, and the restore that t.Fatal skips goes away.
func TestPlain(t *testing.T) {
	old := fixPlain
	fixPlain = 2 // want "does not restore fixPlain when it fails"
	if !work() {
		t.Fatal("no work")
	}
	fixPlain = old
}

// The deferred function becomes a cleanup.
func TestEarly(t *testing.T) {
	old := fixEarly
	defer func() { fixEarly = old }()
	fixEarly = 2 // want "restores fixEarly by defer before its parallel subtests end"
	t.Run("sub", func(t *testing.T) {
		t.Parallel()
		_ = fixEarly
	})
}

func BenchmarkLeft(b *testing.B) {
	fixBench = 2 // want "changes fixBench and leaves it changed"
}

func BenchmarkReads(b *testing.B) {
	if fixBench != 1 {
		b.Error("changed")
	}
}

func TestReads(t *testing.T) {
	if fixLeft+fixField.retries+fixSub+fixPlain+fixEarly+fixSaved+fixTwice+fixBench+fixClosure != 8 { // ok: reads
		t.Error("changed")
	}
}

var fixStep = 1

// The subtest after it does not need what this one sets.
func TestNoStep(t *testing.T) {
	before := fixStep
	t.Run("set", func(t *testing.T) {
		fixStep = 2 // want "changes fixStep and leaves it changed"
		if fixStep == before {
			t.Error(fixStep)
		}
	})
	t.Run("other", func(t *testing.T) {
		if before != 1 {
			t.Error(before)
		}
	})
}

func TestNoStepReads(t *testing.T) {
	if fixStep != 1 {
		t.Error(fixStep)
	}
}
