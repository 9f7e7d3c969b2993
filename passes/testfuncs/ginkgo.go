package testfuncs

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"
)

var ginkgoPath = regexp.MustCompile(`(^|/)github\.com/onsi/ginkgo(/v\d+)?(/extensions/table)?$`)

// ginkgoNodes lists what a package variable may be given of ginkgo, with what
// its funcs are. What runs before each spec of the binary, or once before all of
// them, is for all what TestMain is.
var ginkgoNodes = map[string]Kind{
	"Describe": KindSuiteTest, "FDescribe": KindSuiteTest,
	"Context": KindSuiteTest, "FContext": KindSuiteTest,
	"When": KindSuiteTest, "FWhen": KindSuiteTest,
	"DescribeTable": KindSuiteTest, "FDescribeTable": KindSuiteTest,
	"It": KindSuiteTest, "FIt": KindSuiteTest,
	"Specify": KindSuiteTest, "FSpecify": KindSuiteTest,

	"BeforeSuite": KindTestMain, "SynchronizedBeforeSuite": KindTestMain,
	"BeforeEach": KindTestMain, "JustBeforeEach": KindTestMain,

	"AfterSuite": KindSuiteTearDown, "SynchronizedAfterSuite": KindSuiteTearDown,
	"AfterEach": KindSuiteTearDown, "JustAfterEach": KindSuiteTearDown,
}

// ginkgoSpecs lists the functions of ginkgo whose funcs are single tests.
var ginkgoSpecs = map[string]bool{
	"It": true, "FIt": true, "Specify": true, "FSpecify": true, "DescribeTable": true, "FDescribeTable": true,
}

// ginkgoTests returns the funcs that package variables hand to ginkgo:
//
//	var _ = Describe("users", func() { … })
//
// Initialisation only builds the tree of them; the specs in it run in one test of
// the binary. A container is a test as a whole, and knows its specs by name: they
// share the variables of the container, and what is set up around them.
func ginkgoTests(pass *analysis.Pass, plain []*Test) []*Test {
	if !slices.ContainsFunc(pass.Pkg.Imports(), func(p *types.Package) bool { return ginkgoPath.MatchString(p.Path()) }) {
		return nil
	}
	g := ginkgo{pass: pass, runner: runnerOf(pass.TypesInfo, plain, isRunSpecs)}
	for _, file := range pass.Files {
		if !InTestFile(pass.Fset, file.Package) {
			continue
		}
		for _, decl := range file.Decls {
			if decl, ok := decl.(*ast.GenDecl); ok && decl.Tok == token.VAR {
				g.variables(file, decl)
			}
		}
	}
	return g.tests
}

func isRunSpecs(fn *types.Func) bool {
	return ginkgoPath.MatchString(fn.Pkg().Path()) &&
		(fn.Name() == "RunSpecs" || fn.Name() == "RunSpecsWithDefaultAndCustomReporters" || fn.Name() == "RunSpecsWithCustomReporters")
}

// ginkgo gathers the tests that a package hands to ginkgo.
type ginkgo struct {
	pass   *analysis.Pass
	runner *Test
	tests  []*Test
}

func (g *ginkgo) variables(file *ast.File, decl *ast.GenDecl) {
	for _, spec := range decl.Specs {
		for _, value := range spec.(*ast.ValueSpec).Values {
			if call, ok := ast.Unparen(value).(*ast.CallExpr); ok {
				g.node(file, call)
			}
		}
	}
}

// node adds the tests that a call hands over.
func (g *ginkgo) node(file *ast.File, call *ast.CallExpr) {
	node := g.called(call)
	kind := ginkgoNodes[node]
	if kind == 0 {
		return
	}
	for _, arg := range call.Args {
		lit, ok := ast.Unparen(arg).(*ast.FuncLit)
		if !ok {
			continue
		}
		t := g.test(g.name(node, call), kind, file, lit)
		t.Once = strings.HasSuffix(node, "Suite")
		if kind == KindSuiteTest {
			t.Specs = g.specs(t, call)
		}
		g.tests = append(g.tests, t)
	}
}

// test makes a test of a literal, which has no declaration: one is made for it
// of what there is.
func (g *ginkgo) test(name string, kind Kind, file *ast.File, lit *ast.FuncLit) *Test {
	sig, _ := g.pass.TypesInfo.TypeOf(lit).(*types.Signature)
	return &Test{
		Name: name, Kind: kind, File: file, Lit: lit,
		Decl:        &ast.FuncDecl{Name: &ast.Ident{NamePos: lit.Pos(), Name: name}, Type: lit.Type, Body: lit.Body},
		Obj:         types.NewFunc(lit.Pos(), g.pass.Pkg, name, sig),
		SuiteRunner: g.runner,
		Offers:      Offers{Cleanup: "DeferCleanup", TempDir: "GinkgoT().TempDir()"},
	}
}

// specs returns the specs in the call of a container, itself included, as tests
// of their own.
func (g *ginkgo) specs(container *Test, call *ast.CallExpr) []*Test {
	var specs []*Test
	ast.Inspect(call, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || !ginkgoSpecs[g.called(call)] {
			return true
		}
		for _, arg := range call.Args {
			if lit, ok := ast.Unparen(arg).(*ast.FuncLit); ok {
				spec := g.test(g.name(g.called(call), call), KindSuiteTest, container.File, lit)
				spec.Container = container
				specs = append(specs, spec)
			}
		}
		return true
	})
	return specs
}

// called returns the name of the function of ginkgo that is called, empty if it
// is none. Context, Specify and others are variables that hold it.
func (g *ginkgo) called(call *ast.CallExpr) string {
	obj := typeutil.Callee(g.pass.TypesInfo, call)
	if obj == nil || obj.Pkg() == nil || obj.Parent() != obj.Pkg().Scope() || !ginkgoPath.MatchString(obj.Pkg().Path()) {
		return ""
	}
	return obj.Name()
}

// name is how ginkgo's user knows a node: It "creates a user".
func (g *ginkgo) name(node string, call *ast.CallExpr) string {
	if len(call.Args) == 0 {
		return node
	}
	if v := g.pass.TypesInfo.Types[call.Args[0]].Value; v != nil && v.Kind() == constant.String {
		return node + " " + strconv.Quote(constant.StringVal(v))
	}
	return node
}
