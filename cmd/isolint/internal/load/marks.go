package load

import (
	"bytes"
	"context"
	"go/parser"
	"go/token"
	"os"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
)

// Mark is a mark that a //isolint:mark comment gives.
type Mark struct {
	Name    string
	Package string
	Pos     finding.Position
}

const markDirective = "//isolint:mark "

// Marks returns the marks in the test files of the packages, in the order of
// the files. Only files that have any are parsed.
func Marks(ctx context.Context, req Request) ([]Mark, error) {
	files, err := testFiles(ctx, req)
	if err != nil {
		return nil, err
	}
	var marks []Mark
	for _, file := range files {
		content, err := os.ReadFile(file.name)
		if err != nil || !bytes.Contains(content, []byte(markDirective)) {
			continue // go vet will complain about a file that cannot be read
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, file.name, content, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			continue // as above
		}
		for _, group := range f.Comments {
			for _, c := range group.List {
				for _, m := range marksOf(c.Text, fset.Position(c.Pos())) {
					m.Package = file.pkg
					marks = append(marks, m)
				}
			}
		}
	}
	return marks, nil
}

// marksOf reads one comment. What is wrong with it otherwise is badmark's.
func marksOf(comment string, at token.Position) []Mark {
	args, ok := strings.CutPrefix(comment, markDirective)
	if !ok {
		return nil
	}
	column := at.Column + len(markDirective)
	var marks []Mark
	for args != "" {
		name := args
		if i := strings.IndexAny(args, " \t\r"); i >= 0 {
			name = args[:i]
		}
		if strings.HasPrefix(name, "//") {
			break // a remark
		}
		if name != "" {
			pos := finding.Position{File: at.Filename, Line: at.Line, Column: column}
			marks = append(marks, Mark{Name: name, Pos: pos})
		}
		step := min(len(name)+1, len(args))
		args = args[step:]
		column += step
	}
	return marks
}
