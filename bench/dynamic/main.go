// Command dynamic looks for tests whose outcome depends on the tests that run before
// them, by running them: each package in source order, shuffled, and each test alone.
//
//	dynamic [-seeds N] [-timeout D] [packages]
//
// It prints a line for each such test: the package, the test, its outcome in
// source order, and the runs that it came out differently in. What does not come out the
// same in two runs of a kind, or in four where it differs from another kind, is flaky
// and left out.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

func main() {
	seeds := flag.Int("seeds", 10, "number of shuffled runs of each package")
	timeout := flag.Duration("timeout", time.Minute, "for one run of a package")
	flag.Parse()
	if err := run(*seeds, *timeout, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "dynamic:", err)
		os.Exit(1)
	}
}

func run(seeds int, timeout time.Duration, patterns []string) error {
	work, err := os.MkdirTemp("", "dynamic")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	list := exec.Command("go", append([]string{"list", "-f", "{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}}\t{{.Dir}}{{end}}", "--"}, patterns...)...)
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		return fmt.Errorf("go list: %w", err)
	}
	for line := range strings.Lines(string(out)) {
		path, dir, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			continue
		}
		p := &pkg{path: path, dir: dir, binary: filepath.Join(work, "test.exe"), timeout: timeout}
		if said, err := exec.Command("go", "test", "-c", "-vet=off", "-o", p.binary, path).CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "%s: left out, as it does not build: %s\n", path, bytes.TrimSpace(said))
			continue
		}
		p.check(seeds)
	}
	return nil
}

// A pkg is a package with its test binary.
type pkg struct {
	path, dir, binary string
	timeout           time.Duration
}

// outcomes are PASS, FAIL or SKIP, by test.
type outcomes map[string]string

// check prints what in a package depends on order.
func (p *pkg) check(seeds int) {
	inOrder := p.twice()
	differs := make(map[string][]string) // by test: the runs
	compare := func(run, arg string, tests outcomes) {
		got := p.twice(arg)
		maps.DeleteFunc(tests, func(test, o string) bool { return got[test] == "" || got[test] == o })
		if len(tests) == 0 {
			return
		}
		again, inOrderAgain := p.twice(arg), p.twice()
		for test, o := range tests {
			if again[test] == got[test] && inOrderAgain[test] == o {
				differs[test] = append(differs[test], got[test]+" "+run)
			}
		}
	}
	for seed := 1; seed <= seeds; seed++ {
		arg := fmt.Sprintf("-test.shuffle=%d", seed)
		compare(arg, arg, maps.Clone(inOrder))
	}
	for test, o := range inOrder {
		compare("alone", "-test.run=^"+test+"$", outcomes{test: o})
	}
	fmt.Fprintf(os.Stderr, "%s: %d tests, %d depend on order\n", p.path, len(inOrder), len(differs))
	for _, test := range slices.Sorted(maps.Keys(differs)) {
		fmt.Printf("%s\t%s\t%s in order\t%s\n", p.path, test, inOrder[test], strings.Join(differs[test], ", "))
	}
}

// twice returns what comes out the same in two runs.
func (p *pkg) twice(args ...string) outcomes {
	first, second := p.once(args), p.once(args)
	maps.DeleteFunc(first, func(test, o string) bool { return second[test] != o })
	return first
}

// verdict is marked as -test.v=test2json does: a test may print without an end of line.
var verdict = regexp.MustCompile(`\x16(=== RUN   |--- (?:PASS|FAIL|SKIP): )(\S+)`)

// once runs the tests once. The one that runs when the process dies has failed.
func (p *pkg) once(args []string) outcomes {
	ctx, cancel := context.WithTimeout(context.Background(), p.timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, p.binary, append([]string{"-test.v=test2json", "-test.paniconexit0", "-test.timeout=" + p.timeout.String()}, args...)...)
	cmd.Dir = p.dir
	cmd.WaitDelay = time.Second
	out, err := cmd.CombinedOutput()
	got := make(outcomes)
	running := ""
	for _, m := range verdict.FindAllSubmatch(out, -1) {
		what, test := string(m[1]), string(m[2])
		if strings.Contains(test, "/") {
			continue
		}
		if strings.HasPrefix(what, "===") {
			running = test
			continue
		}
		got[test] = what[len("--- ") : len("--- ")+len("PASS")]
		if running == test {
			running = ""
		}
	}
	var exit *exec.ExitError
	if running != "" && errors.As(err, &exit) {
		got[running] = "FAIL"
	}
	return got
}
