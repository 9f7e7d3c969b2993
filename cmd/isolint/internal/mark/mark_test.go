package mark

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
)

const source = `//go:build integration && (linux || darwin)

//isolint:mark everywhere
package p

import (
	"os"
	tt "testing"
)

//isolint:mark slow db // why
func TestMarked(t *tt.T) {}

func TestShort(t *tt.T) {
	t.Parallel()
	if os.Getenv("X") != "" || tt.Short() {
		t.Skip("slow")
	}
}

func TestShortReturns(t *tt.T) {
	if tt.Short() {
		return
	}
}

func TestShortLate(t *tt.T) {
	load()
	if tt.Short() {
		t.Skip()
	}
}

func TestShortSometimes(t *tt.T) {
	if tt.Short() && os.Getenv("X") != "" {
		t.Skip()
	}
}

func TestNotShort(t *tt.T) {
	if !tt.Short() {
		t.Skip()
	}
}

func TestLess(t *tt.T) {
	if tt.Short() {
		t.Log("less")
	}
}

func (s *suite[T]) TestMethod() {}

func TestMain(m *tt.M) {}

func Testify() {}

func load() {}
`

func parse(t *testing.T) *File {
	t.Helper()
	f, err := Parse("/m/a/a_test.go", "m/a", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Every function with its marks; "short" if it leaves under -short.
func TestParse(t *testing.T) {
	t.Parallel()
	var got []string
	for _, fn := range parse(t).Funcs {
		line := fn.Name + " " + strings.Join(fn.Marks, " ")
		if fn.SkippedByShort {
			line += " short"
		}
		if !fn.IsTest() {
			line += " (no test)"
		}
		got = append(got, line)
	}
	want := []string{
		"TestMarked everywhere slow db",
		"TestShort everywhere short",
		"TestShortReturns everywhere short",
		"TestShortLate everywhere",
		"TestShortSometimes everywhere",
		"TestNotShort everywhere",
		"TestLess everywhere",
		"suite.TestMethod everywhere",
		"TestMain everywhere (no test)",
		"Testify everywhere (no test)",
		"load everywhere (no test)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAt(t *testing.T) {
	t.Parallel()
	f := parse(t)
	for line, want := range map[int]string{1: "", 7: "", 12: "TestMarked", 14: "TestShort", 19: "TestShort", 20: ""} {
		if fn, ok := f.At(line); fn.Name != want || ok != (want != "") {
			t.Errorf("line %d: %q (%t), want %q", line, fn.Name, ok, want)
		}
	}
}

// All conditions of a rule must hold.
func TestOf(t *testing.T) {
	t.Parallel()
	tests := []struct{ rule, with, without string }{
		{`packages: [./a]`, "TestLess", ""},
		{`packages: [./b, m/...]`, "TestLess", ""},
		{`packages: [./b]`, "", "TestLess"},
		{`build-tag: integration`, "TestLess", ""},
		{`build-tag: linux`, "", "TestLess"},
		{`name: ^TestShort`, "TestShortLate", "TestLess"},
		{`name: ^TestMethod$`, "suite.TestMethod", "TestLess"},
		{`name: ^suite\.`, "suite.TestMethod", "TestLess"},
		{`skipped-by-short: true`, "TestShort", "TestShortLate"},
		{`skipped-by-short: false, name: Test`, "TestLess", "load"},
		{`skipped-by-short: true, name: Late`, "", "TestShort TestShortLate"},
		{`build-tag: integration, packages: [./a], name: Less, skipped-by-short: false`, "TestLess", "TestShort"},
	}
	for _, tt := range tests {
		c, err := config.Parse("f.yml", []byte("mark-rules: [{mark: use_real_models, "+tt.rule+"}]"), nil)
		if err != nil {
			t.Fatalf("%s: %v", tt.rule, err)
		}
		c.Root = "/m"
		for _, fn := range parse(t).Funcs {
			got := fmt.Sprint(Of(fn, c))
			if contains(tt.with, fn.Name) && got != "[everywhere use_real_models]" || contains(tt.without, fn.Name) && got != "[everywhere]" {
				t.Errorf("%s: %s has %s", tt.rule, fn.Name, got)
			}
		}
	}
}

func contains(list, name string) bool {
	return strings.Contains(" "+list+" ", " "+name+" ")
}

func TestRequires(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]bool{
		"//go:build x":                      true,
		"//go:build !x":                     false,
		"//go:build !(!x)":                  true,
		"//go:build x && !race":             true,
		"//go:build x || y":                 false,
		"//go:build (x && a) || (x && b)":   true,
		"//go:build !(y || !x)":             true,
		"//go:build y":                      false,
		"// a comment that is no directive": false,
	} {
		f, err := Parse("a_test.go", "m", []byte(line+"\n\npackage m\n\nfunc TestX() {}\n"))
		if err != nil {
			t.Fatal(err)
		}
		if got := requires(f.Funcs[0].BuildTags, "x"); got != want {
			t.Errorf("%s requires x: %t, want %t", line, got, want)
		}
	}
}

func TestRequiredTags(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"//go:build x && !race && (linux || y)": "[x]",
		"//go:build (x && y) || (y && !z)":      "[y]",
		"//go:build y && x && y":                "[x y]",
		"//go:build !x":                         "[]",
		"// none":                               "[]",
	} {
		f, err := Parse("a_test.go", "m", []byte(line+"\n\npackage m\n\nfunc TestX() {}\n"))
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(f.Funcs[0].RequiredTags()); got != want {
			t.Errorf("%s requires %s, want %s", line, got, want)
		}
	}
}
