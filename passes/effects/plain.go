package effects

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// isPlainWrite reports whether a statement writes where it stands.
func (e Effect) isPlainWrite() bool { return e.Op == Write && e.When == Now && !e.Deferred }

// A plainWrite is a write by a statement, or by a call of the literal that it
// stands in: restore := func() { x = old }; …; restore().
type plainWrite struct {
	Effect
	called *ssa.Function
}

// plainWrites are the plain writes of a resource in source order, with the calls
// of those that restore.
type plainWrites struct {
	list  []plainWrite
	saved token.Pos // where the last one is that puts back a value that was saved
}

func (c *collector) plainWrites(events []Effect) plainWrites {
	var writes plainWrites
	add := func(w plainWrite) {
		writes.list = append(writes.list, w)
		if w.class == valSaved {
			writes.saved = max(writes.saved, w.Pos)
		}
	}
	for _, e := range events {
		if !e.isPlainWrite() {
			continue
		}
		add(plainWrite{Effect: e})
		if !e.restores() {
			continue
		}
		lit := e.in.fn
		for _, call := range c.plainCalls(lit) {
			if c.flowOf(call.Parent()).guards[call.Block()] != 0 {
				continue // on the way out after an error, say
			}
			e.Pos, e.in = call.Pos(), spot{fn: call.Parent()}
			add(plainWrite{Effect: e, called: lit})
		}
	}
	slices.SortStableFunc(writes.list, func(a, b plainWrite) int { return int(a.Pos) - int(b.Pos) })
	return writes
}

// restores reports whether a write puts back what was there. Where something that
// was saved is put back later, what came before was a change, even to nothing.
func (p plainWrites) restores(e Effect) bool {
	return e.restores() && (e.class == valSaved || p.saved < e.Pos)
}

// plainCalls returns the statements that call a literal.
func (c *collector) plainCalls(fn *ssa.Function) []*ssa.Call {
	if fn == c.top {
		return nil
	}
	var calls []*ssa.Call
	for _, s := range c.usesOf(fn).sites {
		if call, ok := s.call.(*ssa.Call); ok && s.direct {
			calls = append(calls, call)
		}
	}
	return calls
}

// plainRestore returns the statement that restores what e writes, if the last
// one that writes it again does. The call of a literal that e is in is none.
func (c *collector) plainRestore(e Effect, writes plainWrites) (Effect, bool) {
	last := token.NoPos // a call may do several things to it
	for _, l := range slices.Backward(writes.list) {
		if l.Pos <= e.Pos || last != token.NoPos && l.Pos != last {
			break
		}
		if l.called != nil && l.called == e.in.fn || !concerns(l.Effect, e) || c.besideThePoint(e, l.Effect) {
			continue
		}
		last = l.Pos
		if l.restores() {
			return l.Effect, true
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
// may end the test, so that the restore does not happen, and whether it skips it.
// One in a subtest ends that, not what is around it.
func (c *collector) fatalBetween(e, restore Effect, writes plainWrites) (at token.Pos, skips bool) {
	start := c.firstRun(e)
	if restore.in == e.in {
		start = e.Pos
	}
	for _, f := range c.fatals {
		if f.subtest && f.in != e.in || !c.ends(f, restore) || c.restoredBefore(f, e, writes) {
			continue
		}
		if start < f.pos && f.pos < restore.Pos && (at == token.NoPos || f.pos < at) {
			at, skips = f.pos, f.skips
		}
	}
	return at, skips
}

// restoredBefore reports whether what e writes is put back on the way to a fatal
// call: if bad { undo(); t.Fatal() }.
func (c *collector) restoredBefore(f fatal, e Effect, writes plainWrites) bool {
	onTheWay := func(pos token.Pos, b *ssa.BasicBlock) bool {
		return e.Pos < pos && pos < f.pos && b != nil && b.Parent() == f.in.fn && b.Dominates(f.block)
	}
	return slices.ContainsFunc(writes.list, func(w plainWrite) bool {
		if !writes.restores(w.Effect) || !concerns(w.Effect, e) {
			return false
		}
		return w.called == nil && onTheWay(w.Pos, w.block) ||
			slices.ContainsFunc(c.plainCalls(w.in.fn), func(call *ssa.Call) bool { return onTheWay(call.Pos(), call.Block()) })
	})
}

// ends reports whether what a fatal call ends may be what e is in.
func (c *collector) ends(f fatal, e Effect) bool {
	ended, here := c.regionOf(f.in), c.regionOf(e.in)
	return !ended.known || !here.known ||
		slices.ContainsFunc(here.scopes, func(s *scope) bool { return s.within(ended.scopes) })
}

// firstRun is where a write first happens: where the literal that it stands in
// is called.
func (c *collector) firstRun(e Effect) token.Pos {
	calls := c.plainCalls(e.in.fn)
	if len(calls) == 0 {
		return e.Pos
	}
	first := calls[0].Pos()
	for _, call := range calls {
		first = min(first, call.Pos())
	}
	return first
}
