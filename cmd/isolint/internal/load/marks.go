package load

import (
	"bytes"
	"context"
	"go/parser"
	"go/token"
	"os"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/passes/markers"
)

// Mark is a mark that a //isolint:mark comment gives.
type Mark struct {
	Name    string
	Package string
	Pos     finding.Position
}

// Marks returns the marks in the test files of the packages, in the order of
// the files. Only files that have any are parsed. Directives that are wrong, or
// stand in a wrong place, are badmark's.
func Marks(ctx context.Context, req Request) ([]Mark, error) {
	files, err := testFiles(ctx, req)
	if err != nil {
		return nil, err
	}
	var marks []Mark
	for _, file := range files {
		content, err := os.ReadFile(file.name)
		if err != nil || !bytes.Contains(content, []byte("//isolint:mark")) {
			continue // go vet will complain about a file that cannot be read
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, file.name, content, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			continue // as above
		}
		for _, group := range f.Comments {
			for _, c := range group.List {
				for _, m := range markers.MarksIn(c.Text) {
					at := fset.Position(c.Pos() + token.Pos(m.Offset))
					marks = append(marks, Mark{m.Name, file.pkg, finding.Position{
						File: at.Filename, Line: at.Line, Column: at.Column,
					}})
				}
			}
		}
	}
	return marks, nil
}
