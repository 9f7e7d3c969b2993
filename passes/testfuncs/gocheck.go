package testfuncs

import (
	"go/ast"
	"go/types"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"
)

var gocheckPath = regexp.MustCompile(`(^|/)(gopkg\.in/check\.v\d+|github\.com/go-check/check(/v\d+)?|launchpad\.net/gocheck)$`)

// gocheckKinds lists the methods that gocheck calls around a suite's tests.
var gocheckKinds = map[string]Kind{
	"SetUpSuite":    KindSuiteSetup,
	"SetUpTest":     KindSuiteSetup,
	"TearDownTest":  KindSuiteTearDown,
	"TearDownSuite": KindSuiteTearDown,
}

// gocheckTests returns the methods that gocheck runs: those of the types of
// which the package registers a value, var _ = check.Suite(&S{}). One test of
// the binary runs all suites.
func gocheckTests(pass *analysis.Pass, plain []*Test) []*Test {
	if !slices.ContainsFunc(pass.Pkg.Imports(), func(p *types.Package) bool { return gocheckPath.MatchString(p.Path()) }) {
		return nil
	}
	runner := runnerOf(pass.TypesInfo, plain, isGocheckRun)
	methods := methodSources(pass)
	var tests []*Test
	for _, suite := range registered(pass) {
		tests = append(tests, methodTests(suite, runner, methods, gocheckKind)...)
	}
	for _, t := range tests {
		t.Offers = Offers{Cleanup: "TearDownTest", TempDir: "c.MkDir()"}
		if t.Once {
			t.Offers.Cleanup = "TearDownSuite"
		}
	}
	return tests
}

// registered returns the types that the package hands to check.Suite, in source
// order.
func registered(pass *analysis.Pass) []*types.Named {
	var suites []*types.Named
	for _, file := range pass.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 || !isGocheck(typeutil.StaticCallee(pass.TypesInfo, call), "Suite") {
				return true
			}
			named := namedOf(pass.TypesInfo.TypeOf(call.Args[0]))
			if named != nil && named.Obj().Pkg() == pass.Pkg && !slices.Contains(suites, named) {
				suites = append(suites, named)
			}
			return true
		})
	}
	return suites
}

// isGocheckRun reports whether fn runs the suites that are registered.
func isGocheckRun(fn *types.Func) bool {
	return isGocheck(fn, "TestingT") || isGocheck(fn, "RunAll")
}

// isGocheck reports whether fn is gocheck's function of that name.
func isGocheck(fn *types.Func, name string) bool {
	return fn != nil && fn.Name() == name && fn.Pkg() != nil && fn.Signature().Recv() == nil && gocheckPath.MatchString(fn.Pkg().Path())
}

// gocheckKind returns what gocheck takes the method fn for, 0 for nothing.
func gocheckKind(fn *types.Func) Kind {
	sig := fn.Signature()
	if sig.Params().Len() != 1 || sig.Results().Len() != 0 {
		return 0
	}
	c := namedOf(sig.Params().At(0).Type())
	if c == nil || c.Obj().Name() != "C" || c.Obj().Pkg() == nil || !gocheckPath.MatchString(c.Obj().Pkg().Path()) {
		return 0
	}
	if strings.HasPrefix(fn.Name(), "Test") {
		return KindSuiteTest
	}
	return gocheckKinds[fn.Name()]
}
