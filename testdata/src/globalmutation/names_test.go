package globalmutation

import (
	"testing"

	. "example.com/dotted"
	renamed "example.com/state2"
)

func TestNamesDotImport(t *testing.T) {
	Dotted = 2 // want "changes dotted.Dotted and leaves it changed"
}

func TestNamesRenamedImport(t *testing.T) {
	renamed.Value = 2 // want "Value and leaves it changed"
}

// A local value is called like the imported package.
func TestNamesShadowedPackage(t *testing.T) {
	renamed := struct{ Value int }{}
	renamed.Value = 2 // ok: a field of a local
	_ = renamed
	Dotted := 3
	Dotted++ // ok: a local called like the dot-imported variable
	_ = Dotted
}

func TestNamesReads(t *testing.T) {
	if Dotted != 1 || renamed.Value != 1 {
		t.Error("changed")
	}
}
