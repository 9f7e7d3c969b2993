package globalmutation

import "testing"

var incdecUp, incdecDown = 1, 1

func TestIncrement(t *testing.T) {
	incdecUp++ // want "changes incdecUp and leaves it changed"
}

func TestDecrement(t *testing.T) {
	incdecDown-- // want "changes incdecDown and leaves it changed"
}

func TestIncDecReads(t *testing.T) {
	n := incdecUp - incdecDown
	n++ // ok: a local
	if n != 1 {
		t.Error(n)
	}
}
