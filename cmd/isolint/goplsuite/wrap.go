package goplsuite

import (
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/mark"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// markAnalyzer is the analyzer that reports wrong marks; what a configuration adds
// to that, and what is wrong with a configuration, are findings of its.
const markAnalyzer = "badmark"

// wrap returns a copy of a that reports what the configurations want, and that gopls
// runs again where key is another. Copying is safe because no analyzer requires one
// that reports.
func wrap(a *analysis.Analyzer, key *analysis.Analyzer, ps projects) *analysis.Analyzer {
	wrapped := *a
	wrapped.Requires = append(slices.Clip(a.Requires), key)
	wrapped.Run = func(pass *analysis.Pass) (any, error) {
		p := ps.of(directory(pass))
		if p == nil {
			return a.Run(pass)
		}
		if p.config.Analyzers[a.Name].Severity == config.Off {
			return nil, nil
		}
		u := &unit{pass: pass, project: p, analyzer: a.Name}
		seen := *pass
		seen.Report = u.report
		result, err := a.Run(&seen)
		if a.Name == markAnalyzer && err == nil {
			u.reportMarks()
			u.reportConfig()
		}
		return result, err
	}
	return &wrapped
}

// directory is that of the package under analysis; empty if it has no files.
func directory(pass *analysis.Pass) string {
	if len(pass.Files) == 0 {
		return ""
	}
	return filepath.Dir(pass.Fset.Position(pass.Files[0].FileStart).Filename)
}

// A unit is one package that one analyzer looks at, with its configuration.
type unit struct {
	pass     *analysis.Pass
	project  *project
	analyzer string
}

// report passes on a finding that the configuration does not leave out.
func (u *unit) report(d analysis.Diagnostic) {
	at := u.pass.Fset.Position(d.Pos)
	if u.project.config.Excludes(u.analyzer, at.Filename, u.pass.Pkg.Path()) || u.given(d) {
		return
	}
	u.pass.Report(d)
}

// given reports whether a rule of the configuration gives the mark that a test lacks
// by a finding.
func (u *unit) given(d analysis.Diagnostic) bool {
	name, ok := mark.Lacked(d.Category, d.Message)
	if !ok || len(u.project.config.MarkRules) == 0 {
		return false
	}
	for _, f := range u.pass.Files {
		if f.FileStart <= d.Pos && d.Pos <= f.FileEnd && testfuncs.InTestFile(u.pass.Fset, f.Package) {
			// Lines as they are in the file, whatever //line says.
			line := u.pass.Fset.PositionFor(d.Pos, false).Line
			return mark.Read(u.pass.Fset, f, u.pass.Pkg.Path()).Has(name, line, u.project.config)
		}
	}
	return false
}
