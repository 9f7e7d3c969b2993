package testfuncs

import (
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"
)

var suitePath = regexp.MustCompile(`(^|/)testify(/v\d+)?/suite$`)

// around lists the methods that testify calls around a suite's tests, with how
// many parameters they have.
var around = map[string]struct {
	kind   Kind
	params int
}{
	"SetupSuite":      {KindSuiteSetup, 0},
	"SetupTest":       {KindSuiteSetup, 0},
	"SetupSubTest":    {KindSuiteSetup, 0},
	"BeforeTest":      {KindSuiteSetup, 2},
	"TearDownSuite":   {KindSuiteTearDown, 0},
	"TearDownTest":    {KindSuiteTearDown, 0},
	"TearDownSubTest": {KindSuiteTearDown, 0},
	"AfterTest":       {KindSuiteTearDown, 2},
}

// source is where a method is declared.
type source struct {
	decl   *ast.FuncDecl
	file   *ast.File
	inTest bool
}

// suiteTests returns the methods that testify runs, one for each suite that
// runs them; plain are the package's other tests.
func suiteTests(pass *analysis.Pass, plain []*Test) []*Test {
	suites := suiteTypes(pass.Pkg)
	if len(suites) == 0 {
		return nil
	}
	runners := suiteRunners(pass, plain, suites)
	methods := methodSources(pass)
	var tests []*Test
	for _, suite := range suites {
		runner := runners[suite.Obj()]
		if runner == nil && isBase(suite, suites) {
			continue // its methods run as those of the suites that embed it
		}
		tests = append(tests, methodTests(suite, runner, methods, methodKind)...)
	}
	return tests
}

// suiteTypes returns the package's types that embed testify's Suite, sorted by
// name.
func suiteTypes(pkg *types.Package) []*types.Named {
	scope := pkg.Scope()
	var suites []*types.Named
	for _, name := range scope.Names() {
		obj, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || obj.IsAlias() {
			continue
		}
		named, ok := obj.Type().(*types.Named)
		if ok && embedsSuite(named, nil) {
			suites = append(suites, named)
		}
	}
	return suites
}

// embedsSuite reports whether named is a struct that embeds testify's Suite,
// directly or through other structs; seen cuts cycles of embedded pointers.
func embedsSuite(named *types.Named, seen []*types.Named) bool {
	if slices.Contains(seen, named) {
		return false
	}
	st, ok := named.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	seen = append(seen, named)
	for field := range st.Fields() {
		if !field.Embedded() {
			continue
		}
		embedded := namedOf(field.Type())
		if embedded == nil || embedded.Obj().Pkg() == nil {
			continue
		}
		if isSuite(embedded) || embedsSuite(embedded, seen) {
			return true
		}
	}
	return false
}

func isSuite(named *types.Named) bool {
	obj := named.Obj()
	return obj.Name() == "Suite" && suitePath.MatchString(obj.Pkg().Path())
}

// namedOf returns the generic origin of the named type that t is or points to,
// nil if there is none.
func namedOf(t types.Type) *types.Named {
	t = types.Unalias(t)
	if ptr, ok := t.(*types.Pointer); ok {
		t = types.Unalias(ptr.Elem())
	}
	named, ok := t.(*types.Named)
	if !ok {
		return nil
	}
	return named.Origin()
}

// isBase reports whether another of suites embeds base.
func isBase(base *types.Named, suites []*types.Named) bool {
	return slices.ContainsFunc(suites, func(s *types.Named) bool {
		st, ok := s.Underlying().(*types.Struct)
		if !ok {
			return false
		}
		for field := range st.Fields() {
			if field.Embedded() && namedOf(field.Type()) == base {
				return true
			}
		}
		return false
	})
}

