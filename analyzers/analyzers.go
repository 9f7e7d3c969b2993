// Package analyzers lists the findings that isolint reports, one package a
// fault. It is the only list: the command, the vet tool, the golangci-lint
// plugin, the README and the manual are derived from it.
package analyzers

import "golang.org/x/tools/go/analysis"

// All returns the analyzers in alphabetical order.
func All() []*analysis.Analyzer {
	return []*analysis.Analyzer{}
}
