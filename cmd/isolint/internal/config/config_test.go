package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/passes/table"
)

var analyzers = []string{"expensiveinit", "globalmutation"}

func TestParse(t *testing.T) {
	t.Parallel()
	c, err := Parse("f.yml", []byte(`
marks:
  slow: takes long
  integration:
mark-rules:
  - {mark: integration, packages: ["./integration/..."], name: ^TestIT}
  - {mark: slow, skipped-by-short: true}
heavy:
  - {call: example.com/model.Load, mark: use_real_models, memory: 4GiB}
pools:
  models: {workers: 1, memory: 8GiB, cpu: 1.5, when: use_real_models}
stages:
  - {name: unit, when: not slow, workers: 4}
  - {name: slow, when: slow, barrier: true}
profiles:
  dev: {select: "!slow && !integration"}
analyzers:
  expensiveinit: {severity: warning, exclude: ["./gen/..."]}
`), analyzers)
	if err != nil {
		t.Fatal(err)
	}
	if want := []Mark{{"slow", "takes long"}, {"integration", ""}}; !cmp.Equal(c.Marks, want) {
		t.Errorf("marks %v", c.Marks)
	}
	if r := c.MarkRules; len(r) != 2 || r[0].Packages[0].String() != "./integration/..." ||
		!r[0].Name.MatchString("TestITx") || !r[1].SkippedByShort {
		t.Errorf("mark-rules %+v", r)
	}
	want := []table.Heavy{{Symbol: "example.com/model.Load", Mark: "use_real_models", Memory: "4GiB"}}
	if diff := cmp.Diff(want, c.Heavy); diff != "" {
		t.Errorf("heavy: %s", diff)
	}
	if p := c.Pools; len(p) != 1 || p[0].Name != "models" || p[0].Workers != 1 || p[0].Memory != 8<<30 || p[0].CPU != 1.5 {
		t.Errorf("pools %+v", p)
	}
	if s := c.Stages; len(s) != 2 || s[0].Workers != 4 || s[0].When.String() != "not slow" || s[0].Barrier || !s[1].Barrier {
		t.Errorf("stages %+v", s)
	}
	if p := c.Profiles; len(p) != 1 || !p[0].Select.Eval(func(string) bool { return false }) {
		t.Errorf("profiles %+v", p)
	}
	if c.Analyzers["expensiveinit"].Severity != Warning {
		t.Errorf("analyzers %+v", c.Analyzers)
	}
	c.Root = "/m"
	if !c.Excludes("expensiveinit", "/m/gen/a/x.go", "m/gen/a") || c.Excludes("expensiveinit", "/m/x.go", "m") {
		t.Error("exclude")
	}
}

