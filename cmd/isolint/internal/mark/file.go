// Package mark knows which marks the tests of a file have: those that
// directives give and those that the configuration's rules give. It looks at
// syntax alone, so that a linter and a runner that have not type-checked
// anything can ask. Which functions testify's suites run, and what is wrong with
// a directive, it leaves to the passes.
package mark

import (
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"regexp"

	"github.com/isolint-go/isolint/passes/markers"
)

// A File is a test file.
type File struct {
	Funcs []Func // all that the file declares, in source order, with methods
}

// A Func is a function of a test file: a test, or one that serves tests.
type Func struct {
	Package        string // import path
	File           string // absolute
	Name           string // TestX, or Suite.TestX
	Marks          []string
	BuildTags      constraint.Expr // of the file; nil if it has none
	SkippedByShort bool

	Line   int    // where it begins; its documentation stands above
	last   int    // line where it ends
	method string // TestX of Suite.TestX
}

// Parse reads a test file of a package. Marks are those of directives.
func Parse(file, pkg string, content []byte) (*File, error) {
	fset := token.NewFileSet()
	syntax, err := parser.ParseFile(fset, file, content, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	return Read(fset, syntax, pkg), nil
}

// Read is Parse for a file that was parsed with its comments.
func Read(fset *token.FileSet, syntax *ast.File, pkg string) *File {
	file := fset.PositionFor(syntax.Package, false).Filename
	all, tags := head(syntax)
	testing := testingName(syntax)
	out := new(File)
	for _, decl := range syntax.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		out.Funcs = append(out.Funcs, Func{
			Package:        pkg,
			File:           file,
			Name:           receiver(fn) + fn.Name.Name,
			Marks:          append(all[:len(all):len(all)], marksOf(fn.Doc)...),
			BuildTags:      tags,
			SkippedByShort: fn.Body != nil && skippedByShort(fn.Body, testing),
			method:         fn.Name.Name,
			// Lines as they are in the file, whatever //line says.
			Line: fset.PositionFor(fn.Pos(), false).Line,
			last: fset.PositionFor(fn.End(), false).Line,
		})
	}
	return out
}

// At returns the function that a line is part of.
func (f *File) At(line int) (Func, bool) {
	for _, fn := range f.Funcs {
		if fn.Line <= line && line <= fn.last {
			return fn, true
		}
	}
	return Func{}, false
}

var (
	function = regexp.MustCompile(`^(Test|Benchmark|Fuzz|Example)(\P{Ll}|$)`)
	method   = regexp.MustCompile(`^Test`) // as testify has it
)

// IsTest reports whether the function is, by its name, a test that a run can
// select. Methods count: they may be those of a suite.
func (f Func) IsTest() bool {
	if f.Name != f.method {
		return method.MatchString(f.method)
	}
	return function.MatchString(f.Name) && f.Name != "TestMain"
}

// head reads what stands above the package clause: the marks of every test of
// the file, and its build constraint.
func head(f *ast.File) (marks []string, tags constraint.Expr) {
	for _, group := range f.Comments {
		if group.End() > f.Package {
			break
		}
		marks = append(marks, marksOf(group)...)
		for _, c := range group.List {
			if !constraint.IsGoBuild(c.Text) {
				continue
			}
			if x, err := constraint.Parse(c.Text); err == nil {
				tags = x
			}
		}
	}
	return marks, tags
}

func marksOf(group *ast.CommentGroup) []string {
	var names []string
	if group == nil {
		return nil
	}
	for _, c := range group.List {
		for _, m := range markers.MarksIn(c.Text) {
			names = append(names, m.Name)
		}
	}
	return names
}

// receiver returns "Suite." for a method of Suite or *Suite.
func receiver(fn *ast.FuncDecl) string {
	if fn.Recv == nil || len(fn.Recv.List) == 0 {
		return ""
	}
	for x := fn.Recv.List[0].Type; ; {
		switch t := x.(type) {
		case *ast.StarExpr:
			x = t.X
		case *ast.ParenExpr:
			x = t.X
		case *ast.IndexExpr:
			x = t.X
		case *ast.IndexListExpr:
			x = t.X
		case *ast.Ident:
			return t.Name + "."
		default:
			return "?."
		}
	}
}
