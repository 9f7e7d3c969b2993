package globalmutation

import "testing"

var (
	aroundLevel    = 1
	aroundSubtest  = 1
	aroundNested   = 1
	aroundCleanup  = 1
	aroundOther    = 1
	aroundPlain    = 1
	aroundOutside  = 1
	aroundSet      = 1
	aroundParallel = 1
)

func preserveLevel(f func()) {
	old := aroundLevel
	defer func() { aroundLevel = old }()
	f()
}

func TestAroundPreserved(t *testing.T) {
	preserveLevel(func() {
		aroundLevel = 3 // ok: the helper puts it back
		aroundOther = 3 // want "changes aroundOther and leaves it changed"
	})
}

func aroundRun(t *testing.T, v int, f func(t *testing.T)) {
	old := aroundSubtest
	aroundSubtest = v
	defer func() { aroundSubtest = old }()
	t.Run("sub", f)
}

func TestAroundSubtest(t *testing.T) {
	aroundRun(t, 2, func(t *testing.T) {
		aroundSubtest = 3 // ok: the helper puts it back
	})
}

func preserveNested(f func()) {
	old := aroundNested
	defer func() { aroundNested = old }()
	f()
}

func TestAroundNested(t *testing.T) {
	preserveNested(func() {
		t.Run("sub", func(t *testing.T) {
			aroundNested = 2 // ok: the helper around the subtest puts it back
		})
	})
}

func preserveCleanup(t *testing.T, f func()) {
	old := aroundCleanup
	t.Cleanup(func() { aroundCleanup = old })
	f()
}

func TestAroundCleanup(t *testing.T) {
	preserveCleanup(t, func() {
		aroundCleanup = 2 // ok: put back at the end of the test
	})
}

func preserveSet(v int, f func()) {
	old := aroundSet
	aroundSet = v
	defer func() { aroundSet = old }()
	f()
}

func TestAroundSet(t *testing.T) {
	preserveSet(2, func() {
		aroundSet = 3 // ok: the helper puts it back
	})
}

// runPlain puts nothing back.
func runPlain(f func()) { f() }

func TestAroundPlain(t *testing.T) {
	runPlain(func() {
		aroundPlain = 2 // want "changes aroundPlain and leaves it changed"
	})
}

func preserveOutside(f func()) {
	old := aroundOutside
	defer func() { aroundOutside = old }()
	f()
}

// It is put back before the test writes.
func TestAroundOutside(t *testing.T) {
	preserveOutside(func() {})
	aroundOutside = 2 // want "changes aroundOutside and leaves it changed"
}

func preserveParallel(f func()) {
	old := aroundParallel
	defer func() { aroundParallel = old }()
	f()
}

// The subtest goes on when the helper is done.
func TestAroundParallel(t *testing.T) {
	preserveParallel(func() {
		t.Run("sub", func(t *testing.T) {
			t.Parallel()
			aroundParallel = 2 // want "changes aroundParallel and leaves it changed"
		})
	})
}

func TestAroundReads(t *testing.T) {
	if aroundLevel+aroundSubtest+aroundNested+aroundCleanup+aroundOther+aroundPlain+aroundOutside+aroundSet+aroundParallel != 9 {
		t.Error("changed")
	}
}
