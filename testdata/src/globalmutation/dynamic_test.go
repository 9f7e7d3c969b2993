package globalmutation

import (
	"slices"
	"testing"
)

var (
	dynamicKnown   = 1
	dynamicUnknown = 1
	dynamicBound   = 1
	dynamicStored  = 1
	dynamicHigher  = 1
	dynamicLiteral = 1
)

type setter interface{ Set(int) }

type writing struct{}

func (writing) Set(n int) { dynamicKnown = n }

type unknownWriting struct{}

func (unknownWriting) Set(n int) { dynamicUnknown = n }

type harmless struct{ n int }

func (h *harmless) Set(n int) { h.n = n }

func setters() []setter { return []setter{unknownWriting{}, &harmless{}} }

func call(s setter) { s.Set(2) }

func setDynamicBound() { dynamicBound = 2 }

func apply(f func()) { f() }

var dynamicHook func()

// The concrete type is visible in the function.
func TestDynamicKnown(t *testing.T) {
	var s setter = writing{}
	s.Set(2) // want "changes dynamicKnown and leaves it changed"
}

func TestDynamicBoundOnce(t *testing.T) {
	f := setDynamicBound
	f() // want "changes dynamicBound and leaves it changed"
}

func TestDynamicHandedOver(t *testing.T) {
	apply(func() {
		dynamicLiteral = 2 // want "changes dynamicLiteral and leaves it changed"
	})
}

func TestDynamicSortFunc(t *testing.T) {
	s := []int{2, 1}
	slices.SortFunc(s, func(a, b int) int {
		dynamicHigher++ // want "changes dynamicHigher and leaves it changed"
		return a - b
	})
}

func TestDynamicUnknown(t *testing.T) {
	for _, s := range setters() {
		s.Set(2) // ok: nobody knows which type it has
	}
	var h setter = &harmless{}
	h.Set(2)          // ok: its type is known and changes itself only
	call(&harmless{}) // ok: nobody knows in call
	if dynamicHook != nil {
		dynamicHook() // ok: nobody knows what the variable holds
	}
	f := func() {}
	f() // ok: an empty literal
}

func TestDynamicReads(t *testing.T) {
	if dynamicKnown+dynamicUnknown+dynamicBound+dynamicStored+dynamicHigher+dynamicLiteral != 6 {
		t.Error("changed")
	}
}
