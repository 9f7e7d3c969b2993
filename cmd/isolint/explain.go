package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/conflict"
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
	"github.com/isolint-go/isolint/cmd/isolint/internal/nearest"
	"github.com/isolint-go/isolint/cmd/isolint/internal/report"
	"github.com/isolint-go/isolint/cmd/isolint/internal/runner"
)

// explain is the command isolint explain: what tests of a name hold, by which
// calls, with whom they collide, and what would free them.
func (c *command) explain(ctx context.Context, args []string) int {
	return c.find(ctx, "explain", args, c.explainSelected)
}

func (c *command) explainSelected(ctx context.Context, r *runner.Runner, sel *runner.Selection, opts *testOptions) int {
	status := startProgress(c.stderr, c.terminal(c.stderr))
	seen, err := r.Inspect(ctx, sel, status.done)
	status.stop()
	if err != nil {
		return c.fail(err)
	}
	out := bufio.NewWriter(c.stdout)
	e := &explainer{command: c, out: out, seen: seen, conflicts: conflict.Find(seen.Held)}
	found := false
	var names []string
	for _, p := range sel.Packages {
		for _, part := range seen.Held[p.Path] {
			for _, t := range part.Tests {
				names = append(names, t.Name)
				if t.Name == opts.test {
					found = true
					e.test(p.Path, t)
				}
			}
		}
	}
	if err := out.Flush(); err != nil {
		return c.fail(err)
	}
	if !found {
		return c.usage("there is no test %s in these packages%s", opts.test, nearest.Hint(opts.test, names))
	}
	return statusClean
}

// An explainer writes what is known of single tests.
type explainer struct {
	*command
	out       io.Writer
	seen      runner.Inspection
	conflicts []conflict.Conflict
}

func (e *explainer) test(pkg string, t manifest.Test) {
	fmt.Fprintf(e.out, "%s.%s\n", pkg, t.Name)
	if len(t.Holds) > 0 {
		fmt.Fprintln(e.out, "  holds")
		(&lister{out: e.out, all: true}).holds(t.Holds)
	}
	for _, h := range t.Heavy {
		fmt.Fprintf(e.out, "  reaches %s at %s, for which it needs the mark %s\n", h.Symbol, h.At, h.Mark)
	}
	if t.Unknown {
		fmt.Fprintln(e.out, "  calls what cannot be resolved: it may hold more")
	}
	if fs := e.findings(pkg, t.Name); len(fs) > 0 {
		fmt.Fprintln(e.out, "  found")
		for _, f := range fs {
			fmt.Fprintf(e.out, "      %s: %s (%s)\n", e.position(f.Pos), f.Message, f.Analyzer)
			for _, r := range f.Related {
				fmt.Fprintf(e.out, "          %s: %s\n", e.position(r.Pos), r.Message)
			}
		}
	}
	own := conflict.Of(e.conflicts, pkg, t.Name)
	if len(own) == 0 {
		fmt.Fprintln(e.out, "  collides with no other test")
		return
	}
	fmt.Fprintln(e.out, "  collides over")
	for _, c := range own {
		e.conflict(c, pkg, t.Name)
	}
}

// findings are those that name the test.
func (e *explainer) findings(pkg, test string) []finding.Finding {
	named := regexp.MustCompile(`\b` + regexp.QuoteMeta(test) + `\b`)
	var own []finding.Finding
	for _, f := range e.seen.Findings {
		if strings.TrimSuffix(f.Package, "_test") == strings.TrimSuffix(pkg, "_test") && named.MatchString(f.Message) {
			own = append(own, f)
		}
	}
	return own
}

func (e *explainer) position(p finding.Position) string {
	p.File = report.Relative(e.dir, p.File)
	return p.String()
}

// conflict writes with whom the test collides, and what would end that.
func (e *explainer) conflict(c conflict.Conflict, pkg, test string) {
	fmt.Fprintf(e.out, "      %s (%s)\n", c.Resource, c.Kind)
	for _, h := range c.Holders {
		if h.Package == pkg && h.Test == test {
			continue
		}
		at := ""
		if h.At != "" {
			at = " (" + h.At + ")"
		}
		fmt.Fprintf(e.out, "          %s %s%s\n", h.Name(), h.Does(), at)
	}
	fmt.Fprintf(e.out, "          to free it: %s\n", c.Remedy(pkg, test))
}
