package globalmutation

import (
	"testing"

	"example.com/testlib"
)

var (
	genericForced   = "prod"
	genericInferred = 1
	genericDropped  = 1
	genericMethod   = genericCell[int]{v: 1}
	genericReplaced = "prod"
	genericHooked   = 1
	genericSaved    = 1
	genericMap      = map[string]int{}
	genericMapRead  = map[string]int{}
)

type genericCell[T any] struct{ v T }

func (c *genericCell[T]) Set(v T) { c.v = v }
func (c *genericCell[T]) Get() T  { return c.v }

func genericSet[T any](p *T, v T)                               { *p = v }
func genericPut[M ~map[K]V, K comparable, V any](m M, k K, v V) { m[k] = v }
func genericLen[M ~map[K]V, K comparable, V any](m M) int       { return len(m) }

func TestGenericOtherPackage(t *testing.T) {
	testlib.Force(&genericForced, "test") // want "changes genericForced and leaves it changed"
}

func TestGenericExplicit(t *testing.T) {
	genericSet[int](&genericInferred, 2) // want "changes genericInferred and leaves it changed"
}

// Hook's result restores; nobody calls it.
func TestGenericUndoDropped(t *testing.T) {
	testlib.Hook(&genericDropped, 2) // want "changes genericDropped and leaves it changed"
}

func TestGenericMethod(t *testing.T) {
	genericMethod.Set(2) // want "changes genericMethod and leaves it changed"
}

func TestGenericMap(t *testing.T) {
	genericPut(genericMap, "k", 1) // want "changes genericMap and leaves it changed"
}

func TestGenericReads(t *testing.T) {
	if genericForced != "prod" || genericInferred != 1 || genericDropped != 1 || genericMethod.Get() != 1 || len(genericMap) != 0 {
		t.Error("changed")
	}
	if genericReplaced != "prod" || genericHooked != 1 || genericSaved != 1 || genericLen(genericMapRead) != 0 {
		t.Error("changed")
	}
}

func TestGenericRestored(t *testing.T) {
	testlib.Replace(t, &genericReplaced, "test") // ok: restored by the helper's cleanup
	defer testlib.Hook(&genericHooked, 2)()      // ok: the returned function is deferred
	testlib.Save(t, &genericSaved)
	genericSaved = 2 // ok: the helper restores it at the end
	var own genericCell[int]
	own.Set(3)                     // ok: a local
	_ = genericLen(genericMapRead) // ok: only read
}
