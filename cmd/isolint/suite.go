package main

import (
	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/analyzers"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/passes/effects"
	"github.com/isolint-go/isolint/passes/settings"
)

// suite is what every driver of this command runs.
func suite() load.Suite {
	return load.Suite{
		All:      analyzers.All(),
		Facts:    []*analysis.Analyzer{effects.Analyzer},
		Settings: []*analysis.Analyzer{settings.Analyzer},
		Records:  []*analysis.Analyzer{load.Manifest},
		Gaps:     func(pass *analysis.Pass) []string { return pass.ResultOf[effects.Analyzer].(*effects.Result).Gaps },
	}
}
