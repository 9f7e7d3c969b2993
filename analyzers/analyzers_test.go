package analyzers_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/analyzers"
	"github.com/isolint-go/isolint/passes/effects"
)

// What reports computes nothing for others: every driver then sees the same
// facts, whichever analyzers are switched off.
func TestReportersComputeNothing(t *testing.T) {
	t.Parallel()
	for _, a := range analyzers.All() {
		if a.ResultType != nil || len(a.FactTypes) > 0 {
			t.Errorf("%s has a result or facts; what is computed belongs to passes", a.Name)
		}
	}
}

// Each analyzer with facts is one more that drivers run over every dependency.
func TestOneAnalyzerHasFacts(t *testing.T) {
	t.Parallel()
	var have []*analysis.Analyzer
	seen := make(map[*analysis.Analyzer]bool)
	var visit func([]*analysis.Analyzer)
	visit = func(list []*analysis.Analyzer) {
		for _, a := range list {
			if seen[a] {
				continue
			}
			seen[a] = true
			if len(a.FactTypes) > 0 {
				have = append(have, a)
			}
			visit(a.Requires)
		}
	}
	visit(analyzers.All())
	if !slices.Equal(have, []*analysis.Analyzer{effects.Analyzer}) {
		t.Errorf("analyzers with facts: %v, want only %v", have, effects.Analyzer)
	}
}

func TestAllIsSorted(t *testing.T) {
	t.Parallel()
	if !slices.IsSortedFunc(analyzers.All(), func(a, b *analysis.Analyzer) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("All is not in alphabetical order")
	}
}
