package tests

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// subject is a package of which each test has subtests, two levels of them.
var subject = map[string]string{
	"go.mod": "module example.com/m\n\ngo 1.24\n",
	"a_test.go": `package m

import "testing"

func subtests(t *testing.T) {
	for _, a := range []string{"A", "B", "a b", "x/y"} {
		t.Run(a, func(t *testing.T) {
			for _, b := range []string{"A", "B"} {
				t.Run(b, func(t *testing.T) {})
			}
		})
	}
}

func TestA(t *testing.T)   { subtests(t) }
func TestB(t *testing.T)   { subtests(t) }
func TestAB(t *testing.T)  { subtests(t) }
func Test_(t *testing.T)   { subtests(t) }
func TestÄ(t *testing.T)   { subtests(t) }
func FuzzA(f *testing.F)   { f.Add("A"); f.Fuzz(func(t *testing.T, s string) {}) }
func ExampleA() {
	// Output:
}
`,
}

var subjectTests = []string{"TestA", "TestB", "TestAB", "Test_", "TestÄ", "FuzzA", "ExampleA"}

// binary is a test binary that can be asked which tests it runs.
type binary string

func buildSubject(t *testing.T) binary {
	t.Helper()
	dir := write(t, subject)
	name := filepath.Join(dir, "m.test")
	cmd := exec.CommandContext(t.Context(), "go", "test", "-c", "-vet=off", "-o", name, ".")
	cmd.Dir, cmd.Env = dir, append(cmd.Environ(), "GOWORK=off", "GOFLAGS=")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return binary(name)
}

var started = regexp.MustCompile(`(?m)^=== RUN   (.*)$`)

// runs returns the tests that the binary runs, with subtests, or what it says
// of the flags.
func (b binary) runs(t *testing.T, args ...string) (names []string, said string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), string(b), append(args, "-test.v")...)
	cmd.Dir = filepath.Dir(string(b))
	out, err := cmd.CombinedOutput()
	if bytes.HasPrefix(out, []byte("testing: invalid")) {
		line, _, _ := strings.Cut(string(out), "\n")
		return nil, line
	}
	if err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
	for _, m := range started.FindAllSubmatch(out, -1) {
		names = append(names, string(m[1]))
	}
	return names, ""
}

// top are the names without a slash.
func top(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return strings.Contains(n, "/") })
}

// patterns are those of the testing package's own tests, written for the names
// of the subject, and faulty ones.
var patterns = []string{
	"", "TestA", "TestA/", "TestA/A/B", "^TestA$", "A", "/", "//", "/A/B", "//B", "./", "./.", "B/A|A/B", "A/B|C/D",
	"[A]/(B)", "[/]/[/]", "[/]/[:/]", "/]", "]/", "]/[/]", `([)/][(])`, "[(]/[)]", "(A/B|C/D)", "A/(B|C)/D",
	`TestA/a b`, `TestA/a_b`, `TestA/x/y`, "Test|^$", "TestA|", "|", "Fuzz", "Example", "Ä", `\pL$`, `Test\_`, "test", "(?i)test",
	"A/A|A", "A|A/A", "^(TestA|TestB)$", "^(TestA|TestB)$/B", "\x01", "Test\tA", "TestA/\u00a0",
	")/", ")/(/)", "a[/)b", "(/]", "(/", "[/]/[/", `\p{/}`, `\p/`, `[[:/:]]`, "A|(", "A/(|B", `\`, "*",
}

// What a real binary does decides, for all pairs of some patterns and for
// random ones.
func TestMatcher(t *testing.T) {
	t.Parallel()
	b := buildSubject(t)
	random := rand.New(rand.NewPCG(1, 2))
	check := func(run, skip string) {
		args := []string{"-test.run=" + run, "-test.skip=" + skip}
		names, said := b.runs(t, args...)
		m, err := NewMatcher(run, skip)
		if got := strings.ReplaceAll(fmt.Sprintf("testing: %v", err), "of -", "of -test."); err != nil && got != said || err == nil && said != "" {
			t.Errorf("%q\n%s\n%s", args, said, got)
		}
		if err != nil {
			return
		}
		var selected []string
		for _, name := range subjectTests {
			if m.Top(name) {
				selected = append(selected, name)
			}
		}
		if diff := cmp.Diff(top(names), selected); diff != "" {
			t.Errorf("%q: %s", args, diff)
			return
		}
		checkArgs(t, b, m, random, names, selected)
	}
	for _, p := range patterns {
		check(p, "")
		check("", p)
	}
	pieces := []string{"A", "B", "Test", "/", "/", "|", "|", "(", ")", "[", "]", "^", "$", "_", `\`, "."}
	for range 150 {
		var p [2]string
		for i := range p {
			for range random.IntN(7) {
				p[i] += pieces[random.IntN(len(pieces))]
			}
		}
		check(p[0], p[1])
		check(patterns[random.IntN(len(patterns))], patterns[random.IntN(len(patterns))])
	}
}

// checkArgs has the selected tests run in two parts, which together must be
// what runs in one.
func checkArgs(t *testing.T, b binary, m *Matcher, random *rand.Rand, all, selected []string) {
	t.Helper()
	if len(selected) == 0 {
		return
	}
	var parts [2][]string
	for _, name := range selected {
		i := random.IntN(2)
		parts[i] = append(parts[i], name)
	}
	var got []string
	for i, part := range parts {
		if len(part) > 0 {
			names, said := b.runs(t, m.Args(part, parts[1-i])...)
			if said != "" {
				t.Errorf("%q: %s", m.Args(part, parts[1-i]), said)
			}
			got = append(got, names...)
		}
	}
	want := slices.Sorted(slices.Values(all))
	if diff := cmp.Diff(want, slices.Sorted(slices.Values(got))); diff != "" {
		t.Errorf("run %q skip %q in parts %q: %s", m.run, m.skip, parts, diff)
	}
}

func TestDeep(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		run, skip string
		want      bool
	}{
		{"", "", false}, {"A|B", "C", false}, {"A/B", "", true}, {"", "A/B", true}, {"A|B/", "", true}, {"(a/b)", "[/]", false},
	} {
		m, err := NewMatcher(tt.run, tt.skip)
		if err != nil || m.Deep() != tt.want {
			t.Errorf("-run %q -skip %q: %t, %v", tt.run, tt.skip, m.Deep(), err)
		}
	}
	if m := new(Matcher); !m.Top("TestA") || m.Deep() {
		t.Error("the zero Matcher does not select all")
	}
}
