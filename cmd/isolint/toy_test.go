package main

import (
	"bytes"
	"context"
	"go/ast"
	"go/format"
	"os"
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/passes/settings"
)

// toyMain is the command with the analyzers below, which are as simple as they
// can be: scripts that use it are about the command alone.
func toyMain() {
	if load.IsUnit(os.Args[1:]) {
		os.Exit(load.Unit(toySuite(), os.Args[1:]))
	}
	dir, err := os.Getwd()
	if err != nil {
		panic(err)
	}
	c := &command{dir: dir, env: os.Environ(), stdout: os.Stdout, stderr: os.Stderr, suite: toySuite()}
	os.Exit(c.run(context.Background(), os.Args[1:]))
}

func toySuite() load.Suite {
	unwrap := &analysis.Analyzer{Name: "unwrap", Doc: "wrap(x) is x", Run: runUnwrap}
	setenv := &analysis.Analyzer{Name: "setenv", Doc: "os.Setenv is t.Setenv", Run: runSetenv}
	crack := &analysis.Analyzer{
		Name: "crack", Doc: "dependencies that cannot be analysed", Run: runCrack,
		FactTypes: []analysis.Fact{(*cracks)(nil)}, ResultType: reflect.TypeFor[cracks](),
	}
	stuck := &analysis.Analyzer{Name: "stuck", Doc: "a fix that mends nothing", Run: runStuck}
	// Facts are registered for those who require them.
	stuck.Requires = []*analysis.Analyzer{crack}
	return load.Suite{
		All:      []*analysis.Analyzer{setenv, stuck, unwrap},
		Settings: []*analysis.Analyzer{settings.Analyzer},
		Records:  []*analysis.Analyzer{load.Manifest},
		Facts:    []*analysis.Analyzer{crack},
		Gaps:     func(pass *analysis.Pass) []string { return pass.ResultOf[crack].(cracks).Paths },
	}
}

func eachCall(pass *analysis.Pass, visit func(call *ast.CallExpr)) {
	for _, f := range pass.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				visit(call)
			}
			return true
		})
	}
}

// runUnwrap's fixes touch each other where calls are nested.
func runUnwrap(pass *analysis.Pass) (any, error) {
	if pass.Pkg.Name() == "boom" {
		panic("boom")
	}
	eachCall(pass, func(call *ast.CallExpr) {
		if id, ok := call.Fun.(*ast.Ident); !ok || id.Name != "wrap" {
			return
		}
		var arg bytes.Buffer
		if err := format.Node(&arg, pass.Fset, call.Args[0]); err != nil {
			panic(err)
		}
		suggest(pass, call, "wrap does nothing", arg.String())
	})
	return nil, nil
}

// runSetenv's fixes leave the import of os unused.
func runSetenv(pass *analysis.Pass) (any, error) {
	eachCall(pass, func(call *ast.CallExpr) {
		sel, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || sel.Sel.Name != "Setenv" {
			return
		}
		if x, ok := sel.X.(*ast.Ident); ok && x.Name == "os" {
			suggest(pass, x, "os.Setenv outlives the test", "t")
		}
	})
	return nil, nil
}

// runStuck's fix leaves what it reports.
func runStuck(pass *analysis.Pass) (any, error) {
	eachCall(pass, func(call *ast.CallExpr) {
		if id, ok := call.Fun.(*ast.Ident); ok && id.Name == "stuck" {
			suggest(pass, call, "stuck", "stuck(stuck())")
		}
	})
	return nil, nil
}

func suggest(pass *analysis.Pass, n ast.Node, message, replacement string) {
	pass.Report(analysis.Diagnostic{
		Pos: n.Pos(), End: n.End(), Message: message,
		SuggestedFixes: []analysis.SuggestedFix{{
			Message:   "replace it",
			TextEdits: []analysis.TextEdit{{Pos: n.Pos(), End: n.End(), NewText: []byte(replacement)}},
		}},
	})
}

// cracks are the packages of the name crack below one, as its fact and as its
// result.
type cracks struct{ Paths []string }

// AFact marks cracks as a fact.
func (cracks) AFact() {}

// runCrack cannot analyse packages of the name crack.
func runCrack(pass *analysis.Pass) (any, error) {
	var below cracks
	for _, imp := range pass.Pkg.Imports() {
		var fact cracks
		if pass.ImportPackageFact(imp, &fact) {
			below.Paths = append(below.Paths, fact.Paths...)
		}
		if imp.Name() == "crack" {
			below.Paths = append(below.Paths, imp.Path()+": it is cracked")
		}
	}
	pass.ExportPackageFact(&below)
	return below, nil
}
