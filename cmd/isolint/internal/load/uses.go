package load

import (
	"go/ast"
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/passes/holds"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// uses are where test files use tests, and t.Parallel in other ways than by the
// statement t.Parallel().
type uses struct {
	pass   *analysis.Pass
	tests  map[*types.Func]bool
	used   map[*types.Func]bool   // tests that are called or kept
	beside map[string]bool        // such tests of the package that external tests are beside
	by     map[*ast.FuncDecl]bool // functions that do that, or keep t.Parallel
	odd    bool                   // one that keeps t.Parallel is no test
}

func usesOf(pass *analysis.Pass, tests []*holds.Test) *uses {
	u := &uses{
		pass: pass, tests: make(map[*types.Func]bool), used: make(map[*types.Func]bool),
		beside: make(map[string]bool), by: make(map[*ast.FuncDecl]bool),
	}
	for _, t := range tests {
		u.tests[t.Obj] = true
	}
	for _, f := range pass.Files {
		if !testfuncs.InTestFile(pass.Fset, f.Package) {
			continue
		}
		for _, d := range f.Decls {
			u.inspect(d)
		}
	}
	return u
}

func (u *uses) inspect(d ast.Decl) {
	decl, _ := d.(*ast.FuncDecl)
	plain := make(map[*ast.SelectorExpr]bool)
	ast.Inspect(d, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ExprStmt:
			if sel := u.plainCall(n); sel != nil {
				plain[sel] = true
			}
		case *ast.SelectorExpr:
			if fn, ok := u.pass.TypesInfo.Uses[n.Sel].(*types.Func); ok && isParallel(fn) && !plain[n] {
				u.by[decl] = true
				u.odd = u.odd || !u.isTest(decl)
			}
		case *ast.Ident:
			u.use(n, decl)
		}
		return true
	})
}

// plainCall returns t.Parallel of the statement t.Parallel(), where t is a *testing.T in a
// variable of its own; nil for other statements.
func (u *uses) plainCall(stmt *ast.ExprStmt) *ast.SelectorExpr {
	call, ok := stmt.X.(*ast.CallExpr)
	if !ok {
		return nil
	}
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	id, ok := sel.X.(*ast.Ident)
	if !ok || types.TypeString(u.pass.TypesInfo.TypeOf(id), nil) != "*testing.T" {
		return nil
	}
	return sel
}

// use notes that a function, or a variable if it is nil, uses what an identifier names.
func (u *uses) use(id *ast.Ident, by *ast.FuncDecl) {
	fn, ok := u.pass.TypesInfo.Uses[id].(*types.Func)
	switch {
	case !ok || fn.Pkg() == nil:
	case u.tests[fn]:
		u.used[fn], u.by[by] = true, true
	case fn.Pkg() != u.pass.Pkg && fn.Pkg().Path() == strings.TrimSuffix(u.pass.Pkg.Path(), "_test") && strings.HasPrefix(fn.Name(), "Test"):
		u.beside[fn.Name()], u.by[by] = true, true
	}
}

func (u *uses) isTest(decl *ast.FuncDecl) bool {
	if decl == nil {
		return false
	}
	fn, ok := u.pass.TypesInfo.Defs[decl.Name].(*types.Func)
	return ok && u.tests[fn]
}

// isParallel reports whether a method is testing.T's, or one of an interface that has it.
func isParallel(fn *types.Func) bool {
	sig := fn.Signature()
	return fn.Name() == "Parallel" && sig.Recv() != nil && sig.Params().Len() == 0 && sig.Results().Len() == 0
}

// calls are the names of tests of the package beside that external tests use, sorted.
func (u *uses) calls() []string { return slices.Sorted(maps.Keys(u.beside)) }
