package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/isolint-go/isolint/cmd/isolint/internal/amount"
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/parallel"
	"github.com/isolint-go/isolint/cmd/isolint/internal/runner"
	"github.com/isolint-go/isolint/cmd/isolint/internal/tests"
)

// parallel is the command isolint parallel: which tests may call t.Parallel.
func (c *command) parallel(ctx context.Context, args []string) int {
	return c.find(ctx, "parallel", args, c.parallelSelected)
}

func (c *command) parallelSelected(ctx context.Context, r *runner.Runner, sel *runner.Selection, opts *testOptions) int {
	seen, err := c.inspect(ctx, r, sel)
	if err != nil {
		return c.fail(err)
	}
	var all []parallel.Verdict
	var edits []finding.Finding
	for _, p := range sel.Packages {
		for _, v := range parallel.Judge(p.Path, seen.Held[p.Path]) {
			if !slices.ContainsFunc(p.Tests, func(t tests.Test) bool { return t.Name == v.Test }) {
				continue // of the binary, and not asked for
			}
			all = append(all, v)
			if v.May() {
				edits = append(edits, call(p.Dir, v))
			}
		}
	}
	if opts.fix {
		return max(c.makeParallel(ctx, edits), told(seen))
	}
	if err := writeParallel(c.stdout, all, opts.verbose); err != nil {
		return c.fail(err)
	}
	return told(seen)
}

// call adds the call of t.Parallel to a test, as a fix of a finding.
func call(dir string, v parallel.Verdict) finding.Finding {
	text := "\n\t" + v.Body.T + ".Parallel()\n"
	edit := finding.Edit{File: filepath.Join(dir, v.Body.File), Start: v.Body.Offset, End: v.Body.Offset, New: text}
	return finding.Finding{Package: v.Package, Fixes: []finding.Fix{{Message: "call t.Parallel", Edits: []finding.Edit{edit}}}}
}

func (c *command) makeParallel(ctx context.Context, edits []finding.Finding) int {
	if len(edits) == 0 {
		fmt.Fprintln(c.stdout, "no more tests may call t.Parallel; -v says of each why not")
		return statusClean
	}
	l := &linter{command: c}
	plan, err := l.plan(ctx, edits, nil)
	if err != nil {
		return c.fail(err)
	}
	m := &mending{mended: make(map[string]bool)}
	m.write(plan)
	l.showFailures(m.failures)
	fmt.Fprintf(c.stdout, "%s in %s now %s t.Parallel; run them with -race, some of them often: isolint test -race -count=5\n",
		amount.Of(m.applied, "test"), amount.Of(len(m.mended), "file"), callVerb(m.applied))
	if len(m.failures) > 0 {
		return statusUnusable
	}
	return statusClean
}

func callVerb(n int) string {
	if n == 1 {
		return "calls"
	}
	return "call"
}

// writeParallel lists the tests that may call t.Parallel, with all also the others
// and why they may not, and what would free the most.
func writeParallel(out io.Writer, all []parallel.Verdict, others bool) error {
	w := bufio.NewWriter(out)
	may, are := 0, 0
	for _, v := range all {
		switch {
		case v.Is:
			are++
		case v.May():
			may++
			fmt.Fprintf(w, "%s.%s may call t.Parallel\n", v.Package, v.Test)
		case others:
			for _, b := range v.Blockers {
				fmt.Fprintf(w, "%s.%s %s\n", v.Package, v.Test, b.Why)
			}
		}
	}
	for _, r := range parallel.Repairs(all) {
		fmt.Fprintf(w, "leaving %s alone frees %s\n", r.Resource, amount.Of(len(r.Frees), "test"))
	}
	fmt.Fprintf(w, "%d of %s may call t.Parallel, %d do\n", may, amount.Of(len(all), "test"), are)
	return w.Flush()
}
