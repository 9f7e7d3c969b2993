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
	"github.com/isolint-go/isolint/cmd/isolint/internal/mark"
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
	// external test package. One of each may have the same name.
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
	out := Package{Package: p}
	if p.Err != "" {
		out.Broken = errors.New(p.Err)
		return out
	}
	var found found
	for _, half := range []struct {
		path  string
		files []string
	}{{p.Path, p.TestFiles}, {p.Path + "_test", p.XTestFiles}} {
		suites := suites{methods: make(map[string][]string)}
		first := len(found.tests)
		for _, name := range half.files {
			file, err := parse(name, half.path, read)
			if err == nil {
				err = found.add(file, c)
				suites.add(file, c)
			}
			if err != nil && out.Broken == nil {
				out.Broken = err
			}
		}
		suites.mark(found.tests[first:])
	}
	out.Tests = slices.Concat(found.tests, found.fuzz, found.examples)
	out.Benchmarks, out.Main = found.benchmarks, found.main
	return out
}

// All is Of for many packages, by all processors.
func All(packages []load.Package, c *config.Config, read func(file string) ([]byte, error)) []Package {
	out := make([]Package, len(packages))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(len(packages), runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(packages)); i = next.Add(1) - 1 {
				out[i] = Of(packages[i], c, read)
			}
		})
	}
	workers.Wait()
	return out
}

// found is what the files of a package have, in the order of the files.
type found struct {
	tests, fuzz, examples []Test
	benchmarks            []string
	main                  bool
}

// add adds what a file has. As in the go command, a function that is no test
// though it is called so ends the file.
func (p *found) add(f file, c *config.Config) error {
	var runnable map[string]bool // examples
	for i, decl := range f.funcs {
		if decl.Recv != nil {
			continue
		}
		what, err := f.role(decl)
		if err != nil {
			return err
		}
		fn := f.marks[i]
		test := func(k Kind) Test {
			return Test{Name: fn.Name, Kind: k, File: fn.File, Line: fn.Line, Marks: mark.Of(fn, c)}
		}
		switch what {
		case isTest:
			p.tests = append(p.tests, test(KindTest))
		case isFuzz:
			p.fuzz = append(p.fuzz, test(KindFuzz))
		case isBenchmark:
			p.benchmarks = append(p.benchmarks, fn.Name)
		case isMain:
			if p.main {
				return errors.New("multiple definitions of TestMain")
			}
			p.main = true
		case isExample:
			if runnable == nil {
				runnable = f.runnable()
			}
			if runnable[fn.Name] {
				p.examples = append(p.examples, test(KindExample))
			}
		}
	}
	return nil
}
