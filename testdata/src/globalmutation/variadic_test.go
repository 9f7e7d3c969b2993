package globalmutation

import "testing"

var variadicLevel, variadicRead = 1, 1

func TestVariadicPointer(t *testing.T) {
	variadicParam(&variadicLevel) // want "changes variadicLevel and leaves it changed"
}

func TestVariadicReads(t *testing.T) {
	if variadicLevel != 1 || variadicRead != 1 {
		t.Error("changed")
	}
	t.Log(variadicRead, &variadicRead) // ok: handed to a function that prints
}
