package runner

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/build"
	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/execute"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
	"github.com/isolint-go/isolint/cmd/isolint/internal/tests"
)

const staged = `
marks: {slow: takes long, db: talks to a database}
pools:
  base: {when: db, workers: 2, memory: 1GiB}
stages:
  - {name: unit, when: not slow and not db}
  - {name: db, when: db, workers: 3, barrier: true}
profiles:
  dev: {select: not slow}
`

// runnerWith returns a runner with a configuration.
func runnerWith(t *testing.T, text string, o Options) *Runner {
	t.Helper()
	c, err := config.Parse("/m/.isolint.yml", []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	c.Root = "/m"
	o.Memory = 1 << 30 // not that of the machine
	return &Runner{Config: c, Options: o, Warn: func(text string) { t.Error("warned: " + text) }}
}

// selectOf is what the runner's options leave of packages.
func selectOf(t *testing.T, r *Runner, all ...tests.Package) *Selection {
	t.Helper()
	choice, err := tests.NewSelection(tests.Choice{
		Run: r.RunPattern, Skip: r.SkipPattern, Marks: r.Marks, Profile: r.Profile, Stage: r.Stage,
	}, r.Config)
	if err != nil {
		t.Fatal(err)
	}
	return r.selection(choice, all)
}

// pkg is a package of module m, with tests written as "TestA" or "TestA:mark".
func pkg(name string, list ...string) tests.Package {
	p := tests.Package{Package: load.Package{Path: "m/" + name, Dir: "/m/" + name, ModuleRoot: "/m"}}
	if len(list) > 0 {
		p.TestFiles = []string{"/m/" + name + "/a_test.go"}
	}
	for _, text := range list {
		test, marks, _ := strings.Cut(text, ":")
		p.Tests = append(p.Tests, tests.Test{Name: test, Marks: strings.Fields(marks)})
	}
	return p
}

// all has a package of every kind.
func all() []tests.Package {
	benchmarks := pkg("benchmarks")
	benchmarks.TestFiles, benchmarks.Benchmarks = []string{"/m/benchmarks/b_test.go"}, []string{"BenchmarkA"}
	broken := pkg("broken")
	broken.Broken = errors.New("it does not build")
	return []tests.Package{
		pkg("mixed", "TestPlain", "TestSlow:slow", "TestDB:db"),
		pkg("slow", "TestLong:slow"),
		pkg("empty"), benchmarks, broken,
	}
}

// described is a selection as text: of each package the tests, and in brackets
// the others.
func described(s *Selection) []string {
	var out []string
	for _, p := range s.Packages {
		words := []string{strings.TrimPrefix(p.Path, "m/")}
		for _, test := range p.Tests {
			words = append(words, test.Name)
		}
		if len(p.Others) > 0 {
			words = append(words, "["+strings.Join(p.Others, " ")+"]")
		}
		out = append(out, strings.Join(words, " "))
	}
	return out
}

func TestSelection(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		o    Options
		want []string
	}{
		"all":       {Options{}, []string{"mixed TestPlain TestSlow TestDB", "slow TestLong", "empty", "benchmarks", "broken"}},
		"marks":     {Options{Marks: "slow or db"}, []string{"mixed TestSlow TestDB [TestPlain]", "slow TestLong", "broken"}},
		"profile":   {Options{Profile: "dev"}, []string{"mixed TestPlain TestDB [TestSlow]", "broken"}},
		"stage":     {Options{Stage: "unit"}, []string{"mixed TestPlain [TestSlow TestDB]", "broken"}},
		"rest":      {Options{Stage: tests.Rest}, []string{"mixed TestSlow [TestPlain TestDB]", "slow TestLong", "broken"}},
		"run":       {Options{RunPattern: "Plain|Long"}, []string{"mixed TestPlain [TestSlow TestDB]", "slow TestLong", "broken"}},
		"skip":      {Options{SkipPattern: "Plain"}, []string{"mixed TestSlow TestDB [TestPlain]", "slow TestLong", "broken"}},
		"bench":     {Options{RunPattern: "^$", Alone: true}, []string{"benchmarks", "broken"}},
		"together":  {Options{Profile: "dev", Marks: "db", RunPattern: "Plain|DB"}, []string{"mixed TestDB [TestPlain TestSlow]", "broken"}},
		"no matter": {Options{Marks: "slow", Stage: "db"}, []string{"broken"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sel := selectOf(t, runnerWith(t, staged, c.o), all()...)
			if diff := cmp.Diff(c.want, described(sel)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestIgnores(t *testing.T) {
	t.Parallel()
	for pattern, want := range map[string][]string{
		"./gen/...":    {"gen", "gen/deep"},
		"./gen":        {"gen"},
		"m/gen/...":    {"gen", "gen/deep"},
		"m/generators": {"generators"},
		"./...":        {"gen", "gen/deep", "generators"},
		"./none":       nil,
	} {
		p, err := config.NewPattern(pattern)
		if err != nil {
			t.Fatal(err)
		}
		none, err := config.NewPattern("example.com/none")
		if err != nil {
			t.Fatal(err)
		}
		r := runnerWith(t, "", Options{Ignore: []config.Pattern{none, p}})
		var ignored []string
		for _, name := range []string{"gen", "gen/deep", "generators"} {
			if r.ignores(pkg(name).Package) {
				ignored = append(ignored, name)
			}
		}
		if !slices.Equal(ignored, want) {
			t.Errorf("%s ignores %q, want %q", pattern, ignored, want)
		}
	}
}

// What goes on to the go command, the analysis and the dispatcher.
func TestSelectionHandsOn(t *testing.T) {
	t.Parallel()
	r := runnerWith(t, staged, Options{Profile: "dev", RunPattern: "Plain|DB", SkipPattern: "Slow"})
	sel := selectOf(t, r, all()...)
	sel.Packages = append(sel.Packages, Package{Package: pkg("empty"), NoFiles: true})

	wantRun := []execute.Package{
		{
			Path: "m/mixed", Dir: "/m/mixed", Root: "/m", Others: []string{"TestSlow"},
			Tests: []execute.Test{{Name: "TestPlain", Stage: 0}, {Name: "TestDB", Stage: 1, Pool: "base"}},
		},
		{Path: "m/broken", Dir: "/m/broken", Root: "/m", NoFiles: true},
		{Path: "m/empty", Dir: "/m/empty", Root: "/m", NoFiles: true},
	}
	if diff := cmp.Diff(wantRun, sel.execute()); diff != "" {
		t.Errorf("packages to run (-want +got):\n%s", diff)
	}
	wantBuilt := []build.Package{{Path: "m/mixed", Tests: true}, {Path: "m/broken"}, {Path: "m/empty"}}
	if diff := cmp.Diff(wantBuilt, sel.binaries()); diff != "" {
		t.Errorf("packages to build (-want +got):\n%s", diff)
	}
	wantLimits := plan.Limits{
		Stages: []plan.Stage{{Name: "unit"}, {Name: "db", Workers: 3, Barrier: true}, {Name: tests.Rest}},
		Pools:  map[string]plan.Pool{"base": {Workers: 2, Memory: 1 << 30}},
		Memory: 1 << 30,
	}
	if diff := cmp.Diff(wantLimits, sel.Limits); diff != "" {
		t.Errorf("limits (-want +got):\n%s", diff)
	}
	if got, want := sel.runArgs(), []string{"-test.run=Plain|DB", "-test.skip=Slow"}; !slices.Equal(got, want) {
		t.Errorf("arguments %q, want %q", got, want)
	}
	if sel.Count() != 2 {
		t.Errorf("%d tests, want 2", sel.Count())
	}
}

// The user's own flags are enough only where nothing else selects.
func TestExact(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		o     Options
		exact bool
		whole string
	}{
		"names":    {Options{RunPattern: "Plain"}, true, ""},
		"marks":    {Options{RunPattern: "Plain", Marks: "not db"}, false, ""},
		"subtests": {Options{RunPattern: "Plain/sub"}, true, "subtests are selected by name"},
		"why":      {Options{Stage: "unit", Whole: "-cover"}, false, "-cover"},
	} {
		p := selectOf(t, runnerWith(t, staged, c.o), all()...).execute()[0]
		if p.Exact != c.exact || p.Whole != c.whole {
			t.Errorf("%s: %t, %q, want %t, %q", name, p.Exact, p.Whole, c.exact, c.whole)
		}
	}
}
