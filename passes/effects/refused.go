package effects

import (
	"go/token"
	"path"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// isRefused reports whether a test fails unless a call returns an error: what the callee
// changes where all goes well, it has not changed then. A test that wants the error in
// some rows of a table only says nothing of the others.
//
//	if err := Register("taken", c); err == nil {
//		t.Fatal("registered twice")
//	}
func (f *family) isRefused(call ssa.CallInstruction) bool {
	res, ok := call.(*ssa.Call)
	if !ok || !f.isTest() {
		return false
	}
	err := errorOf(res)
	if err == nil {
		return false
	}
	for _, ref := range *err.Referrers() {
		if ref.Block() != res.Block() {
			continue
		}
		switch ref := ref.(type) {
		case *ssa.BinOp:
			if isNil(ref.X) || isNil(ref.Y) {
				if b := whereNil(ref); b != nil && len(b.Preds) == 1 && f.failsTest(b) {
					return true
				}
			}
		case *ssa.Call:
			if wantsError(ref) {
				return true
			}
		}
	}
	return false
}

// failsTest reports whether a test that comes to a block fails.
func (f *family) failsTest(b *ssa.BasicBlock) bool {
	return saysFailed(b) || f.leaves(f.flowOf(b.Parent()), b) == endsTest
}

// errorOf is the last result of a call, if that is an error that something is done with.
func errorOf(call *ssa.Call) ssa.Value {
	results := call.Call.Signature().Results()
	n := results.Len()
	if n == 0 || !isError(results.At(n-1).Type()) {
		return nil
	}
	if n == 1 {
		return call
	}
	for _, ref := range *call.Referrers() {
		if ex, ok := ref.(*ssa.Extract); ok && ex.Index == n-1 {
			return ex
		}
	}
	return nil
}

// whereNil is the block that runs if what is compared with nil is nil.
func whereNil(cmp *ssa.BinOp) *ssa.BasicBlock {
	for _, ref := range *cmp.Referrers() {
		br, ok := ref.(*ssa.If)
		if !ok {
			continue
		}
		switch cmp.Op {
		case token.EQL:
			return br.Block().Succs[0]
		case token.NEQ:
			return br.Block().Succs[1]
		}
	}
	return nil
}

// wantsError reports whether a call is one of assert.Error(t, err) and the like.
func wantsError(call *ssa.Call) bool {
	fn := call.Call.StaticCallee()
	if fn == nil || fn.Object() == nil || fn.Object().Pkg() == nil {
		return false
	}
	switch path.Base(fn.Object().Pkg().Path()) {
	case "assert", "require":
		return strings.HasPrefix(fn.Name(), "Error") || strings.HasPrefix(fn.Name(), "EqualError")
	}
	return false
}
