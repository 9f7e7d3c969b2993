package rewrite

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// A world type-checks files against the standard library and stand-ins for
// assertion packages, without running the go command.
type world struct {
	fset *token.FileSet
	std  types.Importer
	fake map[string]*types.Package
}

const (
	requirePath   = "github.com/stretchr/testify/require"
	requireSource = `package require
import "testing"
type Assertions struct{}
func New(t testing.TB) *Assertions { return nil }
func (*Assertions) NoError(err error, msg ...any) {}
func NoError(t testing.TB, err error, msg ...any) {}
func NoErrorf(t testing.TB, err error, msg string, args ...any) {}
func Error(t testing.TB, err error, msg ...any) {}
func Equal(t testing.TB, want, got any, msg ...any) {}
`

	assertPathV3   = "gotest.tools/v3/assert"
	assertSourceV3 = `package assert
type TestingT interface { Log(...any) }
func NilError(t TestingT, err error, msg ...any) {}
func Assert(t TestingT, comparison any, msg ...any) {}
`
)

func newWorld() *world {
	w := &world{fset: token.NewFileSet(), fake: make(map[string]*types.Package)}
	w.std = importer.ForCompiler(w.fset, "source", nil)
	return w
}

func (w *world) Import(path string) (*types.Package, error) {
	sources := map[string]string{requirePath: requireSource, assertPathV3: assertSourceV3}
	src, ok := sources[path]
	if !ok {
		return w.std.Import(path)
	}
	if w.fake[path] == nil {
		file, err := parser.ParseFile(w.fset, "fake.go", src, 0)
		if err != nil {
			return nil, err
		}
		conf := types.Config{Importer: w}
		pkg, err := conf.Check(path, w.fset, []*ast.File{file}, nil)
		if err != nil {
			return nil, err
		}
		w.fake[path] = pkg
	}
	return w.fake[path], nil
}

// load returns a pass over the one file src.
func (w *world) load(src []byte, version string) (*analysis.Pass, error) {
	file, err := parser.ParseFile(w.fset, "in_test.go", src, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	info := &types.Info{
		Types:        make(map[ast.Expr]types.TypeAndValue),
		Defs:         make(map[*ast.Ident]types.Object),
		Uses:         make(map[*ast.Ident]types.Object),
		Implicits:    make(map[ast.Node]types.Object),
		Selections:   make(map[*ast.SelectorExpr]*types.Selection),
		Scopes:       make(map[ast.Node]*types.Scope),
		FileVersions: make(map[*ast.File]string),
	}
	conf := types.Config{Importer: w, GoVersion: version}
	pkg, err := conf.Check("p", w.fset, []*ast.File{file}, info)
	if err != nil {
		return nil, err
	}
	return &analysis.Pass{
		Fset:      w.fset,
		Files:     []*ast.File{file},
		Pkg:       pkg,
		TypesInfo: info,
		ReadFile:  func(string) ([]byte, error) { return src, nil },
	}, nil
}

// check makes sure that src compiles once the imports that it does not use are
// deleted, as drivers do, and returns it without them.
func (w *world) check(t *testing.T, src []byte, version string) []byte {
	t.Helper()
	file, err := parser.ParseFile(w.fset, "out_test.go", src, parser.ParseComments)
	if err != nil {
		t.Fatalf("%v\n%s", err, src)
	}
	unused := make(map[int]bool)
	conf := types.Config{Importer: w, GoVersion: version, Error: func(err error) {
		e := err.(types.Error)
		if !strings.Contains(e.Msg, "imported and not used") {
			t.Errorf("%v\n%s", err, src)
		}
		unused[w.fset.Position(e.Pos).Line] = true
	}}
	_, _ = conf.Check("p", w.fset, []*ast.File{file}, nil)
	var out bytes.Buffer
	for i, line := range bytes.SplitAfter(src, []byte("\n")) {
		if !unused[i+1] {
			out.Write(line)
		}
	}
	formatted, err := format.Source(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return formatted
}
