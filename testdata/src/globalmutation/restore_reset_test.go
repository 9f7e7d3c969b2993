package globalmutation

import (
	"os"
	"testing"
)

var (
	resetReadDir   = os.ReadDir
	resetGlob      = []string{"a"}
	resetForgot    = os.ReadDir
	resetCounter   int
	resetInCleanup = 1
)

// cleanupTest resets to what the package starts with, not to a saved value.
func cleanupTest() {
	resetReadDir = os.ReadDir
	resetGlob = []string{"a"}
	resetCounter = 0
	resetInCleanup = 1
}

func stubReadDir(string) ([]os.DirEntry, error) { return nil, nil }

func TestResetDeferred(t *testing.T) {
	resetReadDir = stubReadDir // ok: the deferred reset function restores it
	defer cleanupTest()
	resetGlob = nil // ok: the same
}

func TestResetFirst(t *testing.T) {
	defer cleanupTest()
	resetCounter = 5 // ok: the same
}

func TestResetAsCleanup(t *testing.T) {
	t.Cleanup(cleanupTest)
	resetInCleanup = 2 // ok: a function value as cleanup
}

func TestResetForgotten(t *testing.T) {
	defer cleanupTest()
	resetForgot = stubReadDir // want "changes resetForgot and leaves it changed"
}

func TestResetReads(t *testing.T) {
	if resetReadDir == nil || resetForgot == nil || len(resetGlob) != 1 || resetCounter != 0 || resetInCleanup != 1 {
		t.Error("changed")
	}
}

func resetScheme() { setScheme("passthrough") }

func zeroScheme() { setOther("passthrough") }

func setScheme(s string) { resetBySetter = s }

func setOther(s string) { zeroedBySetter = s }

var resetBySetter, zeroedBySetter = "dns", "dns"

func TestResetByNameCallsSetter(t *testing.T) {
	resetScheme() // ok: what is called reset puts things back, also by a setter
	zeroScheme()  // want "changes zeroedBySetter and leaves it changed"
}

func TestResetThenSet(t *testing.T) {
	resetScheme()
	setScheme("unix") // want "changes resetBySetter and leaves it changed"
}

func TestResetBySetterReads(t *testing.T) {
	if resetBySetter+zeroedBySetter == "" {
		t.Error("changed")
	}
}

type resetIDs struct{ next int }

func (r *resetIDs) Reset() { r.next = 0 }
func (r *resetIDs) Zero()  { r.next = 0 }

var resetGen, resetZeroed = &resetIDs{next: 1}, &resetIDs{next: 1}

func TestResetByName(t *testing.T) {
	resetGen.Reset()   // ok: what is called reset puts things back
	resetZeroed.Zero() // want "changes resetZeroed and leaves it changed"
}

func TestResetByNameReads(t *testing.T) {
	if resetGen.next+resetZeroed.next == 0 {
		t.Error("changed")
	}
}
