package effects

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/isolint-go/isolint/passes/table"
)

// A lazy initialisation whose work is done by a call: only where something was found empty
// that is filled there, by that call or another statement. What is found empty is nil, or
// found so under a lock: a bare flag is more often the state of a thing than a guard.
//
//	mu.Lock()
//	if conn == nil {
//		conn = dial() // what dial counts, it counts once
//	}

// lazily reports whether a place where something of an origin is changed is in such an
// initialisation.
func (c *collector) lazily(at place, o origin) bool {
	if c.isTestFunc() {
		return false
	}
	locked := at.fl.locked(at.block)
	for d := at.block; d.Idom() != nil; d = d.Idom() {
		cond, taken := branchTo(d)
		addr := foundEmpty(cond, taken)
		if addr == nil || !c.decides(addr, o) {
			continue
		}
		if takesGuard(cond) || (locked || isNilable(addr)) && c.isFilled(at.fl, d, addr) {
			return true
		}
	}
	return false
}

// takesGuard reports whether a condition is a guard that fills what it looks at.
func takesGuard(cond ssa.Value) bool {
	call, ok := cond.(*ssa.Call)
	if !ok {
		return false
	}
	_, takes := atomicGuard(call)
	return takes
}

// isNilable reports whether what is at an address may be nil.
func isNilable(addr ssa.Value) bool {
	p, ok := addr.Type().Underlying().(*types.Pointer)
	if !ok {
		return false
	}
	switch p.Elem().Underlying().(type) {
	case *types.Pointer, *types.Map, *types.Slice, *types.Interface, *types.Signature, *types.Chan:
		return true
	}
	return false
}

// decides reports whether what was found empty is so only once for what is changed: it
// is the package's, or the same value's. Other values and elements are empty, too.
func (c *collector) decides(addr ssa.Value, o origin) bool {
	guards := c.originsOf(addr)
	for _, g := range guards {
		if !Known(c.partOf(addr, g)) || g.kind != fromGlobal && !sharesRoot([]origin{g}, []origin{o}) {
			return false
		}
	}
	return len(guards) > 0
}

// isFilled reports whether something behind a branch fills what is at an address, and
// nothing empties it again, but for where it could not be filled.
func (c *collector) isFilled(fl *flow, branch *ssa.BasicBlock, addr ssa.Value) bool {
	if filled, ok := c.filledBehind[branch]; ok {
		return filled
	}
	c.filledBehind[branch] = false // a call that is asked for comes back here
	var all change
	for _, b := range branch.Parent().Blocks {
		if branch.Dominates(b) {
			var here change
			for _, instr := range b.Instrs[:fl.end[b]] {
				here |= c.changeBy(instr, addr)
			}
			if fl.guards[b]&ifError != 0 {
				here &^= empties
			}
			all |= here
		}
	}
	c.filledBehind[branch] = all == fills
	return all == fills
}

// A change is what is done to something that was found empty.
type change uint8

const (
	fills change = 1 << iota
	empties
)

func (c class) change() change {
	if c == valZero || c == valInitial {
		return empties
	}
	return fills
}

func (c *collector) changeBy(instr ssa.Instruction, addr ssa.Value) change {
	switch instr := instr.(type) {
	case *ssa.Store:
		if class, _ := c.classify("", instr.Val); c.overlap(instr.Addr, "", addr) {
			return class.change()
		}
	case *ssa.MapUpdate:
		if c.overlap(instr.Map, "", addr) {
			return fills
		}
	case *ssa.Call:
		var all change
		for _, t := range c.targets(instr) {
			all |= c.changeByCall(t, addr)
		}
		return all
	}
	return 0
}

// changeByCall is what a target of a call does to what is at an address.
func (c *collector) changeByCall(t target, addr ssa.Value) change {
	if t.made != nil || t.isLiteral() {
		return 0
	}
	var all change
	for _, e := range t.entries {
		if arg := t.arg(e.Arg); e.Verb == table.Through && arg != nil && c.overlap(arg, "", addr) {
			all |= fills
		}
	}
	if t.obj != nil && (len(t.entries) > 0 || isStd(t.obj.Pkg())) {
		return all // as in apply
	}
	s := c.summaryOf(t)
	for _, e := range s.Effects {
		if e.Op == Write && e.When == Now && c.isPartOf(addr, origin{kind: fromGlobal, key: e.Key}, e.Part) {
			all |= e.class.change()
		}
	}
	for _, th := range s.Through {
		if th.When == Now && th.Param < len(t.args) && c.overlap(t.args[th.Param], th.Part, addr) {
			all |= th.class.change()
		}
	}
	return all
}

// overlap reports whether the address b may be of something in a part of what the
// address a is of.
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
		if sharesRoot([]origin{its}, []origin{o}) && !Disjoint(f.partOf(addr, its), part) {
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
		if c.Op == token.GTR && !yes && isLength(c.X) && isConstant(c.Y, 0) || c.Op == token.LSS && yes && isLength(c.X) && isConstant(c.Y, 1) {
			return addressOf(c.X.(*ssa.Call).Call.Args[0])
		}
	case *ssa.Call:
		if addr, takes := atomicGuard(c); takes == yes {
			return addr
		}
	}
	return nil
}

func isLength(v ssa.Value) bool {
	call, ok := v.(*ssa.Call)
	return ok && isLen(call)
}

func isConstant(v ssa.Value, n int64) bool {
	k, ok := v.(*ssa.Const)
	return ok && k.Value != nil && k.Value.Kind() == constant.Int && k.Int64() == n
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
		if !isLen(call) {
			addr, takes := atomicGuard(call)
			if takes {
				return nil
			}
			return addr
		}
		x = call.Call.Args[0]
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
