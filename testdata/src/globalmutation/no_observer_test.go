package globalmutation

import (
	"flag"
	"testing"
)

var (
	update         = flag.Bool("update-globalmutation", false, "rewrite the golden files")
	observerNone   = 1
	observerOwn    = 1
	observerCalls  int
	observerWriter = 1
	observerDirect = 1
)

func TestObserverNone(t *testing.T) {
	observerNone = 2 // ok: nothing reads it
}

func TestObserverOnlyItself(t *testing.T) {
	observerOwn = 2 // ok: only this test reads it
	if observerOwn != 2 {
		t.Error(observerOwn)
	}
}

func countObserved() { observerCalls++ }

func TestObserverCounter(t *testing.T) {
	observerCalls = 0
	countObserved() // ok: asserted in this test alone
	if observerCalls != 1 {
		t.Error(observerCalls)
	}
}

func TestGoldenFlag(t *testing.T) {
	if *update {
		t.Log("would write") // ok: the flag is only read
	}
}

// The message names the observer.
func TestObserverNamed(t *testing.T) {
	observerDirect = 2 // want "changes observerDirect and leaves it changed \\(TestObserverReads reads it\\)"
}

func TestObserverReads(t *testing.T) {
	if observerDirect != 1 {
		t.Error(observerDirect)
	}
}

// A test that builds on the value is an observer, one that overwrites it is none.
func TestObserverWriterFirst(t *testing.T) {
	observerWriter = 2 // want "TestObserverWriterFirst changes observerWriter and leaves it changed"
}

func TestObserverWriterSecond(t *testing.T) {
	observerWriter += 3 // ok: who writes it next overwrites it
}
