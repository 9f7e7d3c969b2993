package rewrite

import (
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/passes/markers"
)

const markPrefix = "//isolint:mark"

// Mark gives the test the mark: it adds the name to the directive above the
// function, or adds the directive, below the doc comment. At is not looked at.
func (s Site) Mark(name string) (analysis.SuggestedFix, bool) {
	p := s.in("")
	if p == nil || !isMark(name) {
		return fix("", nil, false)
	}
	at := token.NoPos // behind the last name above the function
	for _, group := range p.file.Comments {
		if group.End() > p.file.Package && group != s.Func.Doc {
			continue
		}
		for _, c := range group.List {
			marks := markers.MarksIn(c.Text)
			if slices.ContainsFunc(marks, func(m markers.Mark) bool { return m.Name == name }) {
				return fix("", nil, false)
			}
			if n := len(marks); n > 0 && group == s.Func.Doc {
				last := marks[n-1]
				at = c.Pos() + token.Pos(last.Offset+len(last.Name))
			}
		}
	}
	edit := analysis.TextEdit{Pos: s.Func.Pos(), End: s.Func.Pos()}
	if at.IsValid() {
		edit.Pos, edit.End = at, at
		edit.NewText = []byte(" " + name)
	} else {
		edit.NewText = []byte(separator(s.Func.Doc) + markPrefix + " " + name + "\n")
	}
	return fix("Add "+markPrefix+" "+name, []analysis.TextEdit{edit}, true)
}

// isMark reports whether a directive can give a mark of that name.
func isMark(name string) bool {
	marks := markers.MarksIn(markPrefix + " " + name)
	return len(marks) == 1 && marks[0].Name == name
}

var directiveLine = regexp.MustCompile(`^//[a-z0-9]+:[a-z0-9]`)

// separator returns the line that gofmt wants between a doc comment and a
// directive.
func separator(doc *ast.CommentGroup) string {
	if doc == nil {
		return ""
	}
	last := doc.List[len(doc.List)-1].Text
	if strings.HasPrefix(last, "/*") || last == "//" || directiveLine.MatchString(last) {
		return ""
	}
	return "//\n"
}
