package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// command is one run of isolint: where it is and whom it talks to.
type command struct {
	dir            string
	env            []string
	stdout, stderr io.Writer
	suite          load.Suite
}

// run does all that the command does and returns its exit status.
func run(ctx context.Context, dir string, args, env []string, stdout, stderr io.Writer) int {
	c := &command{dir: dir, env: env, stdout: stdout, stderr: stderr, suite: suite()}
	return c.run(ctx, args)
}

func (c *command) run(ctx context.Context, args []string) int {
	if len(args) > 0 {
		switch args[0] {
		case "help":
			return c.help(args[1:])
		case "version":
			return c.version(args[1:])
		case "init":
			return c.init(args[1:])
		}
	}
	opts, err := parseOptions(args, c.suite.All)
	if errors.Is(err, flag.ErrHelp) {
		return c.help(nil)
	}
	if err != nil {
		return c.usage("%v", err)
	}
	status, err := c.lint(ctx, opts)
	switch {
	case ctx.Err() != nil:
		return statusUnusable // interrupted: whoever did it knows
	case err != nil:
		return c.fail(err)
	}
	return status
}

// fail reports why nothing could be analysed.
func (c *command) fail(err error) int {
	var problems config.Problems
	if errors.As(err, &problems) {
		fmt.Fprintln(c.stderr, problems) // each with its place, as a compiler's
		return statusUnusable
	}
	fmt.Fprintf(c.stderr, "isolint: %v\n", err)
	return statusUnusable
}

// usage reports a fault of the command line.
func (c *command) usage(format string, args ...any) int {
	fmt.Fprintf(c.stderr, "isolint: "+format+"\nRun 'isolint help' for usage.\n", args...)
	return statusUnusable
}
