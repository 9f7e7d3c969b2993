package effects

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/isolint-go/isolint/passes/table"
)

// runsParallel reports whether a member calls Parallel on its own testing
// parameter, itself or through a helper.
func (f *family) runsParallel(fn *ssa.Function) bool {
	if done, ok := f.parallel[fn]; ok {
		return done
	}
	f.parallel[fn] = false
	tb := tbParam(fn)
	if tb == nil {
		return false
	}
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(*ssa.Call)
			if ok && f.makesParallel(call, tb) && f.flowOf(fn).runs(call) {
				f.parallel[fn] = true
				return true
			}
		}
	}
	return false
}

func tbParam(fn *ssa.Function) *ssa.Parameter {
	for _, p := range fn.Params {
		if isTB(p.Type()) {
			return p
		}
	}
	return nil
}

// makesParallel reports whether a call makes the test of tb parallel.
func (f *family) makesParallel(call *ssa.Call, tb *ssa.Parameter) bool {
	if !slices.ContainsFunc(call.Call.Args, func(a ssa.Value) bool { return f.isParam(a, tb) }) &&
		!(call.Call.IsInvoke() && f.isParam(call.Call.Value, tb)) {
		return false
	}
	for _, t := range f.targets(call) {
		if t.has(table.Parallel) {
			return true
		}
		for _, i := range f.summaryOf(t).Parallel {
			if i < len(t.args) && f.isParam(t.args[i], tb) {
				return true
			}
		}
	}
	return false
}

// isParam reports whether v is the parameter p.
func (f *family) isParam(v ssa.Value, p *ssa.Parameter) bool { return f.paramOf(v) == p }

// paramOf returns the parameter of a member that v is, also when a literal
// captured it or a conversion is in between; nil if it is none.
func (f *family) paramOf(v ssa.Value) *ssa.Parameter {
	for range 6 {
		switch x := unwrap(v).(type) {
		case *ssa.Parameter:
			return x
		case *ssa.FreeVar:
			v = f.binding[x]
		case *ssa.FieldAddr:
			v = x.X // the common part of a *testing.T
		case *ssa.UnOp:
			root, path := f.base(x.X)
			if root == nil {
				return nil
			}
			v = f.sole(root, path)
		default:
			return nil
		}
		if v == nil {
			return nil
		}
	}
	return nil
}

// isTB reports whether t is *testing.T, B or F, or testing.TB.
func isTB(t types.Type) bool {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil || n.Obj().Pkg().Path() != "testing" {
		return false
	}
	switch n.Obj().Name() {
	case "T", "B", "F", "TB":
		return true
	}
	return false
}
