package effects

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// lazyCall reports whether a call is made under a lock, and only where something was
// found empty that the call fills: if x == nil { initialise() }. What it changes, it
// changes once.
func (f *family) lazyCall(at place, s *Summary) bool {
	if f.isTest() || !at.fl.locked(at.block) {
		return false
	}
	for d := at.block; d.Idom() != nil; d = d.Idom() {
		cond, taken := branchTo(d)
		if addr := foundEmpty(cond, taken); addr != nil && f.fills(s, addr) {
			return true
		}
	}
	return false
}

// fills reports whether a summary writes the package variable, or the part of it, at
// an address.
func (f *family) fills(s *Summary, addr ssa.Value) bool {
	for _, o := range f.originsOf(addr) {
		if o.kind != fromGlobal {
			continue
		}
		part := f.partOf(addr, o)
		for _, e := range s.Effects {
			if e.Op == Write && e.When == Now && e.Key == o.key && !disjoint(part, e.Part) {
				return true
			}
		}
	}
	return false
}

// foundEmpty returns the address of what a condition that came out so shows to be
// nil, zero, without elements or without the entry looked up; nil if it shows no such
// thing.
func foundEmpty(cond ssa.Value, yes bool) ssa.Value {
	switch c := cond.(type) {
	case *ssa.UnOp:
		switch {
		case c.Op == token.NOT:
			return foundEmpty(c.X, !yes)
		case c.Op == token.MUL && !yes:
			return c.X
		}
	case *ssa.BinOp:
		if c.Op == token.EQL && yes || c.Op == token.NEQ && !yes {
			return comparedWithZero(c)
		}
	case *ssa.Extract:
		if l, ok := c.Tuple.(*ssa.Lookup); ok && c.Index == 1 && !yes {
			return addressOf(l.X)
		}
	}
	return nil
}

// comparedWithZero returns the address of what, or of the length of what, a
// comparison compares with a zero value.
func comparedWithZero(c *ssa.BinOp) ssa.Value {
	x, y := c.X, c.Y
	if _, ok := x.(*ssa.Const); ok {
		x, y = y, x
	}
	if k, ok := y.(*ssa.Const); !ok || !isZero(k) {
		return nil
	}
	if call, ok := x.(*ssa.Call); ok {
		if b, ok := call.Call.Value.(*ssa.Builtin); ok && b.Name() == "len" {
			x = call.Call.Args[0]
		}
	}
	return addressOf(x)
}

// addressOf returns the address that a value was loaded from, or nil.
func addressOf(v ssa.Value) ssa.Value {
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
		return load.X
	}
	return nil
}
