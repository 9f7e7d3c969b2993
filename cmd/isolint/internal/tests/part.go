package tests

import (
	"errors"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/mark"
)

// A part is what one file has, in its order. Syntax ends here: the trees of all
// files of a large module would fill the memory.
type part struct {
	tests      []Test
	benchmarks []string
	main       bool
	methods    map[string][]string // marks of the test methods of a type
	runs       []suiteRun
	registered []string // the types of the suites that gocheck is given
	runAll     []string // the tests that have gocheck run them
	err        error
}

// look reads a file of a package. As for the go command, a function that is no
// test though it is called so ends the file.
func look(name, pkg string, c *config.Config, read func(file string) ([]byte, error)) part {
	var p part
	f, err := parse(name, pkg, read)
	if err != nil {
		p.err = err
		return p
	}
	suite := f.importName(suitePath, "suite")
	gocheck := f.importName(gocheckPath, "check")
	if gocheck != "" {
		p.registered = f.suitesRegistered(gocheck)
	}
	for i, decl := range f.funcs {
		fn := f.marks[i]
		if decl.Recv != nil {
			if strings.HasPrefix(decl.Name.Name, "Test") {
				p.addMethod(fn, c)
			}
			continue
		}
		what, err := f.role(decl)
		if err == nil && what == isMain && p.main {
			err = errors.New("multiple definitions of TestMain")
		}
		if err != nil {
			p.err = err
			return p
		}
		switch what {
		case isMain:
			p.main = true
		case isBenchmark:
			p.benchmarks = append(p.benchmarks, fn.Name)
		case isTest, isFuzz, isExample:
			p.tests = append(p.tests, Test{
				Name: fn.Name, Kind: kinds[what], File: fn.File, Line: fn.Line, Count: 1, Marks: mark.Of(fn, c),
			})
		}
		if what == isTest && suite != "" && decl.Body != nil {
			for _, s := range suitesRun(decl.Body, suite) {
				p.runs = append(p.runs, suiteRun{fn.Name, s})
			}
		}
		if what == isTest && gocheck != "" && decl.Body != nil && runsAll(decl.Body, gocheck) {
			p.runAll = append(p.runAll, fn.Name)
		}
	}
	return p
}

var kinds = map[role]Kind{isTest: KindTest, isFuzz: KindFuzz, isExample: KindExample}
