package globalmutation

import "testing"

var (
	compoundTotal = 1
	compoundMask  = 0xff
)

func TestCompound(t *testing.T) {
	compoundTotal += 2 // want "changes compoundTotal and leaves it changed"
}

func TestCompoundAndNot(t *testing.T) {
	compoundMask &^= 0x0f // want "changes compoundMask and leaves it changed"
}

func TestCompoundReads(t *testing.T) {
	n := compoundTotal
	n += compoundMask // ok: reads both, writes a local
	if n != 256 {
		t.Error(n)
	}
}
