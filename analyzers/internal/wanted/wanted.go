// Package wanted says whether a test wants a call to fail. What such a call would
// have done, it does not do: a path that cannot be written, an address that
// cannot be bound are then given to see the error.
package wanted

import (
	"go/ast"
	"go/token"
	"go/types"
	"regexp"

	"golang.org/x/tools/go/types/typeutil"
)

// A Want says whether a test wants a call to fail.
type Want uint8

const (
	Never     Want = iota
	Sometimes      // in some rows of its table
	Always
)

// Error looks at what becomes of the error of the call that begins at a
// position: the first thing that is done with it shows what a test wants.
func Error(info *types.Info, body *ast.BlockStmt, at token.Pos) Want {
	way := wayTo(body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		return ok && call.Pos() == at
	})
	if len(way) < 2 {
		return Never
	}
	if assign, ok := way[len(way)-2].(*ast.AssignStmt); ok {
		id, ok := assign.Lhs[len(assign.Lhs)-1].(*ast.Ident)
		if !ok {
			return Never
		}
		err := info.ObjectOf(id)
		way = wayTo(body, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			return ok && id.Pos() > assign.End() && err != nil && info.Uses[id] == err
		})
	}
	return wantOf(info, way, at)
}

// wayTo returns the first node that is asked for, last, and all around it.
func wayTo(root ast.Node, is func(ast.Node) bool) []ast.Node {
	var way []ast.Node
	found := false
	ast.Inspect(root, func(n ast.Node) bool {
		switch {
		case found:
			return false
		case n == nil:
			way = way[:len(way)-1]
			return true
		}
		way = append(way, n)
		found = is(n)
		return true
	})
	if !found {
		return nil
	}
	return way
}

// wantOf judges an error, which way leads to, by what is around it. Have one of
//
//	if err == nil { t.Fatal() }
//	if !errors.Is(err, fs.ErrNotExist) { t.Fatal() }
//	require.Error(t, err)
//	if (err != nil) != tt.wantErr { t.Fatal() }
func wantOf(info *types.Info, way []ast.Node, at token.Pos) Want {
	success, failure := false, false // what the condition so far shows
	for i := len(way) - 2; i >= 0; i-- {
		child := way[i+1]
		switch n := way[i].(type) {
		case *ast.ParenExpr, *ast.SelectorExpr:
		case *ast.CallExpr:
			if assertsError(info, n) {
				return ifAtAll(way[:i+1], at)
			}
			failure = failure || n.Fun != child // errors.Is(err, …), not err.Error()
		case *ast.UnaryExpr:
			success, failure = failure, success
		case *ast.BinaryExpr:
			if n.Op == token.LAND || n.Op == token.LOR {
				continue
			}
			other := n.X
			if other == child {
				other = n.Y
			}
			if success || failure || !isFixed(info, other) {
				return Sometimes // (err != nil) != tt.wantErr, err != tt.want
			}
			success = info.Types[other].IsNil() == (n.Op == token.EQL)
			failure = !success
		case *ast.IfStmt:
			if n.Cond == child && success && fails(n.Body) {
				return ifAtAll(way[:i+1], at)
			}
			return Never
		default:
			return Never
		}
	}
	return Never
}

var (
	assertPath = regexp.MustCompile(`(^|/)testify(/v\d+)?/(require|assert)$|(^|/)gotest\.tools(/v\d+)?/assert$`)
	assertName = regexp.MustCompile(`^(Error|EqualError|NotNil)`)
)

// assertsError reports whether a call asserts that there is an error.
func assertsError(info *types.Info, call *ast.CallExpr) bool {
	fn, ok := typeutil.Callee(info, call).(*types.Func)
	return ok && fn.Pkg() != nil && assertPath.MatchString(fn.Pkg().Path()) && assertName.MatchString(fn.Name())
}

// ifAtAll is Always, unless what way leads to is done under a condition that
// the call at a position is not: if tt.wantErr { require.Error(t, err) }.
func ifAtAll(way []ast.Node, at token.Pos) Want {
	for i, n := range way[:len(way)-1] {
		switch n := n.(type) {
		case *ast.IfStmt:
			if n.Body.Pos() > at && way[i+1] != n.Init && way[i+1] != n.Cond {
				return Sometimes
			}
		case *ast.CaseClause:
			if n.Pos() > at {
				return Sometimes
			}
		}
	}
	return Always
}

// isFixed reports whether an expression is a constant, nil or a variable of a
// package: io.EOF.
func isFixed(info *types.Info, e ast.Expr) bool {
	if tv := info.Types[e]; tv.Value != nil || tv.IsNil() {
		return true
	}
	e = ast.Unparen(e)
	if sel, ok := e.(*ast.SelectorExpr); ok {
		e = sel.Sel
	}
	id, ok := e.(*ast.Ident)
	if !ok {
		return false
	}
	v, ok := info.Uses[id].(*types.Var)
	return ok && v.Pkg() != nil && v.Parent() == v.Pkg().Scope()
}

// fails reports whether a block makes the test fail.
func fails(body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			found = found || failing[n.Sel.Name]
		case *ast.Ident:
			found = found || n.Name == "panic"
		}
		return !found
	})
	return found
}

// failing are the methods of testing.TB that make a test fail, by whatever name
// a test has its t.
var failing = map[string]bool{"Error": true, "Errorf": true, "Fail": true, "FailNow": true, "Fatal": true, "Fatalf": true}
