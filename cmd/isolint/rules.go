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
		name, ok := f.MissingMark()
		if !ok {
			return false
		}
		file := files.of(f)
		return file != nil && l.marked(file, f.Pos.Line, name)
	})
}

// marked reports whether the function that a line is part of has the mark. What
// stands outside of functions, such as an import, is about every test of the
// file.
func (l *linter) marked(file *mark.File, line int, name string) bool {
	has := func(fn mark.Func) bool { return slices.Contains(mark.Of(fn, l.config), name) }
	if fn, ok := file.At(line); ok {
		return has(fn)
	}
	return !slices.ContainsFunc(file.Funcs, func(fn mark.Func) bool { return fn.IsTest() && !has(fn) })
}
