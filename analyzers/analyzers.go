// Package analyzers lists the findings that isolint reports, one package a
// fault. It is the only list: the command, the vet tool, the golangci-lint
// plugin, the README and the manual are derived from it.
package analyzers

import (
	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/analyzers/badmark"
	"github.com/isolint-go/isolint/analyzers/expensiveinit"
	"github.com/isolint-go/isolint/analyzers/fixedport"
	"github.com/isolint-go/isolint/analyzers/globalmutation"
	"github.com/isolint-go/isolint/analyzers/hardcodedpath"
	"github.com/isolint-go/isolint/analyzers/heavyimport"
	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/analyzers/processstate"
	"github.com/isolint-go/isolint/analyzers/sharedfixture"
)

// All returns the analyzers in alphabetical order.
func All() []*analysis.Analyzer {
	return []*analysis.Analyzer{
		badmark.Analyzer,
		expensiveinit.Analyzer,
		fixedport.Analyzer,
		globalmutation.Analyzer,
		hardcodedpath.Analyzer,
		heavyimport.Analyzer,
		processstate.Analyzer,
		sharedfixture.Analyzer,
	}
}

// StrictOnly reports whether findings of a category are for those who ask for
// strictness. The analyzers leave them out themselves, unless -settings.strict
// is given; drivers that always give it ask here.
func StrictOnly(category string) bool { return finding.StrictOnly(category) }
