package gclplugin

import (
	"fmt"
	"go/token"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// folded returns a copy of a that reports related information as a part of the
// message. Copying is safe because no analyzer requires one that reports.
func folded(a *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:             a.Name,
		Doc:              a.Doc,
		URL:              a.URL,
		Requires:         a.Requires,
		RunDespiteErrors: a.RunDespiteErrors,
		Run: func(pass *analysis.Pass) (any, error) {
			seen := *pass
			seen.Report = func(d analysis.Diagnostic) { pass.Report(fold(pass.Fset, d)) }
			return a.Run(&seen)
		},
	}
}

// fold puts the related information at the end of the message, in one line:
//
//	TestA changes config.Current (…); use t.Cleanup [calls config.Use at a_test.go:7; config.Use writes it at config.go:20]
func fold(fset *token.FileSet, d analysis.Diagnostic) analysis.Diagnostic {
	if len(d.Related) == 0 {
		return d
	}
	var steps []string
	for _, r := range d.Related {
		step := r.Message
		if p := fset.Position(r.Pos); p.IsValid() {
			step = fmt.Sprintf("%s at %s:%d", strings.TrimSuffix(step, " here"), filepath.Base(p.Filename), p.Line)
		}
		steps = append(steps, step)
	}
	d.Message += " [" + strings.Join(steps, "; ") + "]"
	d.Related = nil
	return d
}
