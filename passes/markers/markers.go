// Package markers reads isolint's directives:
//
//	//isolint:mark slow use_real_models       above a test, or above the package clause
//	//isolint:ignore globalmutation reason    on the line or above it, or above a declaration
//
// It computes which tests carry which marks and where which analyzer is to be
// silent. A directive that is wrong has no effect; it is kept as data, and
// analyzers/badmark reports it. Whether a mark is registered is up to the
// configuration, which only the command knows.
package markers

import (
	"go/ast"
	"go/token"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/passes/testfuncs"
)

// Analyzer computes the package's directives. Its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:       "markers",
	Doc:        "read the isolint directives of a package",
	URL:        "https://pkg.go.dev/github.com/isolint-go/isolint/passes/markers",
	Requires:   []*analysis.Analyzer{testfuncs.Analyzer},
	Run:        run,
	ResultType: reflect.TypeFor[*Result](),
}

// A Result holds the directives of a package.
type Result struct {
	Malformed []Malformed // in source order

	fset    *token.FileSet
	byFunc  map[*ast.FuncDecl][]string
	byFile  map[*token.File][]string
	ignores []ignore
}

// A Malformed is a directive that has no effect, and why.
type Malformed struct {
	Pos, End token.Pos
	Message  string
}

// An ignore silences one analyzer from start up to end.
type ignore struct {
	analyzer   string
	start, end token.Pos
	at         directive
}

// Marks returns the marks of the test fn, its own and its file's, sorted.
func (r *Result) Marks(fn *ast.FuncDecl) []string {
	marks := slices.Concat(r.byFunc[fn], r.byFile[r.fset.File(fn.Pos())])
	slices.Sort(marks)
	return slices.Compact(marks)
}

// Ignored reports whether a directive silences the analyzer at pos.
func (r *Result) Ignored(analyzer string, pos token.Pos) bool {
	return slices.ContainsFunc(r.ignores, func(i ignore) bool {
		return i.analyzer == analyzer && i.start <= pos && pos < i.end
	})
}

// Report reports d on behalf of pass's analyzer, unless a directive silences
// it there. Every analyzer of isolint reports through it.
func (r *Result) Report(pass *analysis.Pass, d analysis.Diagnostic) {
	if !r.Ignored(pass.Analyzer.Name, d.Pos) {
		pass.Report(d)
	}
}

// Unknown returns the ignore directives whose analyzer is not among names. The
// names are the caller's because passes do not know the analyzers.
func (r *Result) Unknown(names []string) []Malformed {
	var unknown []Malformed
	for _, i := range r.ignores {
		if !slices.Contains(names, i.analyzer) && !strings.Contains(i.analyzer, ",") {
			unknown = append(unknown, i.at.malformed("there is no analyzer %q%s", i.analyzer, didYouMean(i.analyzer, names)))
		}
	}
	return unknown
}

func run(pass *analysis.Pass) (any, error) {
	r := &Result{
		fset:   pass.Fset,
		byFunc: make(map[*ast.FuncDecl][]string),
		byFile: make(map[*token.File][]string),
	}
	tests := pass.ResultOf[testfuncs.Analyzer].(*testfuncs.Result)
	for _, file := range pass.Files {
		r.readFile(file, tests)
	}
	return r, nil
}
