package rewrite

import (
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

const markPrefix = "//isolint:mark"

var markName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_-]*$`)

// Mark gives the test the mark: it adds the name to the directive above the
// function, or adds the directive, below the doc comment. At is not looked at.
func (s Site) Mark(name string) (analysis.SuggestedFix, bool) {
	p := s.in("")
	if p == nil || !markName.MatchString(name) {
		return fix("", nil, false)
	}
	var directive *ast.Comment
	for _, group := range p.file.Comments {
		if group.End() > p.file.Package && group != s.Func.Doc {
			continue
		}
		for _, c := range group.List {
			names, ok := marksOf(c)
			if slices.Contains(names, name) {
				return fix("", nil, false)
			}
			if ok && group == s.Func.Doc {
				directive = c
			}
		}
	}
	edit := analysis.TextEdit{Pos: s.Func.Pos(), End: s.Func.Pos()}
	if directive != nil {
		text, _, _ := strings.Cut(directive.Text, " //")
		edit.Pos = directive.Pos() + token.Pos(len(strings.TrimRight(text, " \t")))
		edit.End = edit.Pos
		edit.NewText = []byte(" " + name)
	} else {
		edit.NewText = []byte(separator(s.Func.Doc) + markPrefix + " " + name + "\n")
	}
	return fix("Add "+markPrefix+" "+name, []analysis.TextEdit{edit}, true)
}

// marksOf returns the names of a mark directive.
func marksOf(c *ast.Comment) ([]string, bool) {
	text, ok := strings.CutPrefix(c.Text, markPrefix)
	if !ok || text != "" && text[0] != ' ' && text[0] != '\t' {
		return nil, false
	}
	text, _, _ = strings.Cut(text, " //")
	return strings.Fields(text), true
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
