package main

import (
	"bufio"
	"context"
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/amount"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
	"github.com/isolint-go/isolint/cmd/isolint/internal/runner"
)

// plan is the command isolint plan: how isolint test would run.
func (c *command) plan(ctx context.Context, args []string) int {
	return c.find(ctx, "plan", args, c.planSelected)
}

// planSelected writes the plan.
func (c *command) planSelected(ctx context.Context, r *runner.Runner, sel *runner.Selection, _ *testOptions) int {
	if sel.Count() == 0 {
		c.warn("no test is selected")
		return statusNothing
	}
	seen, err := c.inspect(ctx, r, sel)
	if err != nil {
		return c.fail(err)
	}
	p, err := r.Plan(ctx, sel, seen.Held)
	if err != nil {
		return c.fail(err)
	}
	out := bufio.NewWriter(c.stdout)
	w := tabwriter.NewWriter(out, 0, 8, 2, ' ', 0)
	fmt.Fprintln(w, "START\tTAKES\tPACKAGE\tTESTS\tSTAGE\tPOOL\tTOGETHER")
	var end time.Duration
	for _, s := range p.Batches {
		end = max(end, s.End)
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", round(s.Start), round(s.End-s.Start), s.Package,
			testNames(s.Tests), sel.Limits.Stages[s.Stage].Name, s.Pool, together(s.Batch))
	}
	w.Flush()
	fmt.Fprintf(out, "%s in %s; about %s, at most %s at a time", amount.Of(sel.Count(), "test"), amount.Of(len(p.Batches), "batch"),
		round(end), amount.Of(p.Width, "process"))
	if unseen := sel.Count() - p.Known; unseen > 0 {
		fmt.Fprintf(out, "; %d were never run, and are guessed", unseen)
	}
	fmt.Fprintln(out)
	if err := out.Flush(); err != nil {
		return c.fail(err)
	}
	return told(seen)
}

func round(d time.Duration) string { return fmt.Sprintf("%.2fs", d.Seconds()) }

// shownTests is how many tests of a batch are named.
const shownTests = 3

func testNames(names []string) string {
	if len(names) <= shownTests {
		return strings.Join(names, " ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:shownTests], " "), len(names)-shownTests)
}

// together says why the tests of a batch share a process, and with whom they
// may not overlap.
func together(b plan.Batch) string {
	why := b.Why
	if len(b.Tests) == 1 && b.Why == "alone" {
		why = ""
	}
	for _, h := range b.Holds {
		if h.Write {
			why += "; alone with " + h.Resource
		}
	}
	return strings.TrimPrefix(why, "; ")
}
