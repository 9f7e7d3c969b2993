// Package tests knows which tests a run has: those of each package's binary,
// with their marks, and of these the ones that are asked for. It goes by syntax
// and by the rules of the go command and of package testing, so that it can
// answer before anything is compiled, and build nothing for a package of which
// no test is wanted. What a test does it leaves to the passes.
package tests

import (
	"errors"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// Kind says what sort of function a Test is.
type Kind uint8

const (
	KindTest    Kind = iota // func TestX(*testing.T)
	KindFuzz                // func FuzzX(*testing.F): run with its seeds
	KindExample             // func ExampleX() with an output comment
)

// A Test is what a test binary can be asked to run by name.
type Test struct {
	Name string
	Kind Kind
	File string // absolute
	Line int
	// Count is 2 where the package and its external test package both have a
	// function of this name, as they may: no binary runs one without the other.
	// File and Line are those of the first.
	Count int
	// Marks are sorted: those of directives and of the configuration's rules,
	// and for a test that runs testify suites also those of their methods,
	// which a binary cannot run without it.
	Marks []string
}

// A Package is a package and what its test binary has.
type Package struct {
	load.Package
	// Tests are in the order in which the binary runs them: tests, fuzz
	// targets, examples; of each those of the package first, then those of the
	// external test package. Names differ.
	Tests      []Test
	Benchmarks []string
	Main       bool // there is a TestMain
	// Broken is why there can be no binary, as the go command says it, with
	// absolute names: a file that cannot be parsed or read, a test with a wrong
	// signature, or a package that could not be loaded. The build will tell.
	Broken error
}

// Of returns what the test binary of a package has.
func Of(p load.Package, c *config.Config, read func(file string) ([]byte, error)) Package {
	return All([]load.Package{p}, c, read)[0]
}

// All is Of for many packages. All processors read files.
func All(packages []load.Package, c *config.Config, read func(file string) ([]byte, error)) []Package {
	type job struct {
		file, path string
		part       *part
	}
	var jobs []job
	parts := make([][2][]part, len(packages)) // of the package and the external one
	for i, p := range packages {
		for half, files := range [][]string{p.TestFiles, p.XTestFiles} {
			parts[i][half] = make([]part, len(files))
			for j, file := range files {
				jobs = append(jobs, job{file, p.Path + []string{"", "_test"}[half], &parts[i][half][j]})
			}
		}
	}
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(len(jobs), runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(jobs)); i = next.Add(1) - 1 {
				*jobs[i].part = look(jobs[i].file, jobs[i].path, c, read)
			}
		})
	}
	workers.Wait()
	out := make([]Package, len(packages))
	for i, p := range packages {
		out[i] = join(p, parts[i])
	}
	return out
}

// join makes a package of what its files have.
func join(p load.Package, halves [2][]part) Package {
	out := Package{Package: p}
	if p.Err != "" {
		out.Broken = errors.New(p.Err)
	}
	var kinds [3][]Test
	for _, half := range halves {
		marks := suiteMarks(half)
		for _, part := range half {
			err := part.err
			if out.Main && part.main && err == nil {
				err = errors.New("multiple definitions of TestMain")
			}
			if out.Broken == nil {
				out.Broken = err
			}
			for _, t := range part.tests {
				t.Marks = union(t.Marks, marks[t.Name])
				kinds[t.Kind] = append(kinds[t.Kind], t)
			}
			out.Benchmarks = append(out.Benchmarks, part.benchmarks...)
			out.Main = out.Main || part.main
		}
	}
	out.Tests = oneOfAName(slices.Concat(kinds[:]...))
	return out
}

// oneOfAName joins the tests of the same name.
func oneOfAName(tests []Test) []Test {
	at := make(map[string]int, len(tests))
	out := tests[:0]
	for _, t := range tests {
		if i, again := at[t.Name]; again {
			out[i].Count++
			out[i].Marks = union(out[i].Marks, t.Marks)
			continue
		}
		at[t.Name] = len(out)
		out = append(out, t)
	}
	return out
}

func union(a, b []string) []string {
	if len(b) == 0 {
		return a
	}
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
