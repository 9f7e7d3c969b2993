package effects

import (
	"go/token"
	"slices"
)

// dropUndo leaves out what is deferred where it undoes what the function did,
// which then says so. What sets the whole of a variable, or where the function
// did nothing, sets right what its caller did; what is handed to Cleanup too.
func dropUndo(effects []Effect) []Effect {
	if !slices.ContainsFunc(effects, func(e Effect) bool { return e.Op == Write && e.When == Now && !e.Deferred }) {
		return effects
	}
	return slices.DeleteFunc(effects, func(e Effect) bool {
		return e.Op == Write && e.When == Now && e.Deferred && !e.whole
	})
}

// undoOf says how the writes of a resource are undone, looking at what is
// deferred and what is handed to Cleanup, and whether a defer comes too early
// for the parallel subtests.
func (c *collector) undoOf(key string, events []Effect) (Undo, bool) {
	undo, early := UndoNone, false
	look := func(e Effect) {
		if e.Op != Write && e.Op != Memo {
			return
		}
		switch {
		case e.Undo == UndoAuto && e.When == Now:
			undo = max(undo, UndoCleanup) // t.Setenv(k, ""); os.Unsetenv(k)
		case e.When == AtCleanup:
			undo = max(undo, UndoCleanup)
		case e.Deferred && e.When == Now:
			undo = max(undo, UndoDefer)
		}
	}
	for _, e := range events {
		look(e)
		early = early || e.direct
	}
	for _, e := range c.events {
		if e.Key != key && covers(e.Key, key) {
			look(e)
		}
	}
	return undo, early && undo == UndoDefer
}

// settleWrite decides how one write is undone, and where if a plain statement
// does it.
func (c *collector) settleWrite(e Effect, later []Effect, undo Undo, early bool, restored token.Pos) (Effect, token.Pos) {
	e.Undo = max(e.Undo, undo)
	if early && !e.InParallel && e.Undo == UndoDefer {
		e.TooEarly = true
	}
	if e.Undo > UndoPlain || e.restores() && !(e.class != valSaved && savedLater(later)) {
		return e, restored
	}
	// A func that nobody knows is deferred: it may well restore this.
	e.Maybe = e.Maybe || c.vague
	last := token.NoPos // a call may do several things to it
	for _, l := range slices.Backward(later) {
		if l.Op != Write || l.When != Now || l.Deferred || l.Pos == e.Pos {
			continue
		}
		if last == token.NoPos {
			last = l.Pos
		}
		if l.Pos != last {
			break
		}
		if l.restores() {
			e.Undo = UndoPlain
			e.FatalAt = c.fatalBetween(e, l.Pos)
			restored = l.Pos
			break
		}
	}
	return e, restored
}

// savedLater reports whether one of the writes puts back a value that was saved:
// then what came before was a change, even to nothing.
func savedLater(later []Effect) bool {
	return slices.ContainsFunc(later, func(l Effect) bool {
		return l.Op == Write && l.When == Now && !l.Deferred && l.class == valSaved
	})
}

// restores reports whether a write puts back what was there.
func (e Effect) restores() bool {
	return e.class == valSaved || e.class == valInitial || e.class == valZero
}

// fatalBetween returns the first call between a write and a position that may
// end the test, so that a plain restore there does not happen.
func (c *collector) fatalBetween(e Effect, to token.Pos) token.Pos {
	var first token.Pos
	for _, f := range c.fatals {
		if f.subtest && f.in != e.in {
			continue // ends the subtest, not what is around it
		}
		if e.Pos < f.pos && f.pos < to && (first == token.NoPos || f.pos < first) {
			first = f.pos
		}
	}
	return first
}

// worse reports whether a write is left more undone than another.
func worse(a, b Effect) bool {
	if a.Undo != b.Undo {
		return a.Undo < b.Undo
	}
	if a.Order != b.Order {
		return b.Order
	}
	if a.InParallel != b.InParallel {
		return a.InParallel
	}
	if a.TooEarly != b.TooEarly {
		return a.TooEarly
	}
	return a.FatalAt != token.NoPos && b.FatalAt == token.NoPos
}
