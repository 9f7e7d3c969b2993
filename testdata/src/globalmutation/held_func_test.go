package globalmutation

import "testing"

var heldCheck, heldOther, heldLeft = 1, 1, 1

// Package variables that hold one function from the start are as good as it.
var (
	heldReset = func() { heldCheck = 1 }
	heldSet   = func(n int) { heldOther = n }
	heldSwap  = func() { heldLeft = 1 }
)

func init() { heldSwap = nil }

func TestHeldFuncRestores(t *testing.T) {
	t.Cleanup(heldReset)
	heldCheck = 2 // ok: heldReset sets it right
}

func TestHeldFuncRestoresOther(t *testing.T) {
	t.Cleanup(heldReset)
	heldOther = 2 // want "changes heldOther and leaves it changed"
}

func TestHeldFuncSets(t *testing.T) {
	heldSet(3) // want "changes heldOther and leaves it changed"
}

// What it holds by now is not known: it may restore.
func TestHeldFuncChanged(t *testing.T) {
	t.Cleanup(heldSwap)
	heldLeft = 2 // ok: for all that is known
}

func TestHeldReads(t *testing.T) {
	if heldCheck+heldOther+heldLeft != 3 {
		t.Error("changed")
	}
}
