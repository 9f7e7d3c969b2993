package tests

import (
	"errors"
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/scanner"
	"go/token"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/isolint-go/isolint/cmd/isolint/internal/mark"
)

// A file is a test file, parsed once for all that asks.
type file struct {
	fset   *token.FileSet
	syntax *ast.File
	funcs  []*ast.FuncDecl
	marks  []mark.Func // of funcs

	examples map[string]bool // for runnable
}

func parse(name, pkg string, read func(file string) ([]byte, error)) (*file, error) {
	content, err := read(name)
	if err != nil {
		return nil, err
	}
	f := &file{fset: token.NewFileSet()}
	f.syntax, err = parser.ParseFile(f.fset, name, content, parser.ParseComments|parser.SkipObjectResolution)
	if list := (scanner.ErrorList)(nil); errors.As(err, &list) && len(list) > 0 {
		err = list[0] // as the go command says it; the others may be its consequences
	}
	if err != nil {
		return nil, err
	}
	for _, decl := range f.syntax.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok {
			f.funcs = append(f.funcs, fn)
		}
	}
	f.marks = mark.Read(f.fset, f.syntax, pkg).Funcs
	return f, nil
}

// role is what the go command takes a function for.
type role uint8

const (
	isNothing role = iota
	isTest
	isBenchmark
	isFuzz
	isExample
	isMain
)

// role returns what the go command takes a function of the file for. It goes by
// the name, and insists on what must then be its signature.
func (f *file) role(fn *ast.FuncDecl) (role, error) {
	name := fn.Name.Name
	switch {
	case name == "TestMain" && takes(fn, "T"):
		return isTest, nil
	case name == "TestMain":
		return isMain, f.check(fn, "M")
	case begins(name, "Test"):
		return isTest, f.check(fn, "T")
	case begins(name, "Benchmark"):
		return isBenchmark, f.check(fn, "B")
	case begins(name, "Fuzz"):
		return isFuzz, f.check(fn, "F")
	case begins(name, "Example") && f.runnable()[name]:
		return isExample, nil
	}
	return isNothing, nil
}

// begins reports whether a name is prefix alone or goes on with something that
// is not a small letter: Testify is no test.
func begins(name, prefix string) bool {
	rest, ok := strings.CutPrefix(name, prefix)
	r, _ := utf8.DecodeRuneInString(rest)
	return ok && (rest == "" || !unicode.IsLower(r))
}

// takes reports whether a function has no results and one parameter *arg or
// *x.arg. What x is syntax does not tell, and the go command does not ask.
func takes(fn *ast.FuncDecl, arg string) bool {
	params := fn.Type.Params.List
	if fn.Type.Results.NumFields() > 0 || len(params) != 1 || len(params[0].Names) > 1 {
		return false
	}
	star, ok := params[0].Type.(*ast.StarExpr)
	if !ok {
		return false
	}
	switch x := star.X.(type) {
	case *ast.Ident:
		return x.Name == arg
	case *ast.SelectorExpr:
		return x.Sel.Name == arg
	}
	return false
}

// check says what is wrong with the signature of a test, in the go command's
// words.
func (f *file) check(fn *ast.FuncDecl, arg string) error {
	name, why := fn.Name.Name, ""
	if !takes(fn, arg) {
		why = fmt.Sprintf("must be: func %s(%s *testing.%s)", name, strings.ToLower(arg), arg)
	}
	if fn.Type.TypeParams.NumFields() > 0 {
		why = "test functions cannot have type parameters"
	}
	if why == "" {
		return nil
	}
	return fmt.Errorf("%s: wrong signature for %s, %s", f.fset.Position(fn.Pos()), name, why)
}

// runnable returns the examples of the file that have an output to compare;
// others are only compiled.
func (f *file) runnable() map[string]bool {
	if f.examples != nil {
		return f.examples
	}
	f.examples = make(map[string]bool)
	for _, e := range doc.Examples(f.syntax) {
		if e.Output != "" || e.EmptyOutput {
			f.examples["Example"+e.Name] = true
		}
	}
	return f.examples
}
