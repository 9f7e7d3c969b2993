package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// command is one run of isolint: where it is and whom it talks to.
type command struct {
	dir            string
	env            []string
	stdin          io.Reader // of lsp alone
	stdout, stderr io.Writer
	suite          load.Suite
	killed         func() <-chan struct{} // see killed; nil in tests
}

// run does all that the command does and returns its exit status.
func run(ctx context.Context, dir string, args, env []string, stdout, stderr io.Writer) int {
	c := &command{dir: dir, env: env, stdout: stdout, stderr: stderr, suite: suite()}
	return c.run(ctx, args)
}

func (c *command) run(ctx context.Context, args []string) int {
	if len(args) > 0 && args[0] == completeCommand {
		return c.complete(ctx, args[1:])
	}
	if len(args) > 0 && slices.Contains(commands, args[0]) {
		return c.runCommand(ctx, args[0], args[1:])
	}
	opts, err := parseOptions(args, c.suite.All)
	if errors.Is(err, flag.ErrHelp) {
		return c.help(nil)
	}
	if err != nil {
		return c.usage("%v", err)
	}
	if err := c.changeDir(opts.dir); err != nil {
		return c.fail(err)
	}
	if first := opts.patterns[0]; opts.onlyDir && slices.Contains(commands, first) {
		return c.runCommand(ctx, first, opts.patterns[1:])
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

// commands are the words that are not package patterns.
var commands = []string{"completion", "conflicts", "doctor", "explain", "gopls", "help", "init", "lsp", "parallel", "plan", "test", "version"}

func (c *command) runCommand(ctx context.Context, name string, args []string) int {
	switch name {
	case "test":
		return c.test(ctx, args)
	case "plan":
		return c.plan(ctx, args)
	case "conflicts":
		return c.conflicts(ctx, args)
	case "explain":
		return c.explain(ctx, args)
	case "parallel":
		return c.parallel(ctx, args)
	case "gopls":
		return c.gopls(ctx, args)
	}
	if len(args) > 0 && strings.HasPrefix(args[0], "-C") {
		return c.usage("-C comes first: isolint -C dir %s", name)
	}
	switch name {
	case "lsp":
		return c.lsp(ctx, args)
	case "help":
		return c.help(args)
	case "version":
		return c.version(args)
	case "init":
		return c.init(args)
	case "completion":
		return c.completion(args)
	case "doctor":
		return c.doctor(ctx, args)
	}
	panic("internal error: no command " + name)
}

// changeDir does what -C asks for; empty is here.
func (c *command) changeDir(dir string) error {
	if dir == "" {
		return nil
	}
	if filepath.IsAbs(dir) {
		c.dir = filepath.Clean(dir)
	} else {
		c.dir = filepath.Join(c.dir, dir)
	}
	info, err := os.Stat(c.dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("-C: there is no directory %s", dir)
	case err != nil:
		return fmt.Errorf("-C: %w", err)
	case !info.IsDir():
		return fmt.Errorf("-C: %s is not a directory", dir)
	}
	return nil
}

// fail reports why nothing could be analysed.
func (c *command) fail(err error) int {
	if errors.Is(err, context.Canceled) {
		return statusUnusable // interrupted: whoever did it knows
	}
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
