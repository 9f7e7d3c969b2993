package effects

import (
	"go/token"
	"slices"
)

// isPlainWrite reports whether a statement writes where it stands.
func (e Effect) isPlainWrite() bool { return e.Op == Write && e.When == Now && !e.Deferred }

// plainWrites are the plain writes of a resource in source order.
type plainWrites struct {
	list  []Effect
	saved token.Pos // where the last one is that puts back a value that was saved
}

// plainWritesOf picks the plain writes out of events in source order.
func plainWritesOf(events []Effect) plainWrites {
	var writes plainWrites
	for _, e := range events {
		if !e.isPlainWrite() {
			continue
		}
		writes.list = append(writes.list, e)
		if e.class == valSaved {
			writes.saved = e.Pos
		}
	}
	return writes
}

// plainRestore returns the statement that restores what e writes, if the last
// one that writes it again does.
func (c *collector) plainRestore(e Effect, writes plainWrites) (Effect, bool) {
	last := token.NoPos // a call may do several things to it
	for _, l := range slices.Backward(writes.list) {
		if l.Pos <= e.Pos || last != token.NoPos && l.Pos != last {
			break
		}
		if c.besideThePoint(e, l) {
			continue
		}
		last = l.Pos
		if l.restores() {
			return l, true
		}
	}
	return Effect{}, false
}

// besideThePoint reports whether a later write in another subtest is of no
// concern to e: it restores nothing, or only what was there when that began.
func (c *collector) besideThePoint(e, l Effect) bool {
	here := c.regionOf(l.in)
	return here.apart(c.regionOf(e.in)) &&
		(!l.restores() || l.class == valSaved && c.regionOf(l.saved).inside(here))
}

// fatalBetween returns the first call between a write and its plain restore that
// may end the test, so that the restore does not happen. One in a subtest ends
// that, not what is around it.
func (c *collector) fatalBetween(e, restore Effect) token.Pos {
	var first token.Pos
	for _, f := range c.fatals {
		if f.subtest && f.in != e.in || !c.ends(f, restore) {
			continue
		}
		if e.Pos < f.pos && f.pos < restore.Pos && (first == token.NoPos || f.pos < first) {
			first = f.pos
		}
	}
	return first
}

// ends reports whether what a fatal call ends may be what e is in.
func (c *collector) ends(f fatal, e Effect) bool {
	ended, here := c.regionOf(f.in), c.regionOf(e.in)
	return !ended.known || !here.known ||
		slices.ContainsFunc(here.scopes, func(s *scope) bool { return s.within(ended.scopes) })
}
