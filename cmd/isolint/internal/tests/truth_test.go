package tests

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

var truth = flag.String("truth", "", "directories of further modules to compare with the go command, comma-separated")

// odd is a module with what is easily taken for a test, or overlooked.
var odd = map[string]string{
	"go.mod": "module example.com/m\n\ngo 1.24\n",
	"a/a.go": "package a\n\nfunc Foo() {}\n",
	"a/a_test.go": `package a

import (
	"fmt"
	. "testing"
	tt "testing"
)

type suite struct{}

func (suite) TestMethod(t *tt.T) {}
func Test(t *T)                  {}
func TestÄ(*tt.T)                {}
func Test_x(t *tt.T)             {}
func Test1(t *tt.T)              {}
func Testify()                   {}
func Testing(t *tt.T)            {}
func testLower(t *tt.T)          {}
func TestBoth(t *tt.T)           {}
func BenchmarkB(b *tt.B)         {}
func Benchmarks(b *tt.B)         {}
func Fuzz(f *tt.F)               {}
func FuzzZ(f *tt.F)              { f.Fuzz(func(t *tt.T, s string) {}) }
func Fuzzy()                     {}

func ExampleFoo() {
	fmt.Println("z")
	// Output: z
}

func Example() {
	fmt.Println("a")
	// a comment before

	// unordered OUTPUT:
	// a
}

func ExampleFoo_silent() {
	Foo()
	// Output:
}

func ExampleFoo_compiled() {
	Foo()
}

func ExampleFoo_early() {
	// Output: x
	Foo()
	// not the last comment
}

func ExampleFoo_two() { /* Output: a */
	fmt.Println("a")
}

func Examples() {
	// Output: none
}

func ExampleFoo_param(int) {
	// Output:
}

func ExampleFoo_result() int {
	return 1
	// Output:
}
`,
	"a/x_test.go": `package a_test

import "testing"

func TestBoth(t *testing.T)  {}
func TestLate(t *testing.T)  {}
func FuzzLate(f *testing.F)  {}
func TestMain(m *testing.M)  { m.Run() }
func BenchmarkL(b *testing.B) {}
`,
	"a/b_test.go":    "package a\n\nimport \"testing\"\n\nfunc TestB(t *testing.T) {}\n",
	"a/tag_test.go":  "//go:build tag\n\npackage a\n\nimport \"testing\"\n\nfunc TestTag(t *testing.T) {}\n",
	"main/m_test.go": "package main\n\nimport \"testing\"\n\nfunc TestMain(t *testing.T) {}\n",
	"file/f_test.go": "package file_test\n\nimport \"fmt\"\n\ntype x int\n\nfunc Example_whole() {\n\tfmt.Println(x(1))\n\t// Output: 1\n}\n",
	"none/n.go":      "package none\n",
}

func write(t *testing.T, files map[string]string) string {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// packagesIn are those of a module.
func packagesIn(ctx context.Context, dir string) ([]load.Package, error) {
	env := append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod")
	packages, _, err := load.Packages(ctx, load.Request{Go: load.Go{Dir: dir, Env: env}, Patterns: []string{"./..."}})
	return packages, err
}

// The go command writes, without compiling anything, the main function of every
// test binary, in which its tests are listed.
func TestTruth(t *testing.T) {
	t.Parallel()
	root, err := filepath.Abs("../../../..")
	if err != nil {
		t.Fatal(err)
	}
	dirs := []string{write(t, odd), root}
	if *truth != "" {
		dirs = append(dirs, strings.Split(*truth, ",")...)
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			t.Parallel()
			packages, err := packagesIn(t.Context(), dir)
			if err != nil {
				t.Fatal(err)
			}
			got := make(map[string][]string)
			total := 0
			for _, p := range All(packages, new(config.Config), os.ReadFile) {
				if p.Broken != nil {
					t.Error(p.Broken)
				}
				if len(p.TestFiles)+len(p.XTestFiles) > 0 {
					got[p.Path] = listing(p)
					total += len(got[p.Path])
				}
			}
			t.Logf("%d packages with test files, %d entries", len(got), total)
			if diff := cmp.Diff(goListing(t, dir), got); diff != "" {
				t.Errorf("go's listing is -, ours +\n%s", diff)
			}
		})
	}
}

// listing is what a package has, as goListing tells it.
func listing(p Package) []string {
	lines := []string{}
	for _, kind := range []Kind{KindTest, KindFuzz, KindExample} {
		for _, test := range p.Tests {
			if test.Kind == kind {
				lines = append(lines, counted(test.Name, test.Count))
			}
		}
		if kind == KindTest {
			lines = append(lines, once(p.Benchmarks)...)
		}
	}
	if p.Main {
		lines = append(lines, "TestMain(m)")
	}
	return lines
}

// once returns the names, each once, with how often it was there.
func once(names []string) []string {
	counts := make(map[string]int)
	for _, name := range names {
		counts[name]++
	}
	out := []string{}
	for _, name := range names {
		if n := counts[name]; n > 0 {
			out = append(out, counted(name, n))
			counts[name] = 0
		}
	}
	return out
}

func counted(name string, n int) string { return strings.Repeat("2x ", n-1) + name }

var (
	entry = regexp.MustCompile(`(?m)^\t\{"([^"]+)", _x?test\.`)
	main  = regexp.MustCompile(`(?m)^\t_x?test\.(TestMain\(m\))$`)
)

// goListing reads the tests of a module's packages out of their generated main
// functions: tests, benchmarks, fuzz targets, examples.
func goListing(t *testing.T, dir string) map[string][]string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "list", "-e", "-test", "-json=ImportPath,ForTest,GoFiles", "./...")
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[string][]string)
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		var p struct {
			ImportPath string
			ForTest    string
			GoFiles    []string
		}
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		path, ok := strings.CutSuffix(p.ImportPath, ".test")
		if !ok || len(p.GoFiles) != 1 || !filepath.IsAbs(p.GoFiles[0]) {
			continue
		}
		text, err := os.ReadFile(p.GoFiles[0])
		if err != nil {
			t.Fatal(err)
		}
		lines := []string{}
		for _, re := range []*regexp.Regexp{entry, main} {
			for _, m := range re.FindAllSubmatch(text, -1) {
				lines = append(lines, string(m[1]))
			}
		}
		all[path] = once(lines)
	}
	return all
}
