package mark

import (
	"go/ast"
	"go/token"
)

// testingName returns the name that a file has for package testing, "" if it
// does not import it.
func testingName(f *ast.File) string {
	for _, imp := range f.Imports {
		if imp.Path.Value != `"testing"` {
			continue
		}
		if imp.Name != nil {
			return imp.Name.Name
		}
		return "testing"
	}
	return ""
}

// skippedByShort reports whether a function leaves under go test -short before
// it does anything.
func skippedByShort(body *ast.BlockStmt, testing string) bool {
	for _, stmt := range body.List {
		if guard, ok := stmt.(*ast.IfStmt); ok {
			return guard.Init == nil && holdsInShort(guard.Cond, testing) && leaves(guard.Body)
		}
		switch methodOf(stmt) {
		case "Helper", "Log", "Logf", "Parallel":
		default:
			return false
		}
	}
	return false
}

// holdsInShort reports whether a condition holds whenever testing.Short() does.
func holdsInShort(cond ast.Expr, testing string) bool {
	switch x := cond.(type) {
	case *ast.ParenExpr:
		return holdsInShort(x.X, testing)
	case *ast.BinaryExpr:
		return x.Op == token.LOR && (holdsInShort(x.X, testing) || holdsInShort(x.Y, testing))
	case *ast.CallExpr:
		// Have: f()
		sel, ok := x.Fun.(*ast.SelectorExpr)
		if !ok || sel.Sel.Name != "Short" {
			return false
		}
		// Have: x.Short()
		pkg, ok := sel.X.(*ast.Ident)
		return ok && pkg.Name == testing
	}
	return false
}

// leaves reports whether a block ends the test.
func leaves(block *ast.BlockStmt) bool {
	for _, stmt := range block.List {
		if _, ok := stmt.(*ast.ReturnStmt); ok {
			return true
		}
		switch methodOf(stmt) {
		case "Skip", "Skipf", "SkipNow":
			return true
		}
	}
	return false
}

// methodOf returns M if a statement is a call x.M(...).
func methodOf(stmt ast.Stmt) string {
	if stmt, ok := stmt.(*ast.ExprStmt); ok {
		if call, ok := stmt.X.(*ast.CallExpr); ok {
			if sel, ok := call.Fun.(*ast.SelectorExpr); ok {
				return sel.Sel.Name
			}
		}
	}
	return ""
}
