package effects_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/isolint-go/isolint/passes/effects"
	"github.com/isolint-go/isolint/passes/ssabuild"
)

// BenchmarkSummaries measures the engine without parsing, type checking and
// SSA, on a package that go.mod holds at one version: some 13 000 lines with
// many methods, closures and calls of one another. The summaries of what it
// imports are missing, so those calls cost a look-up.
func BenchmarkSummaries(b *testing.B) {
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedImports | packages.NeedSyntax |
			packages.NeedTypes | packages.NeedTypesInfo | packages.NeedTypesSizes,
	}, "golang.org/x/tools/go/ssa")
	if err != nil {
		b.Fatal(err)
	}
	if len(pkgs) != 1 || len(pkgs[0].Errors) > 0 {
		b.Fatalf("loading go/ssa: %d packages, %v", len(pkgs), pkgs)
	}
	p := pkgs[0]
	benchmark(b, &analysis.Pass{Fset: p.Fset, Files: p.Syntax, Pkg: p.Types, TypesInfo: p.TypesInfo, TypesSizes: p.TypesSizes})
}

// BenchmarkBigTable measures a package of one large table: its initialisation
// is a single block of very many instructions, as in generated code. The time
// has to grow with the rows, not with their square.
func BenchmarkBigTable(b *testing.B) {
	for _, rows := range []int{1000, 4000} {
		b.Run(fmt.Sprint("rows=", rows), func(b *testing.B) { benchmark(b, tablePass(b, rows)) })
	}
}

func tablePass(b *testing.B, rows int) *analysis.Pass {
	var src bytes.Buffer
	src.WriteString("package table\n\ntype row struct { name string; next *row; sizes []int }\n\nvar Rows = []*row{\n")
	for i := range rows {
		fmt.Fprintf(&src, "\t{name: \"row %d\", next: &row{name: \"next\"}, sizes: []int{%d, 2, 3}},\n", i, i)
	}
	src.WriteString("}\n")
	return pass(b, src.String())
}

// pass type-checks a package of one file that imports nothing.
func pass(tb testing.TB, src string) *analysis.Pass {
	tb.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", src, parser.SkipObjectResolution)
	if err != nil {
		tb.Fatal(err)
	}
	info := &types.Info{
		Types: make(map[ast.Expr]types.TypeAndValue), Instances: make(map[*ast.Ident]types.Instance),
		Defs: make(map[*ast.Ident]types.Object), Uses: make(map[*ast.Ident]types.Object),
		Implicits: make(map[ast.Node]types.Object), Selections: make(map[*ast.SelectorExpr]*types.Selection),
		Scopes: make(map[ast.Node]*types.Scope), FileVersions: make(map[*ast.File]string),
	}
	pkg, err := new(types.Config).Check("example.com/p", fset, []*ast.File{file}, info)
	if err != nil {
		tb.Fatal(err)
	}
	return &analysis.Pass{Fset: fset, Files: []*ast.File{file}, Pkg: pkg, TypesInfo: info}
}

// benchmark runs the engine on a package whose SSA form is there already.
func benchmark(b *testing.B, pass *analysis.Pass) {
	analyse(b, pass)
	b.ReportAllocs()
	var fact *effects.Fact
	for b.Loop() {
		fact = analyse(b, pass)
	}
	b.ReportMetric(float64(len(fact.Data)), "fact-bytes")
}

// analyse runs the engine, and what it needs unless that was done before.
func analyse(tb testing.TB, pass *analysis.Pass) *effects.Fact {
	tb.Helper()
	var fact *effects.Fact
	pass.ImportPackageFact = func(*types.Package, analysis.Fact) bool { return false }
	pass.ExportPackageFact = func(f analysis.Fact) { fact = f.(*effects.Fact) }
	if pass.ResultOf == nil {
		pass.ResultOf = make(map[*analysis.Analyzer]any)
		for _, required := range effects.Analyzer.Requires {
			pass.Analyzer = required
			res, err := required.Run(pass)
			if err != nil {
				tb.Fatal(err)
			}
			pass.ResultOf[required] = res
		}
		if _, err := pass.ResultOf[ssabuild.Analyzer].(*ssabuild.Lazy).Package(); err != nil {
			tb.Fatal(err)
		}
	}
	pass.Analyzer = effects.Analyzer
	if _, err := effects.Analyzer.Run(pass); err != nil {
		tb.Fatal(err)
	}
	if fact.Err != "" {
		tb.Fatal(fact.Err)
	}
	return fact
}
