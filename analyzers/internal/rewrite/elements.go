package rewrite

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/types/typeutil"
)

// reuses reports whether the elements that the variable had may not be what they
// were by the time that the new value is there: to keep the old slice or map is
// then not to keep what was in it. Have one of
//
//	g = append(g[:1], x)
//	g = g[:1]
//	g[0] = x; g = nil
//	copy(g, x); g = nil
func (a *assignment) reuses() bool {
	switch a.info.TypeOf(a.target).Underlying().(type) {
	case *types.Slice, *types.Map:
	default:
		return false
	}
	if a.isPart(a.stmt.Rhs[0]) {
		return true
	}
	return contains(a.owner, func(n ast.Node) bool {
		if n.Pos() >= a.stmt.End() && !a.grows(a.stmt.Rhs[0]) {
			return false // of the new value
		}
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				if a.isElement(lhs) {
					return true
				}
			}
		case *ast.IncDecStmt:
			return a.isElement(n.X)
		case *ast.CallExpr:
			return len(n.Args) > 0 && a.isPart(n.Args[0]) && changesElements(a.info, n) && !a.grows(n)
		}
		return false
	})
}

// grows reports whether e appends to the variable, which leaves alone what the old
// slice shows.
func (a *assignment) grows(e ast.Expr) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok {
		return false
	}
	fn, ok := typeutil.Callee(a.info, call).(*types.Builtin)
	return ok && fn.Name() == "append" && same(a.info, a.target, call.Args[0])
}

// isPart reports whether e is the variable or a slice of it.
func (a *assignment) isPart(e ast.Expr) bool {
	e = ast.Unparen(e)
	if slice, ok := e.(*ast.SliceExpr); ok {
		return a.isPart(slice.X)
	}
	return same(a.info, a.target, e)
}

func (a *assignment) isElement(e ast.Expr) bool {
	index, ok := ast.Unparen(e).(*ast.IndexExpr)
	return ok && a.isPart(index.X)
}

// changesElements reports whether a call may change the elements of its first
// argument, of the functions that are known for it.
func changesElements(info *types.Info, call *ast.CallExpr) bool {
	switch fn := typeutil.Callee(info, call).(type) {
	case *types.Builtin:
		return fn.Name() != "len" && fn.Name() != "cap"
	case *types.Func:
		if fn.Pkg() == nil || strings.HasPrefix(fn.Name(), "Clone") {
			return false
		}
		switch fn.Pkg().Path() {
		case "slices", "sort", "maps":
			return true
		}
	}
	return false
}
