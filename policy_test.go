// Package isolint_test keeps the promises that the module makes about itself:
// who may import whom, how code is shaped, and that lists in the documentation
// are the ones in the code. Everything is read in-process and through an fs.FS:
// the go command then knows the files as inputs of the test, which it would not
// if the test ran another program, and would go on answering "cached".
package isolint_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/isolint-go/isolint/passes/testfuncs"
)

// A rule returns what breaks it, one line each, beginning with the file.
type rule struct {
	name  string
	check func(*tree) []string
}

// rules returns all of them.
func rules() []rule {
	return []rule{
		{"imports", importRules},
		{"facts", factRules},
		{"reports", reportRules},
		{"test files", testFileRules},
		{"file length", fileLength},
		{"function length", functionLength},
		{"init", initFunctions},
		{"exit", exits},
		{"package names", packageNames},
		{"package comments", packageComments},
		{"gofmt", formatted},
		{"skips", skips},
		{"analyzers in README", readmeAnalyzers},
		{"documentation of analyzers", analyzerDocs},
		{"fixtures of analyzers", analyzerFixtures},
		{"reasons of dependencies", dependencyReasons},
		{"links", links},
		{"index of docs", docsIndex},
		{"hosts and machines", hosts},
	}
}

func TestPolicy(t *testing.T) {
	t.Parallel()
	tr, err := parseTree(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	if len(tr.sources) < 50 {
		t.Fatalf("only %d Go files found", len(tr.sources))
	}
	for _, r := range rules() {
		t.Run(r.name, func(t *testing.T) {
			t.Parallel()
			for _, broken := range r.check(tr) {
				t.Error(broken)
			}
		})
	}
}

// Every rule finds something in a tree that breaks them all: one that has come
// loose from the code fails here.
func TestPolicyFinds(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("\n", 299)
	tr, err := parseTree(mapFS(map[string]string{
		"go.mod":                   "module " + module + "\n\nrequire example.com/dep v1.0.0\n",
		"README.md":                "- `globalmutation`: something else\n\n[gone](docs/gone.md) https://proxy" + ".golang.org\n",
		"docs/decisions.md":        "none\n",
		"passes/x/x.go":            "package x\nimport _ \"" + module + "/analyzers\"\nfunc run() { pass.Reportf(0, \"\") }\n",
		"analyzers/x/x.go":         "package x\nimport _ \"" + module + "/cmd/isolint\"\nvar _ = A{FactTypes: nil}\n",
		"analyzers/x/util/util.go": "package util\n\nfunc init() { os.Exit(1) }\n",
		"cmd/x/x.go":               "package x\nimport _ \"golang.org/x/tools/go/packages\"\n",
		"cmd/x/x_test.go":          "package x\n\nfunc TestX(t *T) { t.Skip() }\n" + long,
		"cmd/x/long.go":            "package x\n\nconst s = \"_test.go\"\n\nfunc f() {" + strings.Repeat("\n", 81) + "}\n",
	}))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rules() {
		if len(r.check(tr)) == 0 {
			t.Errorf("rule %q finds nothing", r.name)
		}
	}
}

func mapFS(files map[string]string) fs.FS {
	m := make(fstest.MapFS)
	for name, content := range files {
		m[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return m
}

const module = "github.com/isolint-go/isolint"

// A tree is the module's files: Go files of the module itself, without
// fixtures, and all text files.
type tree struct {
	fset    *token.FileSet
	sources []*source
	texts   map[string]string // by path: every file that is not binary
}

// A source is one parsed Go file.
type source struct {
	path string // with slashes, from the module's root
	file *ast.File
}

func (s *source) dir() string  { return path.Dir(s.path) }
func (s *source) isTest() bool { return testfuncs.IsTestFile(s.path) }

// in reports whether the file is in the directory dir or below it.
func (s *source) in(dir string) bool { return strings.HasPrefix(s.path, dir+"/") }

// imports returns the paths that the file imports.
func (s *source) imports() []string {
	var paths []string
	for _, spec := range s.file.Imports {
		paths = append(paths, strings.Trim(spec.Path.Value, "`\""))
	}
	return paths
}

func parseTree(root fs.FS) (*tree, error) {
	tr := &tree{fset: token.NewFileSet(), texts: make(map[string]string)}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name == ".git":
			return fs.SkipDir
		case !d.Type().IsRegular(), name == ".git": // a file in a worktree
			return nil
		}
		content, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		if slices.Contains(content, 0) {
			return nil
		}
		tr.texts[name] = string(content)
		if path.Ext(name) != ".go" || !ownCode(name) {
			return nil
		}
		f, err := parser.ParseFile(tr.fset, name, content, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		tr.sources = append(tr.sources, &source{name, f})
		return nil
	})
	return tr, err
}

// ownCode reports whether a Go file is the module's own, not a fixture or a
// faulty example.
func ownCode(name string) bool {
	elems := strings.Split(name, "/")
	return elems[0] != "examples" && !slices.Contains(elems, "testdata")
}

// at is where a node stands, as file:line.
func (tr *tree) at(n ast.Node) string {
	p := tr.fset.Position(n.Pos())
	return fmt.Sprintf("%s:%d", p.Filename, p.Line)
}
