package goplsuite

import (
	"errors"
	"go/ast"
	"go/token"
	"path/filepath"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/mark"
	"github.com/isolint-go/isolint/passes/markers"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// tests returns the test files of the package.
func (u *unit) tests() []*ast.File {
	var files []*ast.File
	for _, f := range u.pass.Files {
		if testfuncs.InTestFile(u.pass.Fset, f.Package) {
			files = append(files, f)
		}
	}
	return files
}

// reportMarks reports the marks that a registry, if there is one, does not list.
func (u *unit) reportMarks() {
	for _, f := range u.tests() {
		for _, group := range f.Comments {
			for _, c := range group.List {
				u.reportMarksIn(c)
			}
		}
	}
}

func (u *unit) reportMarksIn(c *ast.Comment) {
	for _, m := range markers.MarksIn(c.Text) {
		if message, ok := mark.Unregistered(m.Name, config.Name, u.project.config); ok {
			pos := c.Pos() + token.Pos(m.Offset)
			u.report(analysis.Diagnostic{Pos: pos, End: pos + token.Pos(len(m.Name)), Message: message})
		}
	}
}

// reportConfig reports, at the head of a package's tests, what is wrong with their
// configuration: gopls shows findings in Go files only.
func (u *unit) reportConfig() {
	files := u.tests()
	if u.project.err == nil || len(files) == 0 {
		return
	}
	name := files[0].Name
	for _, p := range problemsOf(u.project) {
		u.pass.Report(analysis.Diagnostic{
			Pos: name.Pos(), End: name.End(),
			Message: config.Name + ": " + p.Message + " (isolint's defaults hold until this is mended and gopls started again)",
			Related: []analysis.RelatedInformation{{Pos: u.line(p.Line), Message: p.Message}},
		})
	}
}

func problemsOf(p *project) config.Problems {
	var problems config.Problems
	if errors.As(p.err, &problems) {
		return problems
	}
	return config.Problems{{File: p.file, Message: p.err.Error()}}
}

// line is the beginning of a line of the configuration: a file of one-byte lines
// stands for it, as for all files that are not the package's.
func (u *unit) line(n int) token.Pos {
	n = max(n, 1)
	f := u.pass.Fset.AddFile(filepath.Clean(u.project.file), -1, n)
	lines := make([]int, n)
	for i := range lines {
		lines[i] = i
	}
	f.SetLines(lines)
	return f.LineStart(n)
}
