package globalmutation

import (
	"testing"
	"time"
)

var (
	restoreNow      = time.Now
	restoreSleep    = time.Sleep
	restoreDropped  = time.Now
	restoreOther    = 1
	restoreNotThis  = 1
	restoreInline   = 1
	restoreCleanup  = 1
	restoreLoop     = []int{1}
	restoreUndo     = 1
	restoreOverride = 1
)

func fixedNow() time.Time { return time.Unix(0, 0) }

func restoreHooks() func() {
	n, s := restoreNow, restoreSleep
	return func() { restoreNow, restoreSleep = n, s }
}

func saveDropped() func() {
	n := restoreDropped
	return func() { restoreDropped = n }
}

func overrideInt(v int) (restore func()) {
	old := restoreOverride
	restoreOverride = v
	return func() { restoreOverride = old }
}

func TestRestoreByReturnedClosure(t *testing.T) {
	defer restoreHooks()()
	restoreNow = fixedNow                 // ok: the deferred closure restores it
	restoreSleep = func(time.Duration) {} // ok: and this one
}

func TestRestoreClosureDropped(t *testing.T) {
	saveDropped()
	restoreDropped = fixedNow // want "changes restoreDropped and leaves it changed"
}

func TestRestoreInlineDefer(t *testing.T) {
	old := restoreInline
	defer func() { restoreInline = old }()
	restoreInline = 2 // ok: a deferred literal restores it
}

func TestRestoreInlineCleanup(t *testing.T) {
	old := restoreCleanup
	restoreCleanup = 2 // ok: restored by the cleanup below
	t.Cleanup(func() { restoreCleanup = old })
}

func TestRestoreAnotherVariable(t *testing.T) {
	old := restoreOther
	defer func() { restoreOther = old }()
	restoreOther = 2   // ok: restored
	restoreNotThis = 2 // want "changes restoreNotThis and leaves it changed"
}

func TestRestoreUndoVariable(t *testing.T) {
	old := restoreUndo
	undo := func() { restoreUndo = old }
	restoreUndo = 3 // ok: undo is deferred
	defer undo()
}

func TestRestoreOverrideDeferred(t *testing.T) {
	restore := overrideInt(2) // ok: its result is deferred
	defer restore()
}

func TestRestoreOverrideCleanup(t *testing.T) {
	t.Cleanup(overrideInt(2)) // ok: its result is the cleanup
}

func TestRestoreOverrideForgotten(t *testing.T) {
	_ = overrideInt(2) // want "changes restoreOverride and leaves it changed"
}

func TestRestoreReads(t *testing.T) {
	if restoreNow().IsZero() || restoreDropped().IsZero() || restoreSleep == nil {
		t.Error("changed")
	}
	if restoreOther+restoreNotThis+restoreInline+restoreCleanup+restoreUndo+restoreOverride+restoreLoop[0] != 7 {
		t.Error("changed")
	}
}
