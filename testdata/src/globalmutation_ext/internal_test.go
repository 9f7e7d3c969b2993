package ext

import "testing"

// The external tests of the directory are in the same binary: they observe.
func TestInternalReads(t *testing.T) {
	if Hidden() != 3 { // ok: reads
		t.Error("changed")
	}
}

func TestInternalRestores(t *testing.T) {
	old := hidden
	defer func() { hidden = old }()
	hidden = 5 // ok: restored
}
