package fixedport

import (
	"go/ast"
	"go/token"
	"go/types"
)

// searches reports whether the call at a position is in a loop that looks for a
// port that is free: it goes on with the next one until it has one. Have:
//
//	for p := 8080; p < 8100; p++ {
//		l, err = net.Listen("tcp", fmt.Sprintf(":%d", p))
//		if err == nil {
//			break
//		}
//	}
//
// A loop whose number is not in the address tries the same port again.
func searches(info *types.Info, body *ast.BlockStmt, at token.Pos) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		if n == nil || at < n.Pos() || n.End() <= at {
			return false
		}
		switch n := n.(type) {
		case *ast.ForStmt:
			found = found || leaves(n.Body) && uses(info, n.Body, at, declared(info, n.Init))
		case *ast.RangeStmt:
			found = found || leaves(n.Body) && uses(info, n.Body, at, variables(info, n.Key))
		}
		return !found
	})
	return found
}

// leaves reports whether a loop may end before its condition says so.
func leaves(body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			found = true
		case *ast.BranchStmt:
			found = found || n.Tok == token.BREAK
		}
		return !found
	})
	return found
}

// declared returns the variables that the first statement of a loop declares.
func declared(info *types.Info, init ast.Stmt) map[types.Object]bool {
	if assign, ok := init.(*ast.AssignStmt); ok {
		return variables(info, assign.Lhs...)
	}
	return nil
}

func variables(info *types.Info, names ...ast.Expr) map[types.Object]bool {
	vars := make(map[types.Object]bool)
	for _, name := range names {
		if id, ok := name.(*ast.Ident); ok && info.ObjectOf(id) != nil {
			vars[info.ObjectOf(id)] = true
		}
	}
	return vars
}

// uses reports whether the call at a position is given one of the variables, or
// what the statements before it compute from them.
func uses(info *types.Info, body *ast.BlockStmt, at token.Pos, vars map[types.Object]bool) bool {
	given := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if n.End() <= at && mentions(info, n, vars) {
				for v := range variables(info, n.Lhs...) {
					vars[v] = true
				}
			}
		case *ast.CallExpr:
			given = given || n.Pos() == at && mentions(info, n, vars)
		}
		return true
	})
	return given
}

func mentions(info *types.Info, n ast.Node, vars map[types.Object]bool) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && vars[info.Uses[id]]
		return !found
	})
	return found
}
