// Package testfuncs says which functions of a package are tests, by go test's
// own rules, testify's, gocheck's and ginkgo's. It is the one place that knows;
// it looks at declarations and types only. What a test does, and what runs in
// parallel with it, is left to passes/effects and passes/holds.
package testfuncs

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Analyzer computes the package's tests. Its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:       "testfuncs",
	Doc:        "find the test functions of a package",
	URL:        "https://pkg.go.dev/github.com/isolint-go/isolint/passes/testfuncs",
	Run:        run,
	ResultType: reflect.TypeFor[*Result](),
}

// Kind says what sort of function a Test is.
type Kind uint8

const (
	KindTest          Kind = iota + 1 // func TestX(*testing.T)
	KindBenchmark                     // func BenchmarkX(*testing.B)
	KindFuzz                          // func FuzzX(*testing.F)
	KindExample                       // func ExampleX()
	KindTestMain                      // func TestMain(*testing.M), or what ginkgo runs before all specs
	KindSuiteTest                     // a suite's TestX, or what ginkgo is given to run
	KindSuiteSetup                    // a suite's SetupTest and the like
	KindSuiteTearDown                 // a suite's TearDownTest and the like
)

var kindNames = [...]string{
	KindTest:          "test",
	KindBenchmark:     "benchmark",
	KindFuzz:          "fuzz",
	KindExample:       "example",
	KindTestMain:      "testmain",
	KindSuiteTest:     "suite test",
	KindSuiteSetup:    "suite setup",
	KindSuiteTearDown: "suite teardown",
}

func (k Kind) String() string {
	if int(k) < len(kindNames) && kindNames[k] != "" {
		return kindNames[k]
	}
	return "unknown"
}

// IsTest reports whether k is something a run of the suite can select and
// judge, as opposed to what surrounds it.
func (k Kind) IsTest() bool {
	switch k {
	case KindTest, KindBenchmark, KindFuzz, KindExample, KindSuiteTest:
		return true
	}
	return false
}

// A Test is a test function, or a function that runs around tests.
type Test struct {
	Name  string // TestX, or Suite.TestX
	Kind  Kind
	Decl  *ast.FuncDecl // has a body; made up for a literal, which has none
	Obj   *types.Func
	File  *ast.File
	TB    *types.Var   // its t, b, f or m; nil if unnamed, for examples and for methods of suites
	Suite *types.Named // the suite it runs as a method of, which may have it from an embedded one

	// SuiteRunner is the test that calls suite.Run with Suite, or runs all
	// suites; nil if that happens elsewhere.
	SuiteRunner *Test

	// Once is set for what runs around all tests of the suite, rather than around
	// each of them.
	Once bool

	// TearDowns are the tear-downs of Suite that it has from other packages: no
	// test stands for them.
	TearDowns []*types.Func

	// Lit is the literal that the test is, in a package that hands its tests to
	// ginkgo; else nil. Specs are the single tests in it, Container is what such a
	// single test is in.
	Lit       *ast.FuncLit
	Specs     []*Test
	Container *Test

	// Offers is what the framework has for what a test undoes with testing.TB.
	Offers Offers

	// Compiled is set for an example without an output comment: go test
	// compiles it and does not run it.
	Compiled bool

	// Unfed is set for a fuzz test that adds no input: without files in testdata/fuzz,
	// go test runs what it does around f.Fuzz, and what it hands to that with -fuzz alone.
	Unfed bool
}

// Offers are the words for what a framework has in place of testing.TB's methods;
// empty for a test that has a testing.TB.
type Offers struct {
	Cleanup string // for t.Cleanup
	TempDir string // for t.TempDir()
}

// A Result holds the tests of a package.
type Result struct {
	// Tests are in source order, all from _test.go files, but for methods that
	// a suite run by a test of this package has from other files. A method
	// appears once for each suite that runs it.
	Tests []*Test
}

// Of returns the test whose declaration encloses pos, nil if there is none. Of
// several suites that share a method it returns the first.
func (r *Result) Of(pos token.Pos) *Test {
	for _, t := range r.Tests {
		if t.Decl.Pos() <= pos && pos < t.Decl.End() {
			return t
		}
	}
	return nil
}

// OfDecl returns the tests that decl is the code of: none, one, or one for each
// suite that runs it.
func (r *Result) OfDecl(decl *ast.FuncDecl) []*Test {
	var tests []*Test
	for _, t := range r.Tests {
		if t.Decl == decl {
			tests = append(tests, t)
		}
	}
	return tests
}

func run(pass *analysis.Pass) (any, error) {
	var tests []*Test
	for _, file := range pass.Files {
		if !InTestFile(pass.Fset, file.Package) {
			continue
		}
		for _, decl := range file.Decls {
			if decl, ok := decl.(*ast.FuncDecl); ok {
				if t := plain(pass.TypesInfo, file, decl); t != nil {
					tests = append(tests, t)
				}
			}
		}
	}
	suites := slices.Concat(suiteTests(pass, tests), gocheckTests(pass, tests), ginkgoTests(pass, tests))
	suites = append(suites, reflectedTests(pass, tests, suites)...)
	tests = append(tests, suites...)
	slices.SortStableFunc(tests, func(a, b *Test) int {
		if c := a.Decl.Pos() - b.Decl.Pos(); c != 0 {
			return int(c)
		}
		return strings.Compare(a.Name, b.Name)
	})
	return &Result{Tests: tests}, nil
}

// InTestFile reports whether pos is in a file of tests, which is up to its own
// name, whatever //line directives say.
func InTestFile(fset *token.FileSet, pos token.Pos) bool {
	tf := fset.File(pos)
	return tf != nil && IsTestFile(tf.Name())
}

// IsTestFile reports whether a file of that name, with or without a directory,
// is compiled for tests only.
func IsTestFile(name string) bool { return strings.HasSuffix(name, "_test.go") }