// TestProblems pins the words a user reads.
func TestProblems(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"unknown key", "mraks: {}", `f.yml:1:1: unknown key "mraks" in the configuration; did you mean "marks"?`},
		{"far key", "zzzzzzzzz: 1", `f.yml:1:1: unknown key "zzzzzzzzz" in the configuration; known are analyzers, heavy, mark-rules, marks, pools, profiles, stages`},
		{"unknown analyzer", "analyzers: {globalmutations: {}}", `f.yml:1:13: there is no analyzer "globalmutations"; did you mean "globalmutation"?`},
		{"severity", "analyzers:\n  expensiveinit: {severity: warn}", `f.yml:2:29: severity "warn"; it can be error, warning or off`},
		{"exclude", "analyzers: {expensiveinit: {exclude: [gen/*]}}", `f.yml:1:39: "gen/*" is no package pattern; write for example ./gen/... (three dots stand for anything)`},
		{"duplicate mark", "marks:\n  a: x\n  a: y", `f.yml:3:3: duplicate mark "a", first on line 2`},
		{"duplicate key", "marks:\nmarks:", `f.yml:2:1: duplicate key "marks", first on line 1`},
		{"mark name", "marks: {and: x}", `f.yml:1:9: "and" is no name for a mark: it takes letters, digits, _ and -, does not begin with a digit or -, and is not and, or or not`},
		{"marks list", "marks: [slow]", `f.yml:1:8: marks must be a mapping, not a list`},
		{"rule without mark", "mark-rules: [{build-tag: x}]", `f.yml:1:14: a mark rule needs a mark`},
		{"rule without condition", "marks: {a: }\nmark-rules: [{mark: a}]", `f.yml:2:14: a mark rule needs a condition: packages, build-tag, name or skipped-by-short`},
		{"empty condition", "marks: {a: }\nmark-rules: [{mark: a, packages: [], skipped-by-short: false}]", `f.yml:2:14: a mark rule needs a condition: packages, build-tag, name or skipped-by-short`},
		{"build tag", "marks: {a: }\nmark-rules: [{mark: a, build-tag: a && b}]", `f.yml:2:35: "a && b" is no build tag: it takes letters, digits, _ and .`},
		{"unregistered", "marks: {slow: x}\nmark-rules: [{mark: slwo, build-tag: x}]", `f.yml:2:21: mark "slwo" is not registered under marks; did you mean "slow"?`},
		{"name", "marks: {a: }\nmark-rules: [{mark: a, name: '('}]", "f.yml:2:30: name is not a regular expression: error parsing regexp: missing closing ): `(`"},
		{"memory", "heavy: [{call: a/b.C, mark: use_real_models, memory: 4Gigs}]", `f.yml:1:54: "4Gigs" is no amount of memory; write a whole number and a unit, such as 512MiB or 2GiB`},
		{"heavy", "heavy: [{mark: use_real_models}]", `f.yml:1:9: heavy: name either a call or an import`},
		{"workers", "stages: [{name: a, when: use_real_models, workers: 0}]", `f.yml:1:52: workers must be a whole number from 1 to 10000, not "0"`},
		{"barrier", "stages: [{name: a, when: use_real_models, barrier: 1}]", `f.yml:1:52: barrier must be true or false, not "1"`},
		{"cpu", "pools: {a: {when: use_real_models, cpu: 0}}", `f.yml:1:41: cpu must be a number of processors, such as 2 or 0.5, not "0"`},
		{"cpu in words", "pools: {a: {when: use_real_models, cpu: two}}", `f.yml:1:41: cpu must be a number of processors, such as 2 or 0.5, not "two"`},
		{"endless cpu", "pools: {a: {when: use_real_models, cpu: .inf}}", `f.yml:1:41: cpu must be a number of processors, such as 2 or 0.5, not ".inf"`},
		{"no cpu", "pools: {a: {when: use_real_models, cpu: .nan}}", `f.yml:1:41: cpu must be a number of processors, such as 2 or 0.5, not ".nan"`},
		{"barrier of a pool", "pools: {a: {when: use_real_models, barrier: true}}", `f.yml:1:36: unknown key "barrier" in a pool; known are cpu, memory, when, workers`},
		{"expression", "stages:\n- name: a\n  when: use_real_models and", `f.yml:3:28: when: expected a mark, not, or (, found the end`},
		{"quoted expression", "stages: [{name: a, when: '(use_real_models'}]", `f.yml:1:43: when: expected ), found the end`},
		{"mark in expression", "stages: [{name: a, when: not use_real_model}]", `f.yml:1:30: mark "use_real_model" is not registered under marks; did you mean "use_real_models"?`},
		{"duplicate stage", "stages:\n- {name: a, when: use_real_models}\n- {name: a, when: use_real_models}", `f.yml:3:3: duplicate stage "a", first on line 2`},
		{"empty stage", "stages: [{}]", "f.yml:1:10: a stage needs a name\nf.yml:1:10: a stage needs when: the marks of its tests"},
		{"pool", "pools: {models: {workers: 1}}", `f.yml:1:9: pool "models" needs when: the marks of its tests`},
		{"profile", "profiles: {dev: }", `f.yml:1:12: profile "dev" needs select: the marks of its tests`},
		{"boolean", "marks: {a: }\nmark-rules: [{mark: a, skipped-by-short: yes}]", `f.yml:2:42: skipped-by-short must be true or false, not "yes"`},
		{"not YAML", "marks: {", `f.yml:1: not YAML: did not find expected node content`},
		{"two documents", "marks: {}\n---\nmarks: {}", `f.yml:2:1: a second document; there may be only one`},
		{"scalar", "marks", `f.yml:1:1: the configuration must be a mapping, not "marks"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := Parse("f.yml", []byte(tt.text), analyzers)
			if err == nil {
				t.Fatal("no error")
			}
			if diff := cmp.Diff(tt.want, err.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestParseNothing(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "# only a comment\n", "---\n", "marks:\npools:\nstages:\n"} {
		if _, err := Parse("f.yml", []byte(text), analyzers); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestPattern(t *testing.T) {
	t.Parallel()
	tests := []struct {
		pattern, file, pkg string
		want               bool
	}{
		{"./gen/...", "/m/gen/x.go", "e/gen", true},
		{"./gen/...", "/m/gen/a/x.go", "e/gen/a", true},
		{"./gen/...", "/m/general/x.go", "e/general", false},
		{"./gen", "/m/gen/a/x.go", "e/gen/a", false},
		{"./gen/", "/m/gen/x.go", "e/gen", true},
		{".", "/m/x.go", "e", true},
		{".", "/m/a/x.go", "e/a", false},
		{"./...", "/m/a/x.go", "e/a", true},
		{"./...", "/m/x.go", "e", true},
		{"./...", "/other/x.go", "o", false},
		{"./.../gen", "/m/a/b/gen/x.go", "e/a/b/gen", true},
		{"../other", "/other/x.go", "o", true},
		{"e/gen/...", "/anywhere/x.go", "e/gen/a", true},
		{"e/gen", "/anywhere/x_test.go", "e/gen_test", true},
		{"e/gen", "/anywhere/x.go", "e/gen/a", false},
	}
	for _, tt := range tests {
		p, err := NewPattern(tt.pattern)
		if err != nil {
			t.Errorf("%s: %v", tt.pattern, err)
			continue
		}
		if got := p.Matches("/m", tt.file, tt.pkg); got != tt.want {
			t.Errorf("%s matches %s (%s) = %v, want %v", tt.pattern, tt.file, tt.pkg, got, tt.want)
		}
	}
}

func TestFind(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	write := func(name string) {
		t.Helper()
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"go.work", ".isolint.yml", "a/go.mod", "a/.isolint.yml", "a/p/x.go", "b/go.mod", "b/p/x.go"} {
		write(name)
	}
	tests := []struct{ dir, file, root string }{
		{"a/p", "a/.isolint.yml", "a"},
		{"b/p", ".isolint.yml", "."}, // that of the workspace
		{".", ".isolint.yml", "."},
	}
	for _, tt := range tests {
		file, dir := Find(filepath.Join(root, tt.dir))
		if file != filepath.Join(root, tt.file) || dir != filepath.Join(root, tt.root) {
			t.Errorf("Find(%s) = %s, %s", tt.dir, file, dir)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(string(Initial(nil)))
	f.Add("a: &a [*a]")
	f.Add("marks: &m {a: x}\npools: *m")
	f.Add("marks: {a: x\n")
	f.Add("? [a]\n: b\n")
	f.Add("stages: [{name: a, when: 'é and', workers: 1e9}]")
	f.Add("heavy:\n- {call: x.Y, mark: a, memory: 99999999999999TiB}")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := Parse("f.yml", []byte(text), analyzers)
		if (c == nil) != (err != nil) {
			t.Fatal("neither or both of a result and an error")
		}
		if err != nil && !strings.HasPrefix(err.Error(), "f.yml") {
			t.Fatalf("an error without a place: %v", err)
		}
	})
}
