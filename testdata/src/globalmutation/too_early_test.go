package globalmutation

import "testing"

var (
	earlyGlobal  = ""
	earlyTable   = ""
	earlyPlain   = ""
	earlyCleanup = ""
	earlyGroup   = ""
	earlySerial  = ""
	earlyHelper  = ""
	earlyInside  = ""
)

// The deferred function runs when the parent returns, and that is before its
// parallel subtests begin.
func TestTooEarly(t *testing.T) {
	earlyGlobal = "test" // want "restores earlyGlobal by defer before its parallel subtests end"
	defer func() { earlyGlobal = "" }()
	t.Run("sub", func(t *testing.T) {
		t.Parallel()
		if earlyGlobal != "test" {
			t.Error(earlyGlobal)
		}
	})
}

func TestTooEarlyTable(t *testing.T) {
	old := earlyTable
	defer func() { earlyTable = old }()
	earlyTable = "test" // want "restores earlyTable by defer before its parallel subtests end"
	for _, name := range []string{"a", "b"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_ = earlyTable
		})
	}
}

func parallelEarlyHelper(t *testing.T) {
	t.Parallel()
	_ = earlyHelper
}

func TestTooEarlyNamedSubtest(t *testing.T) {
	old := earlyHelper
	defer func() { earlyHelper = old }()
	earlyHelper = "test" // want "restores earlyHelper by defer before its parallel subtests end"
	t.Run("sub", parallelEarlyHelper)
}

func TestEarlyCleanup(t *testing.T) {
	old := earlyCleanup
	t.Cleanup(func() { earlyCleanup = old })
	earlyCleanup = "test" // ok: cleanups run after the parallel subtests
	t.Run("sub", func(t *testing.T) {
		t.Parallel()
		_ = earlyCleanup
	})
}

// t.Run of a group returns when the group's parallel subtests have ended.
func TestEarlyGroup(t *testing.T) {
	old := earlyGroup
	defer func() { earlyGroup = old }()
	earlyGroup = "test" // ok: the group has ended before the deferred function
	t.Run("group", func(t *testing.T) {
		t.Run("sub", func(t *testing.T) {
			t.Parallel()
			_ = earlyGroup
		})
	})
}

func TestEarlySerial(t *testing.T) {
	defer func() { earlySerial = "" }()
	earlySerial = "test" // ok: the subtest is serial
	t.Run("sub", func(t *testing.T) {
		_ = earlySerial
	})
}

func TestEarlyInsideSerialSubtest(t *testing.T) {
	t.Run("writes", func(t *testing.T) {
		defer func() { earlyInside = "" }()
		earlyInside = "test" // ok: this subtest has no parallel ones
	})
	t.Run("parallel", func(t *testing.T) {
		t.Parallel()
	})
}

func TestEarlyReads(t *testing.T) {
	for _, s := range []string{earlyGlobal, earlyTable, earlyPlain, earlyCleanup, earlyGroup, earlySerial, earlyHelper, earlyInside} {
		if s != "" {
			t.Error(s)
		}
	}
}
