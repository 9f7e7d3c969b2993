package heavyimport

import (
	_ "embed"
	"fmt"
	"go/ast"
	"slices"
	"strconv"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/analyzers/internal/doc"
	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/passes/holds"
	"github.com/isolint-go/isolint/passes/settings"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

//go:embed doc.go
var source string

// Analyzer reports tests that load models, containers or browsers unmarked.
var Analyzer = &analysis.Analyzer{
	Name:     "heavyimport",
	Doc:      doc.Extract(source, "heavyimport"),
	URL:      "https://pkg.go.dev/github.com/isolint-go/isolint/analyzers/heavyimport",
	Requires: finding.Requires,
	Run:      run,
}

// category is that of a missing mark: nothing is polluted.
const category = "unmarked"

func run(pass *analysis.Pass) (any, error) {
	r, err := finding.New(pass)
	if err != nil {
		return nil, err
	}
	for _, t := range r.Holds.Tests {
		if t.Kind == testfuncs.KindSuiteTearDown || t.Compiled {
			continue
		}
		marks := r.Markers.Marks(t.Decl)
		if t.Lit != nil && t.SuiteRunner != nil { // nothing else can have a mark
			marks = slices.Concat(marks, r.Markers.Marks(t.SuiteRunner.Decl))
		}
		calls(r, t, marks)
		if t.Kind.IsTest() && t.Lit == nil {
			idle(r, t, marks)
		}
	}
	for _, f := range pass.Files {
		if testfuncs.InTestFile(pass.Fset, f.Package) {
			imports(r, f)
		}
	}
	return nil, nil
}

// calls reports the first heavy call that a test reaches for each mark that it
// lacks.
func calls(r *finding.Reporter, t *holds.Test, marks []string) {
	told := make(map[string]bool)
	for _, h := range t.Heavy {
		if slices.Contains(marks, h.Mark) || told[h.Mark] {
			continue
		}
		told[h.Mark] = true
		r.Report(finding.Finding{
			At: h.At, Category: category, Path: h.Path,
			Message: fmt.Sprintf("%s reaches %s (%s) without %s; add //isolint:mark %s%s", t.Name, holds.ShortSymbol(h.Symbol), why(h), missing(marks), h.Mark, where(t)),
			Fix:     r.MarkFix(t, h.Mark),
		})
	}
}

func missing(marks []string) string {
	if len(marks) > 0 {
		return "that mark"
	}
	return "a mark"
}

// where says where a mark goes that cannot stand above the function itself.
func where(t *holds.Test) string {
	if t.Kind == testfuncs.KindTestMain && t.Lit == nil {
		return " above the package clause of the file"
	}
	return ""
}

func why(h holds.Heavy) string {
	what := "heavy"
	switch h.Mark {
	case "use_real_models":
		what = "loads a model"
	case "integration":
		what = "starts a service"
	}
	if h.Memory != "" {
		what += ", " + h.Memory
	}
	return what
}

// idle reports marks of the table that a test has and does not need.
func idle(r *finding.Reporter, t *holds.Test, marks []string) {
	if len(marks) == 0 || t.Unknown {
		return
	}
	asked := func(mark string) bool {
		return slices.ContainsFunc(t.Heavy, func(h holds.Heavy) bool { return h.Mark == mark })
	}
	listed := r.Pass.ResultOf[settings.Analyzer].(*settings.Settings).Table.Marks()
	for _, m := range marks {
		if slices.Contains(listed, m) && m != "integration" && !asked(m) {
			r.Report(finding.Finding{
				At: t.Decl.Name.Pos(), Category: finding.CategoryAdvice,
				Message: fmt.Sprintf("%s is marked %s and reaches nothing that asks for it", t.Name, m),
			})
		}
	}
}

// imports reports packages whose import alone is heavy, in a file without the
// mark.
func imports(r *finding.Reporter, f *ast.File) {
	table := r.Pass.ResultOf[settings.Analyzer].(*settings.Settings).Table
	for _, spec := range f.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue
		}
		h, ok := table.HeavyImport(path)
		if !ok || marked(r, f, h.Mark) {
			continue
		}
		r.Report(finding.Finding{
			At: spec.Pos(), Category: category,
			Message: fmt.Sprintf("the import of %s alone is heavy for every test of the package; add //isolint:mark %s above the package clause", path, h.Mark),
		})
	}
}

// marked reports whether every test of a file has a mark.
func marked(r *finding.Reporter, f *ast.File, mark string) bool {
	for _, d := range f.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		for _, t := range r.Holds.Tests {
			if t.Decl == fn && t.Kind.IsTest() && !slices.Contains(r.Markers.Marks(fn), mark) {
				return false
			}
		}
	}
	return true
}
