// Package finding turns holds into diagnostics: the parts that the analyzers
// have in common. What is a fault, and in which words, is theirs.
package finding

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/passes/effects"
	"github.com/isolint-go/isolint/passes/holds"
	"github.com/isolint-go/isolint/passes/markers"
	"github.com/isolint-go/isolint/passes/settings"
)

// Requires is what a Reporter needs of its analyzer.
var Requires = []*analysis.Analyzer{effects.Analyzer, holds.Analyzer, markers.Analyzer, settings.Analyzer}

// A Reporter reports the faults of the tests of one package.
type Reporter struct {
	Pass    *analysis.Pass
	Holds   *holds.Result
	Markers *markers.Result
	Strict  bool

	resources bool // each finding is to tell what it is about
}

// New returns the Reporter of a pass whose analyzer requires Requires. A
// package that could not be analysed is an error for the driver to show.
func New(pass *analysis.Pass) (*Reporter, error) {
	if err := pass.ResultOf[effects.Analyzer].(*effects.Result).Err; err != nil {
		return nil, err
	}
	asked := pass.ResultOf[settings.Analyzer].(*settings.Settings)
	return &Reporter{
		Pass:      pass,
		Holds:     pass.ResultOf[holds.Analyzer].(*holds.Result),
		Markers:   pass.ResultOf[markers.Analyzer].(*markers.Result),
		Strict:    asked.Strict,
		resources: asked.Resources,
	}, nil
}

// A Finding is one fault of one test.
type Finding struct {
	At       token.Pos
	Category string
	Message  string
	Path     []holds.Step
	Fix      *analysis.SuggestedFix
	// Name is what the fault is about, where those that one call of a test has are told
	// in one finding.
	Name string
	// Resource is the key of what the fault is about, if the processes of a machine
	// share that: tests of other packages may hold it too, which only those know who
	// see all packages.
	Resource string
}

// CategoryAdvice is that of findings where nothing is wrong yet, but something
// simpler would do.
const CategoryAdvice = "advice"

// StrictOnly reports whether only those who ask for strictness are told of
// findings of a category.
func StrictOnly(category string) bool {
	return category == holds.CategoryBlocksParallel || category == CategoryAdvice
}

// Report reports a finding, unless a directive silences it or it is one that
// only strict asks for.
func (r *Reporter) Report(f Finding) {
	if StrictOnly(f.Category) && !r.Strict {
		return
	}
	d := analysis.Diagnostic{Pos: f.At, End: r.end(f.At), Category: f.Category, Message: f.Message}
	for _, s := range f.Path {
		d.Related = append(d.Related, analysis.RelatedInformation{Pos: s.Pos, Message: s.Message})
	}
	if r.resources && f.Resource != "" {
		d.Related = append(d.Related, analysis.RelatedInformation{Pos: f.At, Message: settings.ResourceNote + f.Resource})
	}
	if f.Fix != nil {
		d.SuggestedFixes = []analysis.SuggestedFix{*f.Fix}
	}
	r.Markers.Report(r.Pass, d)
}

// end returns where the call or the statement that begins at pos ends; NoPos if
// nothing begins there.
func (r *Reporter) end(pos token.Pos) token.Pos {
	end := token.NoPos
	for _, f := range r.Pass.Files {
		if pos < f.FileStart || f.FileEnd <= pos {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if n == nil || end.IsValid() || pos < n.Pos() || n.End() <= pos {
				return false
			}
			if n.Pos() == pos && isPlace(n) {
				end = n.End()
			}
			return !end.IsValid()
		})
	}
	return end
}

// isPlace reports whether a finding can be about all of n: not about the block
// of a statement, nor about what the result of a call is compared with.
func isPlace(n ast.Node) bool {
	switch n.(type) {
	case *ast.BinaryExpr:
		return false
	case ast.Expr, *ast.ExprStmt, *ast.AssignStmt, *ast.IncDecStmt, *ast.ImportSpec:
		return true
	}
	return false
}

// A Worst keeps, of the faults of one test on one resource, the first of the
// worst kind: one finding a test and resource.
type Worst struct {
	keys  []string
	holds map[string]holds.Hold
	fault map[string]holds.Fault
}

// Add considers a hold with its fault.
func (w *Worst) Add(h holds.Hold, f holds.Fault) {
	if f == holds.NoFault {
		return
	}
	if w.holds == nil {
		w.holds, w.fault = make(map[string]holds.Hold), make(map[string]holds.Fault)
	}
	have, ok := w.fault[h.Resource]
	if ok && have <= f {
		return
	}
	if !ok {
		w.keys = append(w.keys, h.Resource)
	}
	w.holds[h.Resource], w.fault[h.Resource] = h, f
}

// Each calls do for every resource, in the order in which they were added.
func (w *Worst) Each(do func(h holds.Hold, f holds.Fault)) {
	for _, k := range w.keys {
		do(w.holds[k], w.fault[k])
	}
}
