package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/cmd/isolint/internal/runner"
)

// test is the command isolint test.
func (c *command) test(ctx context.Context, args []string) int {
	return c.find(ctx, "test", args, c.testSelected)
}

// selected does what a command is for with the tests that it was asked for.
type selected func(context.Context, *runner.Runner, *runner.Selection, *testOptions) int

// find is what the commands test and plan begin with: it reads the command line
// and finds the tests, for do.
func (c *command) find(ctx context.Context, name string, args []string, do selected) int {
	goFlags, err := load.Go{Dir: c.dir, Env: c.env}.Flags(ctx)
	if err != nil {
		return c.fail(err)
	}
	opts, err := parseTestOptions(name, args, goFlags)
	if errors.Is(err, flag.ErrHelp) {
		return c.help([]string{name})
	}
	if err != nil {
		return c.usage("%v", err)
	}
	r, err := c.newRunner(opts)
	if err != nil {
		return c.fail(err)
	}
	sel, err := r.Find(ctx)
	if err != nil {
		return c.fail(err)
	}
	for _, w := range sel.Warnings {
		c.warn(w)
	}
	return do(ctx, r, sel, opts)
}

// testSelected runs the tests, or lists them.
func (c *command) testSelected(ctx context.Context, r *runner.Runner, sel *runner.Selection, opts *testOptions) int {
	if opts.list {
		return c.list(ctx, r, sel, opts.verbose)
	}
	if len(sel.Packages) == 0 {
		c.warn("no test is selected")
		return statusNothing
	}
	if opts.Enforce == runner.Strict {
		if status := c.refuse(ctx, r, sel); status != statusClean {
			return status
		}
	}
	if c.killed != nil {
		r.Kill = c.killed()
	}
	return c.runTests(ctx, r, sel, opts)
}

// refuse is -enforce=strict: nothing runs if a test lacks a mark.
func (c *command) refuse(ctx context.Context, r *runner.Runner, sel *runner.Selection) int {
	seen, err := c.inspect(ctx, r, sel)
	if err != nil {
		return c.fail(err)
	}
	unmarked := sel.AllUnmarked(seen.Held)
	if len(unmarked) == 0 {
		return statusClean
	}
	for _, u := range unmarked {
		fmt.Fprintf(c.stderr, "%s: %s\n", u.Package, u)
	}
	c.warn(fmt.Sprintf("-enforce=strict: nothing was run, as %s no mark for the heavy calls above; 'isolint -fix' adds it", verb(len(unmarked))))
	return statusUnusable
}

func verb(tests int) string {
	if tests == 1 {
		return "1 test has"
	}
	return fmt.Sprintf("%d tests have", tests)
}

// newRunner prepares a run.
func (c *command) newRunner(opts *testOptions) (*runner.Runner, error) {
	if err := c.changeDir(opts.dir); err != nil {
		return nil, err
	}
	r := &runner.Runner{Go: load.Go{Dir: c.dir, Env: c.env}, Options: opts.Options, Guard: guardCommand, Warn: c.warn}
	var err error
	if r.Config, err = config.Load(c.dir, c.analyzerNames(), c.relative); err != nil {
		return nil, err
	}
	if r.Heavy, err = config.HeavyJSON(r.Config.Heavy); err != nil {
		return nil, err
	}
	if r.Tool, err = os.Executable(); err != nil {
		return nil, err
	}
	if r.Cache, err = cacheDir(); err != nil {
		return nil, err
	}
	return r, nil
}

// cacheDir is where this program keeps what it learns.
func cacheDir() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(cache, "isolint"), nil
}

func (c *command) warn(text string) { fmt.Fprintln(c.stderr, "isolint: "+text) }
