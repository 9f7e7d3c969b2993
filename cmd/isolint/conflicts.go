package main

import (
	"context"
	"slices"

	"github.com/isolint-go/isolint/cmd/isolint/internal/conflict"
	"github.com/isolint-go/isolint/cmd/isolint/internal/runner"
)

// conflicts is the command isolint conflicts: which tests get in each other's way.
func (c *command) conflicts(ctx context.Context, args []string) int {
	return c.find(ctx, "conflicts", args, c.conflictsSelected)
}

func (c *command) conflictsSelected(ctx context.Context, r *runner.Runner, sel *runner.Selection, opts *testOptions) int {
	seen, err := c.inspect(ctx, r, sel)
	if err != nil {
		return c.fail(err)
	}
	all := conflict.Find(seen.Held)
	if !opts.strict {
		all = slices.DeleteFunc(all, func(c conflict.Conflict) bool { return c.Kind == conflict.Parallel })
	}
	write := conflict.Text
	switch {
	case opts.json:
		write = conflict.JSON
	case opts.dot:
		write = conflict.DOT
	}
	if err := write(c.stdout, all); err != nil {
		return c.fail(err)
	}
	return told(seen)
}
