package goplsuite

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

const aTest = `package p

import "testing"

//isolint:mark solw
func TestLoad(t *testing.T) {
	load()
}

func TestOther(t *testing.T) {
	load()
}
`

// said runs an analyzer of a name, that finds the same in each function, on a package
// with the configuration, and returns what comes of it by lines.
func said(t *testing.T, name, config string) []string {
	t.Helper()
	dir := files(t, map[string]string{"go.mod": aModule, ".isolint.yml": config})
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, filepath.Join(dir, "p", "p_test.go"), aTest, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	pass := &analysis.Pass{
		Fset: fset, Files: []*ast.File{f}, Pkg: types.NewPackage("example.com/a/p", "p"),
		Report: func(d analysis.Diagnostic) {
			lines = append(lines, strings.TrimSuffix(filepath.Base(fset.Position(d.Pos).String()), ":1")+": "+d.Message)
			for _, r := range d.Related {
				lines = append(lines, "  "+filepath.Base(fset.Position(r.Pos).String()))
			}
		},
	}
	finder := &analysis.Analyzer{Name: name, Run: func(pass *analysis.Pass) (any, error) {
		for _, decl := range pass.Files[0].Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok {
				pass.Report(analysis.Diagnostic{Pos: fn.Pos(), Category: "unmarked", Message: "add //isolint:mark slow"})
			}
		}
		return nil, nil
	}}
	key := keyed("isolintconfig", config)
	wrapped := wrap(finder, key, find([]string{dir}, names(), io.Discard))
	if !slices.Contains(wrapped.Requires, key) || slices.Contains(finder.Requires, key) {
		t.Error("the key is not required by the copy alone")
	}
	if _, err := wrapped.Run(pass); err != nil {
		t.Fatal(err)
	}
	return lines
}

func TestWrap(t *testing.T) {
	t.Parallel()
	const one, two = "p_test.go:6: add //isolint:mark slow", "p_test.go:10: add //isolint:mark slow"
	const broken = " (isolint's defaults hold until this is mended and gopls started again)"
	for _, test := range []struct {
		name, analyzer, config string
		want                   []string
	}{
		{"as it is", "heavyimport", "", []string{one, two}},
		{"another is off", "heavyimport", "analyzers: {badmark: {severity: off}}\n", []string{one, two}},
		{"a warning", "heavyimport", "analyzers: {heavyimport: {severity: warning}}\n", []string{one, two}},
		{"off", "heavyimport", "analyzers: {heavyimport: {severity: off}}\n", nil},
		{"excluded", "heavyimport", "analyzers: {heavyimport: {exclude: [./p]}}\n", nil},
		{"excluded elsewhere", "heavyimport", "analyzers: {heavyimport: {exclude: [./q]}}\n", []string{one, two}},
		{"marked by a rule", "heavyimport", slow + "mark-rules:\n  - {mark: slow, name: TestOther}\n", []string{one}},
		{"marked by another rule", "heavyimport", "marks: {slow: , fast: }\nmark-rules:\n  - {mark: fast, name: TestOther}\n", []string{one, two}},
		{
			"a registry", "badmark", slow,
			[]string{one, two, `p_test.go:5:16: mark "solw" is not registered in .isolint.yml; did you mean "slow"?`},
		},
		{"a registry, excluded", "badmark", slow + "analyzers: {badmark: {exclude: [./p]}}\n", nil},
		{
			"broken", "badmark", slow + "\nanalyzer: {}\n",
			[]string{one, two, `p_test.go:1:9: .isolint.yml: unknown key "analyzer" in the configuration; did you mean "analyzers"?` + broken, "  .isolint.yml:3:1"},
		},
		{"broken, for others", "heavyimport", "analyzer: {}\n", []string{one, two}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := said(t, test.analyzer, test.config); !slices.Equal(got, test.want) {
				t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(test.want, "\n\t"))
			}
		})
	}
}
