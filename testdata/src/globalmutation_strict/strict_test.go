// Package globalmutation_strict is analysed with -strict: what is restored
// still keeps the test from running in parallel.
package globalmutation_strict

import (
	"sync"
	"testing"

	"example.com/lazy"
)

var (
	strictDefer   = 1
	strictCleanup = 1
	strictLeft    = 1
	strictPlain   = 1
	strictAlone   = 1
	strictOnce    sync.Once
	strictLazy    = 1
)

func TestStrictDefer(t *testing.T) {
	old := strictDefer
	defer func() { strictDefer = old }()
	strictDefer = 2 // want "strictDefer"
}

func TestStrictCleanup(t *testing.T) {
	old := strictCleanup
	t.Cleanup(func() { strictCleanup = old })
	strictCleanup = 2 // want "strictCleanup"
}

func TestStrictPlain(t *testing.T) {
	old := strictPlain
	strictPlain = 2 // want "strictPlain"
	strictPlain = old
}

func TestStrictLeft(t *testing.T) {
	strictLeft = 2 // want "changes strictLeft and leaves it changed"
}

func TestStrictNot(t *testing.T) {
	strictAlone = 2        // ok: nothing else reads it
	strictOnce.Do(func() { // ok: lazy initialisation
		strictLazy = 2
	})
	_ = lazy.Instance() // ok: benign
	n := strictLeft     // ok: reads
	n++                 // ok: a local
	t.Log(n)
}

func TestStrictReads(t *testing.T) {
	if strictDefer+strictCleanup+strictLeft+strictPlain+strictLazy < 5 { // ok: reads
		t.Error("changed")
	}
}
