package load

import (
	"bytes"
	"context"
	"go/parser"
	"go/token"

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
	packages, _, err := describe(ctx, req)
	if err != nil {
		return nil, err
	}
	var marks []Mark
	for _, p := range packages {
		for _, file := range p.TestFiles {
			marks = append(marks, marksIn(req.Unsaved, file, p.Path)...)
		}
		for _, file := range p.XTestFiles {
			marks = append(marks, marksIn(req.Unsaved, file, p.Path+"_test")...)
		}
	}
	return marks, nil
}

// marksIn returns the marks in a file of a package. go vet will complain about
// one that cannot be read.
func marksIn(unsaved *Unsaved, file, pkg string) []Mark {
	content, err := unsaved.Read(file)
	if err != nil || !bytes.Contains(content, []byte("//isolint:mark")) {
		return nil
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, file, content, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	var marks []Mark
	for _, group := range f.Comments {
		for _, c := range group.List {
			for _, m := range markers.MarksIn(c.Text) {
				at := fset.Position(c.Pos() + token.Pos(m.Offset))
				marks = append(marks, Mark{m.Name, pkg, finding.Position{
					File: at.Filename, Line: at.Line, Column: at.Column,
				}})
			}
		}
	}
	return marks
}