// suiteRunners returns for each suite the first test that runs it. Such a test
// calls suite.Run; the suites it runs are those whose values it makes or hands
// over, so that a loop over several is understood as well.
func suiteRunners(pass *analysis.Pass, plain []*Test, suites []*types.Named) map[*types.TypeName]*Test {
	runners := make(map[*types.TypeName]*Test)
	for _, t := range plain {
		if t.Kind != KindTest || !calls(pass.TypesInfo, t.Decl.Body, isSuiteRun) {
			continue
		}
		ast.Inspect(t.Decl.Body, func(n ast.Node) bool {
			expr, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			tv, ok := pass.TypesInfo.Types[expr]
			if !ok || !tv.IsValue() {
				return true
			}
			if named := namedOf(tv.Type); named != nil && runners[named.Obj()] == nil && slices.Contains(suites, named) {
				runners[named.Obj()] = t
			}
			return true
		})
	}
	return runners
}

// runnerOf returns the first test that calls a function which runs suites, nil
// if none does.
func runnerOf(info *types.Info, plain []*Test, runs func(*types.Func) bool) *Test {
	for _, t := range plain {
		if t.Kind == KindTest && calls(info, t.Decl.Body, runs) {
			return t
		}
	}
	return nil
}

// calls reports whether a body calls a function that is asked for.
func calls(info *types.Info, body *ast.BlockStmt, is func(*types.Func) bool) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && !found {
			fn := typeutil.StaticCallee(info, call)
			found = fn != nil && is(fn)
		}
		return !found
	})
	return found
}

// isSuiteRun reports whether fn is testify's suite.Run.
func isSuiteRun(fn *types.Func) bool {
	return fn.Name() == "Run" && fn.Pkg() != nil && suitePath.MatchString(fn.Pkg().Path()) && fn.Signature().Recv() == nil
}

// methodSources finds the declarations of the package's methods.
func methodSources(pass *analysis.Pass) map[*types.Func]source {
	methods := make(map[*types.Func]source)
	for _, file := range pass.Files {
		inTest := InTestFile(pass.Fset, file.Package)
		for _, decl := range file.Decls {
			decl, ok := decl.(*ast.FuncDecl)
			if !ok || decl.Recv == nil || decl.Body == nil {
				continue
			}
			if fn, ok := pass.TypesInfo.Defs[decl.Name].(*types.Func); ok {
				methods[fn] = source{decl, file, inTest}
			}
		}
	}
	return methods
}

// methodTests returns the methods of suite that are of some kind. Those declared
// in other packages have no code here and are left out, but for being known.
func methodTests(suite *types.Named, runner *Test, methods map[*types.Func]source, kindOf func(*types.Func) Kind) []*Test {
	var tests []*Test
	var elsewhere []*types.Func
	set := types.NewMethodSet(types.NewPointer(suite))
	for sel := range set.Methods() {
		fn := sel.Obj().(*types.Func).Origin()
		kind := kindOf(fn)
		src, ok := methods[fn]
		if kind == KindSuiteTearDown && !ok {
			elsewhere = append(elsewhere, fn)
		}
		if kind == 0 || !ok || !src.inTest && runner == nil {
			continue
		}
		tests = append(tests, &Test{
			Name:        suite.Obj().Name() + "." + fn.Name(),
			Kind:        kind,
			Decl:        src.decl,
			Obj:         fn,
			File:        src.file,
			Suite:       suite,
			SuiteRunner: runner,
			Once:        strings.HasSuffix(fn.Name(), "Suite") && kind != KindSuiteTest,
		})
	}
	for _, t := range tests {
		t.TearDowns = elsewhere
	}
	return tests
}

// methodKind returns what testify takes the method fn for, 0 for nothing.
// Unlike go test it runs every method that begins with Test: Testify is a test.
func methodKind(fn *types.Func) Kind {
	params := fn.Signature().Params().Len()
	if strings.HasPrefix(fn.Name(), "Test") && token.IsExported(fn.Name()) && params == 0 {
		return KindSuiteTest
	}
	if m, ok := around[fn.Name()]; ok && m.params == params {
		return m.kind
	}
	return 0
}
