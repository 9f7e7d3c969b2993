package tests

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// of returns what a package has that consists of the given test files.
func of(t *testing.T, c *config.Config, files ...string) Package {
	t.Helper()
	contents := make(map[string]string)
	p := load.Package{Path: "example.com/m/a"}
	for i, content := range files {
		name := fmt.Sprintf("/m/a/f%d_test.go", i)
		contents[name] = content
		if strings.Contains(content, "package a_test") {
			p.XTestFiles = append(p.XTestFiles, name)
		} else {
			p.TestFiles = append(p.TestFiles, name)
		}
	}
	return Of(p, c, func(name string) ([]byte, error) {
		content, ok := contents[name]
		if !ok {
			return nil, fs.ErrNotExist
		}
		return []byte(content), nil
	})
}

func rules(t *testing.T, text string) *config.Config {
	t.Helper()
	c, err := config.Parse("f.yml", []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	c.Root = "/m"
	return c
}

func TestOf(t *testing.T) {
	t.Parallel()
	c := rules(t, `mark-rules: [{mark: integration, build-tag: integration}, {mark: use_real_models, name: Fuzz}]`)
	p := of(t, c, `package a

import "testing"

func FuzzA(f *testing.F) {}

// TestB is documented.
//
//isolint:mark slow
func TestB(t *testing.T) {}
`, `//go:build integration

//isolint:mark everywhere
package a

func ExampleC() {
	// Output:
}

//line generated.y:100
func TestC(t *testing.T) {}
func TestMain(m *testing.M) {}
`)
	want := []Test{
		{Name: "TestB", File: "/m/a/f0_test.go", Line: 10, Count: 1, Marks: []string{"slow"}},
		{Name: "TestC", File: "/m/a/f1_test.go", Line: 11, Count: 1, Marks: []string{"everywhere", "integration"}},
		{Name: "FuzzA", Kind: KindFuzz, File: "/m/a/f0_test.go", Line: 5, Count: 1, Marks: []string{"use_real_models"}},
		{Name: "ExampleC", Kind: KindExample, File: "/m/a/f1_test.go", Line: 6, Count: 1, Marks: []string{"everywhere", "integration"}},
	}
	if diff := cmp.Diff(want, p.Tests); diff != "" || !p.Main || p.Broken != nil {
		t.Errorf("%s main %t, broken %v", diff, p.Main, p.Broken)
	}
}

// The test that runs gocheck has the marks of all suites that gocheck is given.
func TestGocheckSuites(t *testing.T) {
	t.Parallel()
	p := of(t, &config.Config{}, `package a

import (
	. "gopkg.in/check.v1"
	"testing"
)

var _ = Suite(&Heavy{})

type Heavy struct{}

//isolint:mark slow
func (s *Heavy) TestA(c *C) {}

type Unregistered struct{}

//isolint:mark fast
func (s *Unregistered) TestA(c *C) {}

func TestAll(t *testing.T)   { TestingT(t) }
func TestOther(t *testing.T) {}
`, `package a

import "gopkg.in/check.v1"

var _ = check.Suite(new(Keyed))

type Keyed struct{}

//isolint:mark integration
func (Keyed) TestB(c *check.C) {}
`)
	var got []string
	for _, test := range p.Tests {
		got = append(got, fmt.Sprint(test.Name, test.Marks))
	}
	if diff := cmp.Diff([]string{"TestAll[integration slow]", "TestOther[]"}, got); diff != "" {
		t.Error(diff)
	}
}

// A test that runs a suite has the marks of what it cannot but run.
func TestSuites(t *testing.T) {
	t.Parallel()
	p := of(t, rules(t, `mark-rules: [{mark: integration, name: ^Keyed\.TestB$}]`), `package a

import (
	ts "github.com/stretchr/testify/suite"
	"testing"
)

type Heavy struct{ ts.Suite }

//isolint:mark slow
func (s *Heavy) TestA() {}

//isolint:mark fast
func (s *Heavy) SetupTest() {}

type Keyed[T any] struct{ ts.Suite }

func (s *Keyed[T]) TestB() {}

//isolint:mark own
func TestHeavy(t *testing.T)   { ts.Run(t, new(Heavy)) }
func TestLiteral(t *testing.T) { ts.Run(t, &Heavy{}) }
func TestAssigned(t *testing.T) {
	s := &Keyed[int]{}
	ts.Run(t, s)
}
func TestBoth(t *testing.T) {
	t.Run("x", func(t *testing.T) { ts.Run(t, new(Heavy)) })
	ts.Run(t, new(Keyed[string]))
}
func TestOther(t *testing.T) { run.Run(t, new(Heavy)) }
`, `package a_test

import "github.com/stretchr/testify/suite"

type Heavy struct{}

func (Heavy) TestA() {}

func TestExternal(t *testing.T) { suite.Run(t, new(Heavy)) }
`)
	var got []string
	for _, test := range p.Tests {
		got = append(got, fmt.Sprint(test.Name, test.Marks))
	}
	want := []string{
		"TestHeavy[own slow]", "TestLiteral[slow]", "TestAssigned[integration]", "TestBoth[integration slow]",
		"TestOther[]", "TestExternal[]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Two functions of the same name are one test: neither runs without the other.
func TestSameName(t *testing.T) {
	t.Parallel()
	p := of(t, new(config.Config),
		"package a\n\n//isolint:mark slow\nfunc TestA(t *T) {}\n\nfunc TestB(t *T) {}\n",
		"package a_test\n\nfunc TestC(t *T) {}\n\n//isolint:mark db\nfunc TestA(t *T) {}\n")
	want := []Test{
		{Name: "TestA", File: "/m/a/f0_test.go", Line: 4, Count: 2, Marks: []string{"db", "slow"}},
		{Name: "TestB", File: "/m/a/f0_test.go", Line: 6, Count: 1},
		{Name: "TestC", File: "/m/a/f1_test.go", Line: 3, Count: 1},
	}
	if diff := cmp.Diff(want, p.Tests); diff != "" {
		t.Error(diff)
	}
}

// What the go command says of the same files, but that its names are relative.
func TestBroken(t *testing.T) {
	t.Parallel()
	tests := []struct{ source, want string }{
		{"package a\n\nfunc TestA() {\n\tx := := 3\n\ty := :=\n}\n", "/m/a/f0_test.go:4:7: expected operand, found ':='"},
		{"package a\nfunc TestA(t testing.T) {}", "/m/a/f0_test.go:2:1: wrong signature for TestA, must be: func TestA(t *testing.T)"},
		{"package a\nfunc TestMain(m M) {}", "/m/a/f0_test.go:2:1: wrong signature for TestMain, must be: func TestMain(m *testing.M)"},
		{"package a\nfunc FuzzA[T any](f *F) {}", "/m/a/f0_test.go:2:1: wrong signature for FuzzA, test functions cannot have type parameters"},
		{"package a\nfunc BenchmarkA(b *B) int {}", "/m/a/f0_test.go:2:1: wrong signature for BenchmarkA, must be: func BenchmarkA(b *testing.B)"},
		{"package a\nfunc TestMain(m *M) {}\nfunc TestMain(m *M) {}", "multiple definitions of TestMain"},
		{"package a\nfunc TestA(t, u *T) {}", "/m/a/f0_test.go:2:1: wrong signature for TestA, must be: func TestA(t *testing.T)"},
		{"package a\nfunc TestA(t *T)\nfunc Testify()", ""},
	}
	for _, tt := range tests {
		got := ""
		if p := of(t, new(config.Config), tt.source); p.Broken != nil {
			got = p.Broken.Error()
		}
		if got != tt.want {
			t.Errorf("%s\n%s\nwant %s", tt.source, got, tt.want)
		}
	}
	// The other files are read all the same.
	p := of(t, new(config.Config), "package a\nfunc {", "package a\nfunc TestA(t *T) {}")
	if p.Broken == nil || len(p.Tests) != 1 {
		t.Errorf("%+v", p)
	}
	p = Of(load.Package{Path: "./nosuch", Err: "directory not found"}, new(config.Config), os.ReadFile)
	if p.Broken == nil || p.Broken.Error() != "directory not found" {
		t.Errorf("%+v", p)
	}
}

// BenchmarkAll reads 500 test files of 20 tests each, in 50 packages.
func BenchmarkAll(b *testing.B) {
	dir := b.TempDir()
	packages := make([]load.Package, 50)
	var source strings.Builder
	source.WriteString("package a\n\nimport (\n\t\"fmt\"\n\t\"testing\"\n)\n")
	for i := range 20 {
		fmt.Fprintf(&source, `
//isolint:mark slow
func TestNumber%d(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, in string; want int }{
		{"one", "1", 1}, // a comment
		{"two", "2", 2},
		{"three", "3", 3},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := parse(tt.in); got != tt.want {
				t.Errorf("parse(%%q) = %%d, want %%d", tt.in, got, tt.want)
			}
		})
	}
}
`, i)
	}
	source.WriteString("\nfunc ExampleA() {\n\tfmt.Println(1)\n\t// Output: 1\n}\n")
	for i := range packages {
		packages[i].Path = fmt.Sprintf("example.com/p%d", i)
		for j := range 10 {
			name := filepath.Join(dir, fmt.Sprintf("p%df%d_test.go", i, j))
			if err := os.WriteFile(name, []byte(source.String()), 0o644); err != nil {
				b.Fatal(err)
			}
			packages[i].TestFiles = append(packages[i].TestFiles, name)
		}
	}
	b.SetBytes(int64(500 * source.Len()))
	b.ReportAllocs()
	for b.Loop() {
		All(packages, new(config.Config), os.ReadFile)
	}
}
