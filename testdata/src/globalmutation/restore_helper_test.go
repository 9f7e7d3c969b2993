package globalmutation

import "testing"

var (
	helperSignIn  = "real"
	helperSignOut = "real"
	helperNoUndo  = "real"
	helperPartial = "real"
	helperMissed  = "real"
	helperSubject = "real"
	helperBench   = "real"
	helperStand   = "real"
)

// withLauncherHooks restores; its caller changes.
func withLauncherHooks(t *testing.T) {
	t.Helper()
	in, out := helperSignIn, helperSignOut
	t.Cleanup(func() {
		helperSignIn = in
		helperSignOut = out
	})
}

func stubNoUndo(t *testing.T, v string) {
	t.Helper()
	helperNoUndo = v
}

// stubPartial saves two and restores one.
func stubPartial(t *testing.T) {
	p, m := helperPartial, helperMissed
	helperPartial, helperMissed = "stub", "stub"
	t.Cleanup(func() {
		helperPartial = p
		_ = m
	})
}

func stubSubject(tb testing.TB, v string) {
	tb.Helper()
	old := helperSubject
	helperSubject = v
	tb.Cleanup(func() { helperSubject = old })
}

// standsForT is what many helpers take instead of a testing.TB.
type standsForT interface {
	Helper()
	Cleanup(func())
}

func stubStand(t standsForT, v string) {
	t.Helper()
	old := helperStand
	helperStand = v
	t.Cleanup(func() { helperStand = old })
}

func TestHelperStandsForT(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		stubStand(t, "stub") // ok: a helper with a cleanup
	})
	t.Run("other", func(t *testing.T) {
		helperStand = "stub" // want "TestHelperStandsForT changes helperStand and leaves it changed"
	})
}

func TestHelperRestoresCallerWrites(t *testing.T) {
	withLauncherHooks(t)
	helperSignIn = "stub"  // ok: the helper restores it
	helperSignOut = "stub" // ok: the helper restores it
}

func TestHelperWithoutCleanup(t *testing.T) {
	stubNoUndo(t, "stub") // want "changes helperNoUndo and leaves it changed"
}

func TestHelperRestoresOneOfTwo(t *testing.T) {
	stubPartial(t) // want "changes helperMissed and leaves it changed"
}

func TestHelperTB(t *testing.T) {
	stubSubject(t, "stub") // ok: a testing.TB helper with a cleanup
}

func TestHelperInSubtest(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		stubSubject(t, "stub") // ok: restored at the end of the subtest
	})
}

func BenchmarkHelper(b *testing.B) {
	old := helperBench
	b.Cleanup(func() { helperBench = old })
	helperBench = "stub" // ok: restored
	for range b.N {
		stubSubject(b, "stub") // ok: restored by the helper
	}
}

func TestHelperReads(t *testing.T) {
	for _, s := range []string{helperSignIn, helperSignOut, helperNoUndo, helperPartial, helperMissed, helperSubject, helperBench, helperStand} {
		if s != "real" {
			t.Error(s)
		}
	}
}
