package testfuncs

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"
)

// reflectedTests returns methods TestX(*testing.T) of values that a test hands,
// with its t, to a function that finds them by reflection: grpctest.RunSubTests,
// qtsuite.Run and the like.
func reflectedTests(pass *analysis.Pass, plain []*Test, suites []*Test) []*Test {
	known := make(map[*ast.FuncDecl]bool)
	for _, t := range suites {
		known[t.Decl] = true
	}
	runners := make(map[*types.TypeName]*Test)
	for _, t := range plain {
		if t.Kind == KindTest {
			handedOver(pass.TypesInfo, t, runners)
		}
	}
	var tests []*Test
	for fn, src := range methodSources(pass) {
		if !src.inTest || known[src.decl] {
			continue
		}
		if t := reflectedTest(fn, src, runners); t != nil {
			tests = append(tests, t)
		}
	}
	return tests
}

func reflectedTest(fn *types.Func, src source, runners map[*types.TypeName]*Test) *Test {
	sig := fn.Signature()
	named := namedOf(sig.Recv().Type())
	if named == nil || embedsSuite(named, nil) || runners[named.Obj()] == nil || !isTestName(fn.Name(), "Test") ||
		sig.Params().Len() != 1 || sig.Results().Len() != 0 || testingType(sig.Params().At(0).Type()) != "T" {
		return nil
	}
	t := &Test{
		Name: named.Obj().Name() + "." + fn.Name(), Kind: KindSuiteTest, Decl: src.decl, Obj: fn, File: src.file,
		Suite: named, SuiteRunner: runners[named.Obj()],
	}
	if v := sig.Params().At(0); v.Name() != "" && v.Name() != "_" {
		t.TB = v
	}
	return t
}

// handedOver notes the types of the values that a test passes, as an interface,
// to a function that it also passes its t to.
func handedOver(info *types.Info, t *Test, runners map[*types.TypeName]*Test) {
	ast.Inspect(t.Decl.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) < 2 || testingType(info.TypeOf(call.Args[0])) != "T" {
			return true
		}
		sig, ok := info.TypeOf(call.Fun).(*types.Signature)
		if !ok || sig.Variadic() || sig.Params().Len() != len(call.Args) {
			return true
		}
		for i, arg := range call.Args[1:] {
			if !types.IsInterface(sig.Params().At(i + 1).Type()) {
				continue
			}
			if named := namedOf(info.TypeOf(arg)); named != nil && runners[named.Obj()] == nil {
				runners[named.Obj()] = t
			}
		}
		return true
	})
}
