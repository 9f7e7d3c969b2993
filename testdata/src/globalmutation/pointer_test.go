package globalmutation

import "testing"

var (
	pointerTarget = new(int)
	pointerLevel  = 1
	pointerField  = struct{ n int }{1}
	pointerRead   = new(int)
	pointerNew    = 5
)

func TestPointerStore(t *testing.T) {
	*pointerTarget = 3 // want "changes pointerTarget and leaves it changed"
}

func TestPointerToVariable(t *testing.T) {
	p := &pointerLevel
	*p = 2 // want "changes pointerLevel and leaves it changed"
}

func TestPointerToField(t *testing.T) {
	p := &pointerField.n
	*p++ // want "changes pointerField and leaves it changed"
}

func TestPointerReads(t *testing.T) {
	if *pointerTarget != 0 || pointerLevel != 1 || pointerField.n != 1 || *pointerRead != 0 || pointerNew != 5 {
		t.Error("changed")
	}
}

func TestPointerLoaded(t *testing.T) {
	v := *pointerRead
	v++ // ok: the loaded value is a copy
	q := &v
	*q = 3 // ok: points to a local
}

func TestPointerToCopy(t *testing.T) {
	n := pointerNew
	p := &n
	*p = 6 // ok: points to a copy
}
