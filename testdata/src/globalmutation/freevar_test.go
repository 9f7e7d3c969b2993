package globalmutation

import (
	"sync"
	"testing"
)

var (
	freevarCalled  = 1
	freevarDirect  = 1
	freevarGo      = 1
	freevarNested  = 1
	freevarPointer = 1
	freevarField   = 1
	freevarStored  = 1
	freevarRead    = 1
)

func TestFreevarCalled(t *testing.T) {
	set := func() {
		freevarCalled = 2 // want "changes freevarCalled and leaves it changed"
	}
	set()
}

func TestFreevarImmediately(t *testing.T) {
	func() {
		freevarDirect = 2 // want "changes freevarDirect and leaves it changed"
	}()
}

func TestFreevarGoroutine(t *testing.T) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		freevarGo = 2 // want "changes freevarGo and leaves it changed"
	}()
	wg.Wait()
}

func TestFreevarNested(t *testing.T) {
	outer := func() {
		inner := func() {
			freevarNested = 2 // want "changes freevarNested and leaves it changed"
		}
		inner()
	}
	outer()
}

func TestFreevarPointer(t *testing.T) {
	p := &freevarPointer
	set := func() {
		*p = 2 // want "changes freevarPointer and leaves it changed"
	}
	set()
}

// Table-driven: the literal is stored in a field and called in the loop.
func TestFreevarTable(t *testing.T) {
	tests := []struct {
		name  string
		setup func(t *testing.T)
	}{
		{name: "plain"},
		{name: "changed", setup: func(t *testing.T) {
			freevarField = 2 // want "changes freevarField and leaves it changed"
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.setup != nil {
				tt.setup(t)
			}
		})
	}
}

func TestFreevarReads(t *testing.T) {
	n := freevarCalled + freevarDirect + freevarGo + freevarNested + freevarPointer + freevarField + freevarStored + freevarRead
	if n != 8 {
		t.Error(n)
	}
}

func TestFreevarLocal(t *testing.T) {
	n := freevarRead
	set := func() {
		n = 5 // ok: a captured local
	}
	set()
	t.Log(n)
	tests := []struct {
		setup func(t *testing.T)
	}{
		{setup: func(t *testing.T) {
			old := freevarStored
			t.Cleanup(func() { freevarStored = old })
			freevarStored = 2 // ok: restored by the field's own cleanup
		}},
	}
	for _, tt := range tests {
		tt.setup(t)
	}
}
