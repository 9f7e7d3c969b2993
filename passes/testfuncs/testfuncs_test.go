package testfuncs_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/isolint-go/isolint/passes/testfuncs"
)

func testdata(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// newReporter returns an analyzer that reports each test at its name.
func newReporter() *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:     "reporter",
		Doc:      "report what testfuncs found",
		Requires: []*analysis.Analyzer{testfuncs.Analyzer},
		Run: func(pass *analysis.Pass) (any, error) {
			result := pass.ResultOf[testfuncs.Analyzer].(*testfuncs.Result)
			for _, test := range result.Tests {
				pass.Reportf(test.Decl.Name.Pos(), "%s", describe(test))
			}
			return nil, nil
		},
	}
}

func describe(t *testfuncs.Test) string {
	words := []string{t.Kind.String(), t.Name, "-"}
	if t.TB != nil {
		words[2] = t.TB.Name()
	}
	if t.SuiteRunner != nil {
		words = append(words, "by", t.SuiteRunner.Name)
	}
	if t.Once && t.Kind == testfuncs.KindSuiteSetup {
		words = append(words, "once")
	}
	if len(t.Specs) > 0 {
		words = append(words, "has")
	}
	for _, spec := range t.Specs {
		words = append(words, spec.Name)
	}
	if t.Compiled {
		words = append(words, "compiled")
	}
	return strings.Join(words, " ")
}

func Test(t *testing.T) {
	t.Parallel()
	analysistest.Run(t, testdata(t), newReporter(), "testfuncs")
}

func TestOf(t *testing.T) {
	t.Parallel()
	var results []*testfuncs.Result
	for _, r := range analysistest.Run(t, testdata(t), newReporter(), "testfuncs") {
		if r.Err != nil {
			t.Fatal(r.Err)
		}
		result := r.Pass.ResultOf[testfuncs.Analyzer].(*testfuncs.Result)
		if len(result.Tests) > 0 {
			results = append(results, result)
		}
	}
	if len(results) == 0 {
		t.Fatal("no tests found")
	}
	for _, r := range results {
		for _, test := range r.Tests {
			if got := r.Of(test.Decl.Body.Lbrace); got == nil || got.Decl != test.Decl {
				t.Errorf("Of(body of %s) = %v", test.Name, got)
			}
			if got := r.OfDecl(test.Decl); len(got) == 0 {
				t.Errorf("OfDecl(%s) is empty", test.Name)
			}
		}
		if got := r.Of(r.Tests[0].File.Package); got != nil {
			t.Errorf("Of(package clause) = %s, want none", got.Name)
		}
	}
}

// go list refuses a package with these, so that no fixture can hold them; gopls
// and a vet tool run by hand may still meet them.
func TestWrongSignature(t *testing.T) {
	t.Parallel()
	const src = `package p
import "testing"
type T struct{}
type PT = *testing.T
func TestHelper(tb testing.TB) {}
func TestTwo(t *testing.T, n int) {}
func TestTwoNames(t, u *testing.T) {}
func TestResult(t *testing.T) error { return nil }
func TestNone() {}
func TestValue(t testing.T) {}
func TestOther(t *T) {}
func TestAlias(t PT) {}
func TestGeneric[E any](t *testing.T) {}
func TestMainly(m *testing.M) {}
func TestVariadic(t ...*testing.T) {}
func TestNoBody(t *testing.T)
func BenchmarkWithT(t *testing.T) {}
func FuzzWithT(t *testing.T) {}
func TestRight(t *testing.T) {}
func TestMain(t *testing.T) {}
`
	const want = "test TestRight t, test TestMain t"
	if got := strings.Join(describeAll(t, src), ", "); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func describeAll(t *testing.T, src string) []string {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p_test.go", src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}}
	conf := types.Config{Importer: importerFunc(fakeTesting), Error: func(error) {}} // TestNoBody is an error
	pkg, _ := conf.Check("p", fset, []*ast.File{file}, info)
	pass := &analysis.Pass{Analyzer: testfuncs.Analyzer, Fset: fset, Files: []*ast.File{file}, Pkg: pkg, TypesInfo: info}
	result, err := testfuncs.Analyzer.Run(pass)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, test := range result.(*testfuncs.Result).Tests {
		got = append(got, describe(test))
	}
	return got
}

type importerFunc func(path string) (*types.Package, error)

func (f importerFunc) Import(path string) (*types.Package, error) { return f(path) }

// fakeTesting makes a package testing that has the types and nothing else.
func fakeTesting(path string) (*types.Package, error) {
	pkg := types.NewPackage(path, "testing")
	for _, name := range []string{"T", "B", "F", "M", "TB"} {
		obj := types.NewTypeName(token.NoPos, pkg, name, nil)
		types.NewNamed(obj, types.NewStruct(nil, nil), nil)
		pkg.Scope().Insert(obj)
	}
	pkg.MarkComplete()
	return pkg, nil
}

// A //line directive says where the code comes from, not what go test compiles.
func TestInTestFile(t *testing.T) {
	t.Parallel()
	const src = "package p\n\n//line %s:1\nfunc f() {}\n"
	for name, want := range map[string]bool{
		"p_test.go":       true,
		"/dir/p_test.go":  true,
		"p.go":            false,
		"test.go":         false,
		"p_test.go/p.go":  false,
		"p_test.go.go":    false,
		"p_test_linux.go": false,
	} {
		other := "p.go"
		if !want {
			other = "p_test.go"
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, fmt.Sprintf(src, other), parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if got := testfuncs.InTestFile(fset, file.Decls[0].Pos()); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
	if testfuncs.InTestFile(token.NewFileSet(), token.NoPos) {
		t.Error("a test file without a position")
	}
}
