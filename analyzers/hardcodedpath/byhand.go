package hardcodedpath

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/passes/holds"
)

// byHand reports the temporary directories that a test makes and removes by
// hand. Nothing collides with them: it is advice, and given only where
// t.TempDir certainly does the same.
func byHand(r *finding.Reporter, t *holds.Test) {
	if !t.Kind.IsTest() {
		return
	}
	ast.Inspect(t.Decl, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || !makesTempDir(r.Pass.TypesInfo, call) {
			return true
		}
		if fix := r.TempDirFix(t, call.Pos()); fix != nil {
			r.Report(finding.Finding{
				At: call.Pos(), Category: finding.CategoryAdvice, Fix: fix,
				Message: fmt.Sprintf("%s makes a temporary directory by hand; t.TempDir() removes it even when the test fails", t.Name),
			})
		}
		return true
	})
}

func makesTempDir(info *types.Info, call *ast.CallExpr) bool {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	fn, ok := info.Uses[sel.Sel].(*types.Func)
	if !ok {
		return false
	}
	name := fn.FullName()
	return name == "os.MkdirTemp" || name == "io/ioutil.TempDir"
}
