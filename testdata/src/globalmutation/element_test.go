package globalmutation

import (
	"maps"
	"slices"
	"testing"
)

var (
	elementMap   = map[string]int{"a": 1}
	elementSlice = []int{1, 2}
	elementArray = [2]int{1, 2}
	elementCount = map[string]int{}

	elementMapCloned   = map[string]int{"a": 1}
	elementSliceCloned = []int{1, 2}
	elementArrayCopied = [2]int{1, 2}
)

func TestElementOfMap(t *testing.T) {
	elementMap["b"] = 2 // want "changes elementMap and leaves it changed"
}

func TestElementOfSlice(t *testing.T) {
	elementSlice[0] = 9 // want "changes elementSlice and leaves it changed"
}

func TestElementOfArray(t *testing.T) {
	elementArray[1] = 9 // want "changes elementArray and leaves it changed"
}

func TestElementIncremented(t *testing.T) {
	elementCount["x"]++ // want "changes elementCount and leaves it changed"
}

func TestElementReads(t *testing.T) {
	if len(elementMap) != 1 || elementSlice[0] != 1 || elementArray[1] != 2 || elementCount["x"] != 0 {
		t.Error("changed")
	}
	if len(elementMapCloned) != 1 || elementSliceCloned[0] != 1 || elementArrayCopied[0] != 1 {
		t.Error("changed")
	}
}

func TestElementOfClone(t *testing.T) {
	m := maps.Clone(elementMapCloned)
	m["b"] = 2 // ok: a cloned map
	s := slices.Clone(elementSliceCloned)
	s[0] = 9 // ok: a cloned slice
	a := elementArrayCopied
	a[0] = 9 // ok: arrays are copied when assigned
	_ = a
	c := make([]int, len(elementSliceCloned))
	copy(c, elementSliceCloned)
	c[0] = 9 // ok: copied element by element
}
