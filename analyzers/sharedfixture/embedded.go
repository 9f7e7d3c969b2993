package sharedfixture

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/passes/holds"
)

const (
	embeddedPackage = "github.com/fergusstrange/embedded-postgres"
	embeddedStart   = embeddedPackage + ".EmbeddedPostgres.Start"
)

// embedded reports who starts an embedded Postgres where every other one starts:
// at port 5432, with its files in the user's home.
func embedded(r *finding.Reporter) {
	if configures(r) {
		return
	}
	for _, t := range r.Holds.Tests {
		for _, h := range t.Heavy {
			if h.Symbol == embeddedStart {
				r.Report(finding.Finding{
					At: h.At, Path: h.Path, Category: holds.CategoryCollides,
					Message: fmt.Sprintf("%s starts Postgres at its default port and in its default directory; give it a free port with Config.Port and t.TempDir() with Config.RuntimePath", t.Name),
				})
			}
		}
	}
}

// configures reports whether the package says where it starts one, or leaves
// that to another package.
func configures(r *finding.Reporter) bool {
	makes, says := false, false
	for _, f := range r.Pass.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			fn, ok := typeutil.Callee(r.Pass.TypesInfo, call).(*types.Func)
			if ok && fn.Pkg() != nil && fn.Pkg().Path() == embeddedPackage {
				makes = makes || fn.Name() == "NewDatabase"
				says = says || strings.HasSuffix(fn.FullName(), "Config).Port")
			}
			return true
		})
	}
	return says || !makes
}
