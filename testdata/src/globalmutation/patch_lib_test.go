package globalmutation

import (
	"testing"

	qt "github.com/frankban/quicktest"
	"github.com/prashantv/gostub"
)

var (
	patchStub    = 1
	patchChained = 1
	patchQuick   = 1
	patchQuickC  = 1
	patchRace    = 1
)

func TestPatchLib(t *testing.T) {
	stubs := gostub.Stub(&patchStub, 2) // ok: reset by defer
	defer stubs.Reset()
	stubs.Stub(&patchChained, 2)  // ok: reset with the other
	qt.Patch(t, &patchQuick, 2)   // ok: restored at the end of the test
	c := qt.New(t)                //
	c.Patch(&patchQuickC, 2)      // ok: the same
	t.Log(patchStub + patchQuick) // ok: reads
}

// Restored at the end, but the other parallel tests run meanwhile.
func TestPatchLibParallel(t *testing.T) {
	t.Parallel()
	qt.Patch(t, &patchRace, 2) // want "changes patchRace while running in parallel"
}

func TestPatchLibReads(t *testing.T) {
	t.Parallel()
	if patchStub+patchChained+patchQuick+patchQuickC+patchRace != 5 {
		t.Error("changed")
	}
}
