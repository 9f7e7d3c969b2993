package main

import (
	"fmt"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/report"
)

// show writes the findings in the form that was asked for.
func (l *linter) show(fs []finding.Finding) error {
	if l.opts.json {
		return report.JSON(l.stdout, fs)
	}
	return report.Text{Dir: l.dir, Colour: l.colour()}.Write(l.stdout, fs)
}

// remark writes what a reader should know besides the findings. Where stdout is
// one document for a program, that is no place for it.
func (l *linter) remark(text string) {
	if l.opts.document() {
		l.warn(text)
		return
	}
	fmt.Fprintln(l.stdout, text)
}
