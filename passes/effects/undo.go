package effects

import (
	"go/token"
	"slices"
	"strings"
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

// An undoing is what undoes changes of a resource in the end.
type undoing struct {
	undo  Undo
	at    region // the scopes at whose end it happens
	own   bool   // it puts back what was there when those scopes began
	early bool   // a defer before the parallel subtests
	what  Effect
}

// concerns reports whether something that is written may put right what a change
// did: not if it is known to be another part of the resource, log's flags instead
// of its output. To set all that os.Environ() listed takes nothing away again.
func concerns(written, change Effect) bool {
	if written.class == valEnviron && !change.Removes() {
		return false
	}
	return !written.exact || written.Key != change.Key || !Disjoint(written.Part, change.Part)
}

// undoings returns what is deferred and what is handed to Cleanup.
func (c *collector) undoings(key string, events []Effect) []undoing {
	var out []undoing
	direct := slices.ContainsFunc(events, func(e Effect) bool { return e.direct })
	look := func(e Effect) {
		u := undoing{undo: UndoCleanup, what: e}
		switch {
		case e.Op != Write && e.Op != Memo:
			return
		case e.When == AtCleanup, e.Undo == UndoAuto && e.When == Now: // t.Setenv(k, ""); os.Unsetenv(k)
			if u.at = c.regionOfTB(e.tb); e.in.run.IsValid() || e.around {
				u.at = c.regionOf(e.in)
			}
		case e.Deferred && e.When == Now:
			u.undo, u.at = UndoDefer, c.regionOf(e.in)
			u.early = direct && (!u.at.known || slices.Contains(u.at.scopes, c.root))
		default:
			return
		}
		u.own = e.Undo == UndoAuto || e.class == valSaved && c.regionOf(e.saved).inside(u.at)
		out = append(out, u)
	}
	for _, e := range events {
		look(e)
	}
	if !strings.HasPrefix(key, "env:") {
		return out // nothing else is covered, and there are many events
	}
	for _, e := range c.events {
		if e.Key != key && covers(e.Key, key) {
			look(e)
		}
	}
	return out
}

// undoOf says how a write is undone in the end, and whether by a defer that
// comes too early for the parallel subtests. Of the scopes that it may run in,
// the one that undoes the least counts.
func (c *collector) undoOf(e Effect, undoings []undoing) (Undo, bool) {
	if slices.ContainsFunc(undoings, func(u undoing) bool { return !concerns(u.what, e) }) {
		undoings = slices.DeleteFunc(slices.Clone(undoings), func(u undoing) bool { return !concerns(u.what, e) })
	}
	here := c.regionOf(e.in)
	if !here.known {
		return strongest(undoings, func(undoing) Undo { return UndoAuto })
	}
	undo, early := UndoAuto, false
	for _, s := range here.scopes {
		in, soon := strongest(undoings, func(u undoing) Undo { return u.reaches(s, e.Pos) })
		if in < undo {
			undo, early = in, soon
		}
	}
	return undo, early
}

// reaches says how much of an undoing a write gets that stands at pos in the
// scope s. What a subtest undoes is what happened in it; but one that comes
// later, and does not put back what it found itself, sets right what came before
// as a plain statement would.
func (u undoing) reaches(s *scope, pos token.Pos) Undo {
	switch {
	case !u.at.known || s.within(u.at.scopes):
		return UndoAuto
	case !u.own && u.at.after(s, pos):
		return UndoPlain
	}
	return UndoNone
}

// strongest is the strongest undoing, of each as much as the limit says.
func strongest(undoings []undoing, limit func(undoing) Undo) (Undo, bool) {
	undo, early := UndoNone, false
	for _, u := range undoings {
		switch by := min(u.undo, limit(u)); {
		case by > undo:
			undo, early = by, u.early
		case by == undo:
			early = early && u.early
		}
	}
	return undo, early && undo == UndoDefer
}

// settleWrite decides how one of the plain writes is undone, and where if a
// plain statement does it.
func (c *collector) settleWrite(e Effect, writes plainWrites, undoings []undoing, restored token.Pos) (Effect, token.Pos) {
	undo, early := c.undoOf(e, undoings)
	e.Undo = max(e.Undo, undo)
	e.Overlaid = e.Undo < UndoDefer && slices.ContainsFunc(undoings, func(u undoing) bool { return u.what.class == valEnviron })
	if e.Undo < UndoDefer && (c.kept.has(e) || c.undoneAround(e)) {
		e.Undo = UndoDefer
		return e, restored
	}
	if early && !e.InParallel && e.Undo == UndoDefer {
		e.TooEarly = true
	}
	if e.Undo > UndoPlain || undo == UndoPlain {
		e.lasts = undo == UndoPlain
		return e, restored
	}
	restores := writes.restores(e)
	// A func that nobody knows is deferred: it may well restore this. That a
	// file is made or removed at a fixed path stays so.
	if !restores || !MachineWide(e.Key) {
		e.Maybe = e.Maybe || c.vague
	}
	if restores && (e.class != valZero || e.Undo > UndoNone) { // LogToStderr(false) may be either
		return e, restored
	}
	// Of a zero by which something was emptied another zero puts nothing back.
	if l, ok := c.plainRestore(e, writes); ok && (!restores || l.class != valZero) {
		e.Undo = UndoPlain
		e.FatalAt, e.Skips = c.fatalBetween(e, l, writes)
		e.lasts = c.regionOf(l.in).apart(c.regionOf(e.in))
		restored = l.Pos
	}
	return e, restored
}

// restores reports whether a write puts back what was there.
func (e Effect) restores() bool {
	return e.class == valSaved || e.class == valInitial || e.class == valZero
}

// worse reports whether a write is left more undone than another.
func worse(a, b Effect) bool {
	if a.Maybe != b.Maybe {
		return b.Maybe
	}
	if a.Undo != b.Undo {
		return a.Undo < b.Undo
	}
	if a.Order != b.Order {
		return b.Order
	}
	if a.InParallel != b.InParallel {
		return a.InParallel
	}
	if a.Undo == UndoAuto && a.Sure != b.Sure {
		return a.Sure
	}
	if a.TooEarly != b.TooEarly {
		return a.TooEarly
	}
	return a.FatalAt != token.NoPos && b.FatalAt == token.NoPos
}
