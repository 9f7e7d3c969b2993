package ext_test

import (
	"testing"

	ext "globalmutation_ext"
	"globalmutation_ext/dep"
)

func TestExternal(t *testing.T) {
	ext.Level = 2 // want "changes ext.Level and leaves it changed"
}

func TestExternalByExportTest(t *testing.T) {
	ext.SetHidden(2) // want "changes ext.hidden and leaves it changed"
}

func TestExternalBySetter(t *testing.T) {
	ext.SetInner(2) // want "changes ext.inner and leaves it changed"
}

func TestExternalDep(t *testing.T) {
	dep.Bump() // want "changes dep.count and leaves it changed"
}

func TestExternalReads(t *testing.T) {
	if ext.Level != 1 || ext.Hidden() != 3 || dep.Count() != 0 { // ok: reads
		t.Error("changed")
	}
}

func TestExternalRestores(t *testing.T) {
	old := ext.Level
	t.Cleanup(func() { ext.Level = old })
	ext.Level = 3 // ok: restored
	t.Cleanup(func() { ext.SetInner(1) })
	ext.SetInner(3)       // ok: restored by the setter
	_ = ext.HookedValue() // ok: reads
}
