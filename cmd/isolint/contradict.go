package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/cmd/isolint/internal/mark"
	"github.com/isolint-go/isolint/cmd/isolint/internal/tests"
)

// contradictory returns a finding for each test whose marks contradict each other by
// the stages of the configuration. given are the marks of directives: files that
// have none are as the author of the rules wants them.
func (l *linter) contradictory(given []load.Mark) []finding.Finding {
	files := l.sources()
	var fs []finding.Finding
	for _, m := range given {
		at := finding.Finding{Package: m.Package, Analyzer: markAnalyzer, Pos: m.Pos}
		if _, done := files.parsed[m.Pos.File]; done {
			continue
		}
		file := files.of(at)
		if file == nil {
			continue
		}
		for _, fn := range file.Funcs {
			marks := mark.Of(fn, l.config)
			if !fn.IsTest() || len(fn.Marks) == 0 || !contradict(marks, l.config) {
				continue
			}
			at.Pos = finding.Position{File: m.Pos.File, Line: fn.Line, Column: 1}
			at.End = at.Pos
			at.Message = fmt.Sprintf("%s is marked %s, which no stage of %s takes together; it runs last, in the stage %s",
				fn.Name, strings.Join(marks, " and "), l.relative(l.config.File), tests.Rest)
			fs = append(fs, at)
		}
	}
	return fs
}

// contradict reports whether there is a stage for each of the marks, but none for a
// test that has all of them.
func contradict(marks []string, c *config.Config) bool {
	staged := func(marks ...string) bool {
		stage, _ := tests.Assign(marks, c)
		return stage < len(c.Stages)
	}
	homeless := func(mark string) bool { return !staged(mark) }
	return len(c.Stages) > 0 && len(marks) > 1 && !staged(marks...) && !slices.ContainsFunc(marks, homeless)
}
