package main

import (
	"slices"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/mark"
)

// applyRules drops the findings on tests that lack a mark which a rule of the
// configuration gives them. The tool that go vet runs does not know the rules,
// for the reason that filter gives.
func (l *linter) applyRules(fs []finding.Finding) []finding.Finding {
	if len(l.config.MarkRules) == 0 {
		return fs
	}
	files := l.sources()
	return slices.DeleteFunc(fs, func(f finding.Finding) bool {
		name, ok := mark.Lacked(f.Category, f.Message)
		if !ok {
			return false
		}
		file := files.of(f)
		return file != nil && file.Has(name, f.Pos.Line, l.config)
	})
}
