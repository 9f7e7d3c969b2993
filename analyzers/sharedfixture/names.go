package sharedfixture

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/isolint-go/isolint/passes/holds"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// namers finds the tests that use their own name. What for is not followed: a
// name of a schema, of a table or of what they write there.
type namers struct {
	info  *types.Info
	decls map[types.Object]*ast.FuncDecl // in test files
}

func newNamers(pass *analysis.Pass) *namers {
	n := &namers{info: pass.TypesInfo, decls: make(map[types.Object]*ast.FuncDecl)}
	for _, f := range pass.Files {
		if !testfuncs.InTestFile(pass.Fset, f.Package) {
			continue
		}
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
				n.decls[pass.TypesInfo.Defs[fn.Name]] = fn
			}
		}
	}
	return n
}

// namesItself reports whether a test, or a helper of it in the package's test
// files, calls testing.TB.Name.
func (n *namers) namesItself(t *holds.Test) bool {
	seen := make(map[*ast.FuncDecl]bool)
	var visit func(*ast.FuncDecl) bool
	visit = func(decl *ast.FuncDecl) bool {
		if decl == nil || seen[decl] {
			return false
		}
		seen[decl] = true
		found := false
		ast.Inspect(decl.Body, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || found {
				return !found
			}
			fn, ok := typeutil.Callee(n.info, call).(*types.Func)
			found = ok && (fn.Name() == "Name" && fn.Pkg() != nil && fn.Pkg().Path() == "testing" || visit(n.decls[fn]))
			return !found
		})
		return found
	}
	return visit(t.Decl)
}
