// Package survey looks through the test files of a module for what its first
// configuration can say: build tags, tests that -short skips, imports that tend
// to be heavy, marks. It reads files whatever tags they need, which the go
// command would not list. How a configuration looks it leaves to config.
package survey

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/expr"
	"github.com/isolint-go/isolint/cmd/isolint/internal/mark"
	"github.com/isolint-go/isolint/passes/table"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// Module returns what is seen in the tests of a module, in a fixed order. What
// cannot be read or parsed is passed over.
func Module(root fs.FS) ([]config.Observation, error) {
	s := survey{seen: make(map[key]*config.Observation)}
	err := testFiles(root, func(name string, content []byte) bool {
		s.file(name, content)
		return true
	})
	return s.sorted(), err
}

// Tests finds the tests of a module, with the methods of suites, until it is told not to
// go on. Marks are those of directives.
func Tests(root fs.FS, found func(mark.Func) (more bool)) {
	// What cannot be read has none.
	_ = testFiles(root, func(name string, content []byte) bool {
		file, err := mark.Parse(name, "", content)
		if err != nil {
			return true
		}
		for _, fn := range file.Funcs {
			if fn.IsTest() && !strings.HasPrefix(fn.Name, "Benchmark") && !found(fn) {
				return false
			}
		}
		return true
	})
}

// testFiles visits the test files of a module, until a visit returns false.
func testFiles(root fs.FS, visit func(name string, content []byte) bool) error {
	return fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && d == nil:
			return err // the module itself
		case err != nil:
			return nil
		case d.IsDir():
			if foreign(root, name) {
				return fs.SkipDir
			}
		case testfuncs.IsTestFile(name) && d.Type().IsRegular() && !hidden(path.Base(name)):
			if content, err := fs.ReadFile(root, name); err == nil && !visit(name, content) {
				return fs.SkipAll
			}
		}
		return nil
	})
}

// foreign reports whether a directory is none that ./... means in the module.
func foreign(root fs.FS, dir string) bool {
	if dir == "." {
		return false
	}
	base := path.Base(dir)
	if base == "vendor" || base == "testdata" || hidden(base) {
		return true
	}
	_, err := fs.Stat(root, path.Join(dir, "go.mod"))
	return err == nil
}

func hidden(base string) bool { return base[0] == '.' || base[0] == '_' }

// A key is what makes two observations one.
type key struct {
	sort       config.Sort
	mark, name string
}

type survey struct{ seen map[key]*config.Observation }

func (s *survey) file(name string, content []byte) {
	fset := token.NewFileSet()
	syntax, err := parser.ParseFile(fset, name, content, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return
	}
	var imports []key
	for _, imp := range syntax.Imports {
		imports = append(imports, heavy(imp)...)
	}
	for _, fn := range mark.Read(fset, syntax, "").Funcs {
		if !fn.IsTest() || strings.HasPrefix(fn.Name, "Benchmark") {
			continue // benchmarks are not what a run of the tests selects
		}
		var keys []key
		for _, tag := range fn.RequiredTags() {
			if m := markOf(tag); m != "" {
				keys = append(keys, key{config.SeenTag, m, tag})
			}
		}
		if fn.SkippedByShort {
			keys = append(keys, key{config.SeenShort, "slow", ""})
		}
		for _, m := range fn.Marks {
			keys = append(keys, key{config.SeenMark, m, m})
		}
		s.add(name, slices.Concat(keys, imports))
	}
}

// add counts a test of a file; files come one after the other.
func (s *survey) add(file string, keys []key) {
	slices.SortFunc(keys, key.compare)
	for _, k := range slices.Compact(keys) {
		o := s.seen[k]
		if o == nil {
			o = &config.Observation{Sort: k.sort, Mark: k.mark, Name: k.name}
			s.seen[k] = o
		}
		o.Tests++
		if !slices.Contains(o.Files, file) {
			o.Files = append(o.Files, file)
		}
	}
}

func (k key) compare(other key) int {
	return cmp.Or(cmp.Compare(k.sort, other.sort), cmp.Compare(k.mark, other.mark), cmp.Compare(k.name, other.name))
}

func (s *survey) sorted() []config.Observation {
	var keys []key
	for k := range s.seen {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, key.compare)
	var out []config.Observation
	for _, k := range keys {
		slices.Sort(s.seen[k].Files)
		out = append(out, *s.seen[k])
	}
	return out
}

// heavy returns what an import tells.
func heavy(imp *ast.ImportSpec) []key {
	pkg, err := strconv.Unquote(imp.Path.Value)
	if err != nil {
		return nil
	}
	var keys []key
	for _, m := range table.Default().HeavyMarks(pkg) {
		keys = append(keys, key{config.SeenImport, m, pkg})
	}
	return keys
}

// markOf returns the mark to stand for a build tag, "" if the tag is not about
// what kind of test it is.
func markOf(tag string) string {
	if slices.Contains(plainTags, tag) || strings.HasPrefix(tag, "go1.") || strings.HasPrefix(tag, "goexperiment.") {
		return ""
	}
	name := strings.ReplaceAll(tag, ".", "_")
	if !expr.IsName(name) || strings.EqualFold(name, "null") {
		return ""
	}
	return name
}

// plainTags are about where and how a file is compiled, or say that a test is
// one: systems, processors, compilers, and customs.
var plainTags = strings.Fields(`
	aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1
	windows zos unix
	386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le
	ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm
	cgo gc gccgo tinygo race msan asan boringcrypto faketime
	appengine debug ignore netgo noasm osusergo purego safe static tools
	all test testing tests unit unittest unittests
`)
