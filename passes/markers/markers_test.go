package markers_test

import (
	"cmp"
	"go/ast"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/isolint-go/isolint/passes/markers"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// newReporter returns an analyzer that reports the marks of each test and, by
// way of the directives, each call of probe.
func newReporter() *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:     "reporter",
		Doc:      "report what markers found",
		Requires: []*analysis.Analyzer{markers.Analyzer, testfuncs.Analyzer},
		Run:      report,
	}
}

func report(pass *analysis.Pass) (any, error) {
	marks := pass.ResultOf[markers.Analyzer].(*markers.Result)
	for _, t := range pass.ResultOf[testfuncs.Analyzer].(*testfuncs.Result).Tests {
		names := cmp.Or(strings.Join(marks.Marks(t.Decl), " "), "none")
		marks.Report(pass, analysis.Diagnostic{Pos: t.Decl.Name.Pos(), Message: "marks: " + names})
	}
	for _, file := range pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if fun, ok := call.Fun.(*ast.Ident); ok && fun.Name == "probe" {
					marks.Report(pass, analysis.Diagnostic{Pos: call.Pos(), Message: "probe"})
				}
			}
			return true
		})
	}
	return nil, nil
}

func Test(t *testing.T) {
	t.Parallel()
	testdata, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	analysistest.Run(t, testdata, newReporter(), "markers")
}
