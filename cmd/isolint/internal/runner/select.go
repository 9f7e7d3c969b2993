package runner

import (
	"cmp"
	"context"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/isolint-go/isolint/cmd/isolint/internal/build"
	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/execute"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
	"github.com/isolint-go/isolint/cmd/isolint/internal/tests"
)

// A Selection is what a run runs.
type Selection struct {
	// Packages are those with a selected test, and those without test files: go
	// test says of them that they have none.
	Packages []Package
	Limits   plan.Limits
	Warnings []string

	matcher *tests.Matcher
	config  *config.Config
	enforce Enforce
	options *Options
	byPath  map[string]*Package
	env     load.Environment
}

// A Package is a package of a run.
type Package struct {
	tests.Package // with the selected tests only
	Others        []string
	NoFiles       bool
}

// Find finds the tests that were asked for.
func (r *Runner) Find(ctx context.Context) (*Selection, error) {
	choice, err := tests.NewSelection(tests.Choice{
		Run: r.RunPattern, Skip: r.SkipPattern, Marks: r.Marks, Profile: r.Profile, Stage: r.Stage,
	}, r.Config)
	if err != nil {
		return nil, err
	}
	var asking sync.WaitGroup
	var env load.Environment
	var noEnv error
	asking.Go(func() { env, noEnv = r.Go.Environment(ctx) })
	found, warnings, err := load.Packages(ctx, r.request(r.Patterns))
	asking.Wait()
	if err := cmp.Or(err, noEnv); err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(found, func(p load.Package) bool { return r.ignores(p) })
	sel := r.selection(choice, tests.All(found, r.Config, os.ReadFile))
	sel.Warnings = append(warnings, sel.Warnings...)
	sel.env = env
	return sel, nil
}

// selection is what a choice leaves of all packages.
func (r *Runner) selection(choice *tests.Selection, all []tests.Package) *Selection {
	selected, warnings := choice.Of(all)
	sel := &Selection{
		Warnings: warnings, Limits: r.limits(),
		matcher: choice.Matcher, config: r.Config, enforce: r.Enforce, options: &r.Options,
		byPath: make(map[string]*Package),
	}
	for i, p := range selected {
		one := Package{Package: p, NoFiles: len(p.TestFiles)+len(p.XTestFiles) == 0}
		for _, t := range all[i].Tests {
			if !slices.ContainsFunc(p.Tests, func(s tests.Test) bool { return s.Name == t.Name }) {
				one.Others = append(one.Others, t.Name)
			}
		}
		if len(one.Tests) > 0 || p.Broken != nil || r.showsEmpty(all[i]) {
			sel.Packages = append(sel.Packages, one)
		}
	}
	for i := range sel.Packages {
		sel.byPath[sel.Packages[i].Path] = &sel.Packages[i]
	}
	return sel
}

// showsEmpty reports whether a package is part of the run although none of its
// tests is: where nothing was selected, go test builds and mentions it; with
// -bench its benchmarks may run.
func (r *Runner) showsEmpty(p tests.Package) bool {
	selects := r.Marks != "" || r.Profile != "" || r.Stage != "" || r.RunPattern != "" || r.SkipPattern != ""
	return !selects && (len(p.Tests) == 0) || r.Alone && len(p.Benchmarks) > 0
}

func (r *Runner) ignores(p load.Package) bool {
	return slices.ContainsFunc(r.Ignore, func(pattern config.Pattern) bool {
		return pattern.Matches(r.Config.Root, p.Dir+"/x.go", p.Path)
	})
}

// limits are those of the configuration and of the machine.
func (r *Runner) limits() plan.Limits {
	l := plan.Limits{Pools: make(map[string]plan.Pool), Memory: r.Memory}
	if l.Memory == 0 {
		l.Memory = FreeMemory()
	}
	for _, s := range tests.Stages(r.Config) {
		l.Stages = append(l.Stages, plan.Stage{Name: s.Name, Workers: s.Workers, Barrier: s.Barrier})
	}
	for _, p := range r.Config.Pools {
		l.Pools[p.Name] = plan.Pool{Workers: p.Workers, Memory: p.Memory, CPU: p.CPU}
	}
	return l
}

