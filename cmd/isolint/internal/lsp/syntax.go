package lsp

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/mark"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// A syntax is the syntax tree of a text, which may have errors: then of what can be
// read of it.
type syntax struct {
	*ast.File
	fset *token.FileSet
}

// parse reads a text. It returns nil if not even the package clause can be read.
func parse(t *text) *syntax {
	fset := token.NewFileSet()
	f, _ := parser.ParseFile(fset, "", t.content, parser.ParseComments|parser.SkipObjectResolution)
	if f == nil || !f.Package.IsValid() || f.Name == nil {
		return nil
	}
	return &syntax{f, fset}
}

// offset is the place of a node in the text, whatever //line says.
func (x *syntax) offset(pos token.Pos) int { return x.fset.PositionFor(pos, false).Offset }

// A test is a test function in a text.
type test struct {
	mark.Func
	start, end int // "func TestX", by bytes
}

// tests returns the tests that a document declares, in source order.
func tests(d *document, pkg string) []test {
	x := parse(d.text)
	if x == nil || !testfuncs.IsTestFile(d.file) {
		return nil
	}
	var out []test
	for _, fn := range mark.Read(x.fset, x.File, pkg).Funcs {
		if !fn.IsTest() {
			continue
		}
		fn.File = d.file
		start, end := d.text.line(fn.Line - 1)
		line := d.text.content[start:end]
		name := fn.Name[strings.LastIndexByte(fn.Name, '.')+1:]
		if i := strings.Index(line, " "+name); i >= 0 {
			end = start + i + 1 + len(name)
		}
		start += strings.Index(line, "func")
		if start < end {
			out = append(out, test{fn, start, end})
		}
	}
	return out
}

// inLiteral reports whether a byte is inside of a string or a comment, where another
// line would be part of it.
func (x *syntax) inLiteral(offset int) bool {
	inside := func(n ast.Node) bool { return x.offset(n.Pos()) < offset && offset < x.offset(n.End()) }
	found := false
	ast.Inspect(x.File, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok {
			found = found || inside(lit)
		}
		return !found
	})
	for _, group := range x.Comments {
		for _, c := range group.List {
			found = found || inside(c)
		}
	}
	return found
}
