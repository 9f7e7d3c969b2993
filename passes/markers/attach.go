package markers

import (
	"go/ast"
	"go/token"

	"github.com/isolint-go/isolint/passes/testfuncs"
)

// readFile adds the directives of a file to r.
func (r *Result) readFile(file *ast.File, tests *testfuncs.Result) {
	tf := r.fset.File(file.Package)
	if tf == nil {
		return
	}
	a := attacher{file: file, tf: tf, tests: tests}
	for _, group := range file.Comments {
		for _, c := range group.List {
			if problem := misses(c.Text); problem != "" {
				d := directive{pos: c.Pos(), end: c.End()}
				r.Malformed = append(r.Malformed, d.malformed("%s", problem))
			}
			d, ok := parse(c)
			if !ok {
				continue
			}
			if problem := d.check(); problem != "" {
				r.Malformed = append(r.Malformed, d.malformed("%s", problem))
			} else if d.verb == "mark" {
				r.addMark(a, group, d)
			} else {
				start, end := a.span(group, c)
				r.ignores = append(r.ignores, ignore{d.args[0], start, end, d})
			}
		}
	}
}

// addMark gives the marks of d, which stands in group, to a test or to a file.
func (r *Result) addMark(a attacher, group *ast.CommentGroup, d directive) {
	if group.End() <= a.file.Package {
		if testfuncs.IsTestFile(a.tf.Name()) {
			r.byFile[a.tf] = r.mark(r.byFile[a.tf], d, "the file")
		} else {
			r.Malformed = append(r.Malformed, d.malformed("//isolint:mark in a file that holds no tests"))
		}
		return
	}
	fn, ok := a.declBelow(group).(*ast.FuncDecl)
	if !ok {
		r.Malformed = append(r.Malformed, d.malformed(
			"//isolint:mark marks nothing here; put it right above a test function, or above the package clause"))
		return
	}
	for _, t := range a.tests.OfDecl(fn) {
		if t.Kind.IsTest() {
			r.byFunc[fn] = r.mark(r.byFunc[fn], d, fn.Name.Name)
			return
		}
	}
	r.Malformed = append(r.Malformed, d.malformed("//isolint:mark above %s, which is no test", fn.Name.Name))
}

// mark adds the marks of d to those that a test, or a file, has. A name that is
// there already was most likely meant to be another one.
func (r *Result) mark(have []string, d directive, what string) []string {
	if name := d.repeated(have); name != "" {
		r.Malformed = append(r.Malformed, d.malformed("the mark %s is given to %s twice; once is enough", name, what))
	}
	return append(have, d.args...)
}

// An attacher finds what a comment of its file belongs to.
type attacher struct {
	file  *ast.File
	tf    *token.File
	tests *testfuncs.Result
}

// declBelow returns the declaration or the spec that has group for its doc
// comment, nil if there is none.
func (a attacher) declBelow(group *ast.CommentGroup) ast.Node {
	for _, decl := range a.file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Doc == group {
				return decl
			}
		case *ast.GenDecl:
			if decl.Doc == group {
				return decl
			}
			for _, spec := range decl.Specs {
				if docOf(spec) == group {
					return spec
				}
			}
		}
	}
	return nil
}

func docOf(spec ast.Spec) *ast.CommentGroup {
	switch spec := spec.(type) {
	case *ast.ImportSpec:
		return spec.Doc
	case *ast.TypeSpec:
		return spec.Doc
	case *ast.ValueSpec:
		return spec.Doc
	}
	return nil
}

// span returns what the ignore directive c of group is about: the declaration
// below it, else the line it ends, else the line below it and what stands
// between them.
func (a attacher) span(group *ast.CommentGroup, c *ast.Comment) (start, end token.Pos) {
	if decl := a.declBelow(group); decl != nil {
		return group.Pos(), decl.End()
	}
	line := a.line(c.Pos())
	last := line
	if !a.hasCode(line) {
		last = a.line(group.End()) + 1
	}
	return a.lineStart(line), a.lineStart(last + 1)
}

// line returns the line of pos in the file itself, whatever //line directives
// say.
func (a attacher) line(pos token.Pos) int {
	return a.tf.PositionFor(pos, false).Line
}

// lineStart is like token.File.LineStart but takes lines beyond the last.
func (a attacher) lineStart(line int) token.Pos {
	if line > a.tf.LineCount() {
		return token.Pos(a.tf.Base() + a.tf.Size() + 1)
	}
	return a.tf.LineStart(line)
}

// hasCode reports whether anything but comments begins or ends on the line.
func (a attacher) hasCode(line int) bool {
	found := false
	ast.Inspect(a.file, func(n ast.Node) bool {
		switch n.(type) {
		case nil, *ast.Comment, *ast.CommentGroup:
			return false
		case *ast.File:
			return true
		}
		first, last := a.line(n.Pos()), a.line(n.End()-1)
		found = found || first == line || last == line
		return !found && first <= line && line <= last
	})
	return found
}