// Count is the number of selected tests.
func (s *Selection) Count() int {
	n := 0
	for _, p := range s.Packages {
		n += len(p.Tests)
	}
	return n
}

// ofFiles is the path of a package that was asked for by its files.
const ofFiles = "command-line-arguments"

// patterns are the packages with tests, as the go command takes them.
func (s *Selection) patterns() []string {
	if s.byPath[ofFiles] != nil {
		return s.options.Patterns
	}
	var paths []string
	for _, p := range s.Packages {
		if !p.NoFiles {
			paths = append(paths, p.Path)
		}
	}
	return paths
}

// paths are those of all packages, untested those of packages without test files.
func (s *Selection) paths() []string { return append(s.patterns(), s.untested()...) }

func (s *Selection) untested() []string {
	var paths []string
	for _, p := range s.Packages {
		if p.NoFiles {
			paths = append(paths, p.Path)
		}
	}
	return paths
}

func (s *Selection) moduleRoots() []string {
	var roots []string
	for _, p := range s.Packages {
		if p.ModuleRoot != "" && !slices.Contains(roots, p.ModuleRoot) {
			roots = append(roots, p.ModuleRoot)
		}
	}
	return roots
}

func (s *Selection) binaries() []build.Package {
	var out []build.Package
	for _, p := range s.Packages {
		one := build.Package{Path: p.Path, Tests: !p.NoFiles}
		if p.Path == ofFiles {
			one.Files, one.Name = s.options.Patterns, p.Name
		}
		out = append(out, one)
	}
	return out
}

// unloadable reports whether the go command cannot even load a package.
func (s *Selection) unloadable(path string) bool {
	p := s.byPath[path]
	return p != nil && p.Err != ""
}

// execute is the selection as the dispatcher sees it.
func (s *Selection) execute() []execute.Package {
	var out []execute.Package
	for _, p := range s.Packages {
		one := execute.Package{
			Path: p.Path, Dir: p.Dir, Root: p.ModuleRoot, Others: p.Others, NoFiles: p.NoFiles,
			Exact: s.options.exact(), Whole: s.whole(),
		}
		for _, t := range p.Tests {
			stage, pool := tests.Assign(t.Marks, s.config)
			one.Tests = append(one.Tests, execute.Test{Name: t.Name, Stage: stage, Pool: pool})
		}
		out = append(out, one)
	}
	return out
}

// exact reports whether -run and -skip alone select the tests.
func (o *Options) exact() bool { return o.Marks == "" && o.Profile == "" && o.Stage == "" }

// whole says why no package may be cut; empty if they may be.
func (s *Selection) whole() string {
	if s.matcher.Deep() {
		return "subtests are selected by name"
	}
	return s.options.Whole
}

// runArgs are -run and -skip for test binaries, as they were given.
func (s *Selection) runArgs() []string {
	var args []string
	if s.options.RunPattern != "" {
		args = append(args, "-test.run="+s.options.RunPattern)
	}
	if s.options.SkipPattern != "" {
		args = append(args, "-test.skip="+s.options.SkipPattern)
	}
	return args
}

// packageOf is the package in whose binary a unit is linked.
func (s *Selection) packageOf(unit string) string {
	if s.byPath[unit] != nil {
		return unit
	}
	return strings.TrimSuffix(unit, "_test")
}

// units is how many parts of a package tell what its tests hold.
func (s *Selection) units(path string) int {
	n := 0
	if p := s.byPath[path]; p != nil {
		for _, files := range [][]string{p.TestFiles, p.XTestFiles} {
			if len(files) > 0 {
				n++
			}
		}
	}
	return n
}
