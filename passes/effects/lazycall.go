package effects

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/isolint-go/isolint/passes/table"
)

// A lazy initialisation whose work is done by a call: under a lock, and only where
// something was found empty that is filled there, by that call or another statement.
//
//	mu.Lock()
//	if conn == nil {
//		conn = dial() // what dial counts, it counts once
//	}

// lazily reports whether a place is in such an initialisation.
func (c *collector) lazily(at place) bool {
	if c.isTest() || !at.fl.locked(at.block) {
		return false
	}
	for d := at.block; d.Idom() != nil; d = d.Idom() {
		cond, taken := branchTo(d)
		if addr := foundEmpty(cond, taken); addr != nil && c.isFilled(at.fl, d, addr) {
			return true
		}
	}
	return false
}

// isFilled reports whether something behind a branch fills what an address is of.
func (c *collector) isFilled(fl *flow, branch *ssa.BasicBlock, addr ssa.Value) bool {
	if filled, ok := c.filledBehind[branch]; ok {
		return filled
	}
	c.filledBehind[branch] = false // a call that is asked for comes back here
	for _, b := range branch.Parent().Blocks {
		if !branch.Dominates(b) {
			continue
		}
		for _, instr := range b.Instrs[:fl.end[b]] {
			if c.fills(instr, addr) {
				c.filledBehind[branch] = true
				return true
			}
		}
	}
	return false
}

func (c *collector) fills(instr ssa.Instruction, addr ssa.Value) bool {
	switch instr := instr.(type) {
	case *ssa.Store:
		class, _ := c.classify("", instr.Val)
		return class != valZero && c.overlap(instr.Addr, "", addr)
	case *ssa.MapUpdate:
		return c.overlap(instr.Map, "", addr)
	case *ssa.Call:
		for _, t := range c.targets(instr) {
			if c.callFills(t, addr) {
				return true
			}
		}
	}
	return false
}

// callFills reports whether a target of a call stores something there that is not
// empty.
func (c *collector) callFills(t target, addr ssa.Value) bool {
	if t.made != nil || t.isLiteral() {
		return false
	}
	for _, e := range t.entries {
		if arg := t.arg(e.Arg); e.Verb == table.Through && arg != nil && c.overlap(arg, "", addr) {
			return true
		}
	}
	if t.obj != nil && (len(t.entries) > 0 || isStd(t.obj.Pkg())) {
		return false // as in apply
	}
	s := c.summaryOf(t)
	for _, e := range s.Effects {
		if e.Op == Write && e.When == Now && !e.class.empties() && c.isPartOf(addr, origin{kind: fromGlobal, key: e.Key}, e.Part) {
			return true
		}
	}
	for _, th := range s.Through {
		if th.When == Now && !th.class.empties() && th.Param < len(t.args) && c.overlap(t.args[th.Param], th.Part, addr) {
			return true
		}
	}
	return false
}

// overlap reports whether a part of what a is of may be what b is of.
func (f *family) overlap(a ssa.Value, part string, b ssa.Value) bool {
	for _, o := range f.originsOf(a) {
		if f.isPartOf(b, o, f.partOf(a, o)+part) {
			return true
		}
	}
	return false
}

// isPartOf reports whether an address is of something in a part of an origin.
func (f *family) isPartOf(addr ssa.Value, o origin, part string) bool {
	for _, its := range f.originsOf(addr) {
		if sharesRoot([]origin{its}, []origin{o}) && !disjoint(f.partOf(addr, its), part) {
			return true
		}
	}
	return false
}

// foundEmpty returns the address of what a condition that came out so shows to be
// nil, zero or without elements; nil if it shows no such thing.
func foundEmpty(cond ssa.Value, yes bool) ssa.Value {
	switch c := cond.(type) {
	case *ssa.UnOp:
		switch {
		case c.Op == token.NOT:
			return foundEmpty(c.X, !yes)
		case !yes:
			return addressOf(c)
		}
	case *ssa.BinOp:
		if c.Op == token.EQL && yes || c.Op == token.NEQ && !yes {
			return comparedWithZero(c)
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
