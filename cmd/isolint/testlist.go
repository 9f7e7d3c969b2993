package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/amount"
	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
	"github.com/isolint-go/isolint/cmd/isolint/internal/runner"
	"github.com/isolint-go/isolint/cmd/isolint/internal/tests"
)

// list is isolint test -list: the selected tests and what they hold.
func (c *command) list(ctx context.Context, r *runner.Runner, sel *runner.Selection, all bool) int {
	seen, err := c.inspect(ctx, r, sel)
	if err != nil {
		return c.fail(err)
	}
	out := bufio.NewWriter(c.stdout)
	l := &lister{out: out, stages: tests.Stages(r.Config), all: all}
	n := 0
	for _, p := range sel.Packages {
		if len(p.Tests) == 0 {
			continue
		}
		n += len(p.Tests)
		l.list(r, sel, p, seen.Held[p.Path])
	}
	fmt.Fprintf(out, "%s in %s\n", amount.Of(n, "test"), amount.Of(len(sel.Packages), "package"))
	if err := out.Flush(); err != nil {
		return c.fail(err)
	}
	if n == 0 {
		return statusNothing
	}
	return told(seen)
}

// inspect analyses the selected packages, with a progress line on a terminal.
func (c *command) inspect(ctx context.Context, r *runner.Runner, sel *runner.Selection) (runner.Inspection, error) {
	status := startProgress(c.stderr, c.terminal(c.stderr))
	defer status.stop()
	seen, err := r.Inspect(ctx, sel, status.done)
	for _, parts := range seen.Held {
		for _, p := range parts {
			p.Place(c.relative) // for a reader who may want to open it
		}
	}
	return seen, err
}

// told is the status of a command that has said what the analysis knows.
func told(seen runner.Inspection) int {
	if seen.Broken {
		return statusUnusable
	}
	return statusClean
}

type lister struct {
	out    io.Writer
	stages []config.Stage
	all    bool // with what is only read
}

func (l *lister) list(r *runner.Runner, sel *runner.Selection, p runner.Package, held []*manifest.Package) {
	fmt.Fprintln(l.out, p.Path)
	unmarked := make(map[string]string)
	for _, u := range sel.Unmarked(p.Path, held) {
		unmarked[u.Test] = u.String()
	}
	for _, t := range p.Tests {
		stage, pool := tests.Assign(t.Marks, r.Config)
		fmt.Fprintf(l.out, "  %s%s%s%s\n", t.Name,
			labelled("marks", strings.Join(t.Marks, " ")), labelled("stage", l.stages[stage].Name), labelled("pool", pool))
		if why := unmarked[t.Name]; why != "" {
			fmt.Fprintf(l.out, "      %s\n", why)
		}
		for _, part := range held {
			for _, known := range part.Tests {
				if known.Name == t.Name {
					l.holds(known.Holds)
				}
			}
		}
	}
}

func labelled(name, value string) string {
	if value == "" {
		return ""
	}
	return fmt.Sprintf("  %s: %s", name, value)
}

func (l *lister) holds(hs []manifest.Hold) {
	for _, h := range hs {
		if h.Lasts() || l.all {
			fmt.Fprintf(l.out, "      %s\n", h)
		}
	}
}
