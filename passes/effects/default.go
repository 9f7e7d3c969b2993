package effects

import (
	"go/constant"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A default stands in for what was not given: if o.Dir == "" { o.Dir = "/tmp/x" }.
// Whether it is used is for the caller to see.

// joinedText is the text of a variable that is set in several places.
func (f *family) joinedText(phi *ssa.Phi, depth int) string {
	if first := f.counts(phi); first != nil {
		return constText(first)
	}
	for i, instead := range phi.Edges {
		if len(phi.Edges) != 2 {
			break
		}
		given := phi.Edges[1-i]
		if x := emptyOnEdge(phi.Block().Preds[i], phi.Block()); x != nil {
			if s := f.textAt(given, depth); x == given || s == f.textAt(x, depth) {
				return orDefault(s, f.textAt(instead, depth))
			}
		}
	}
	return f.sameText(phi.Edges, "", depth)
}

// setText is the text in a part of a local struct that was copied from whole,
// and of which that part was set to val later.
func (f *family) setText(whole ssa.Value, val cellStore, field string, depth int) string {
	b := val.at.Block()
	if load, ok := emptyIn(b).(*ssa.UnOp); ok {
		root, path := f.base(load.X)
		if root != nil && path == "."+field {
			return orDefault(f.partText(whole, field, depth), f.textAt(val.val, depth))
		}
	}
	if f.guardOf(f.flowOf(b.Parent()), b) != 0 {
		return holeUnknown
	}
	return f.textAt(val.val, depth)
}

// setByCalls reports whether a call that is given the address of a variable may
// set a field of it: an option of the caller's that is run on it. What a callee
// sets to a constant is a default too, which the callee's own summary says.
func (f *family) setByCalls(v ssa.Value, field string) bool {
	first, _, _ := strings.Cut(field, ".")
	for _, ref := range *v.Referrers() {
		call, ok := ref.(ssa.CallInstruction)
		if !ok {
			continue
		}
		if _, ok := call.Common().Value.(*ssa.Builtin); ok {
			continue
		}
		ts := f.targets(call)
		for _, t := range ts {
			if f.sets(t, v, first) {
				return true
			}
		}
		if len(ts) == 0 {
			return true
		}
	}
	return false
}

// sets reports whether a target stores something of its own, or of its other
// arguments, in a field of an argument.
func (f *family) sets(t target, arg ssa.Value, field string) bool {
	return f.stores(t, arg, field, func(th Through) bool { return !th.class.isFixed() && !th.Order && !th.Memo })
}

// stores reports whether a target stores something of a kind in a field of an argument.
func (f *family) stores(t target, arg ssa.Value, field string, kind func(Through) bool) bool {
	return slices.ContainsFunc(f.summaryOf(t).Through, func(th Through) bool {
		return th.Param < len(t.args) && t.args[th.Param] == arg && (th.Path == "" && !Disjoint(th.Part, fieldPart(field)) || th.Path == field) && kind(th)
	})
}

// emptyIn returns the text that is empty where a block runs, nil if its
// condition is another.
func emptyIn(b *ssa.BasicBlock) ssa.Value {
	cond, taken := branchTo(b)
	return empty(cond, taken)
}

// emptyOnEdge does the same for the way from one block to another.
func emptyOnEdge(from, to *ssa.BasicBlock) ssa.Value {
	if br, ok := from.Instrs[len(from.Instrs)-1].(*ssa.If); ok && from.Succs[0] != from.Succs[1] {
		return empty(br.Cond, from.Succs[0] == to)
	}
	return emptyIn(from)
}

// empty returns the text that a condition, if it is as given, says is empty:
// Have: x == "", x != "", len(x) == 0, len(x) != 0, len(x) > 0.
func empty(cond ssa.Value, is bool) ssa.Value {
	op, ok := cond.(*ssa.BinOp)
	if !ok || (op.Op == token.EQL) != is || op.Op != token.EQL && op.Op != token.NEQ && op.Op != token.GTR {
		return nil
	}
	zero, ok := op.Y.(*ssa.Const)
	if !ok || zero.Value == nil {
		return nil
	}
	if zero.Value.Kind() == constant.String && constant.StringVal(zero.Value) == "" && op.Op != token.GTR {
		return op.X
	}
	if call, ok := op.X.(*ssa.Call); ok && isLen(call) && isZero(zero) {
		return call.Call.Args[0]
	}
	return nil
}

func isLen(call *ssa.Call) bool {
	b, ok := call.Call.Value.(*ssa.Builtin)
	return ok && b.Name() == "len"
}
