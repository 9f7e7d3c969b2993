package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"

	"github.com/isolint-go/isolint/cmd/isolint/internal/amount"
	"github.com/isolint-go/isolint/cmd/isolint/internal/baseline"
	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/fix"
	"github.com/isolint-go/isolint/cmd/isolint/internal/gitdiff"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/cmd/isolint/internal/nearest"
	"github.com/isolint-go/isolint/cmd/isolint/internal/report"
)

// linter is a lint run: what was asked for, and how it is configured.
type linter struct {
	*command
	opts   options
	config *config.Config
	tool   string // this program

	unsaved *load.Unsaved // of an editor; else nil
	brief   bool          // without what takes another look at the whole module

	since    *gitdiff.Since    // nil if old lines count, too
	baseline baseline.Baseline // nil if there is none
	gone     baseline.Baseline // what of it the last load has not found
}

// lint does what the command does without a sub-command.
func (c *command) lint(ctx context.Context, opts options) (status int, err error) {
	l := &linter{command: c, opts: opts}
	if err := l.prepare(ctx); err != nil {
		return 0, err
	}
	var res *load.Result
	var failures []fix.Failure
	switch {
	case opts.diff:
		return l.diff(ctx)
	case opts.fix:
		res, failures, err = l.fix(ctx)
	default:
		res, err = l.load(ctx)
	}
	l.showFailures(failures)
	if err != nil {
		return 0, l.maybeCommand(err)
	}
	l.showFaults(res)
	if l.recording() {
		return l.record(res)
	}
	if err := l.show(res, res.Findings); err != nil {
		return 0, err
	}
	return statusOf(res, failures), l.remarkGone(ctx, res)
}

// statusOf is the one place that decides the exit status of a lint run.
func statusOf(res *load.Result, failures []fix.Failure) int {
	if len(res.Broken)+len(res.Internal)+len(failures) > 0 {
		return statusUnusable
	}
	for _, f := range res.Findings {
		if !f.Warning {
			return statusFindings
		}
	}
	return statusClean
}

// prepare reads the configuration and the baseline, and finds this program. What is
// wrong with flags is told before anything is analysed.
func (l *linter) prepare(ctx context.Context) error {
	var err error
	l.config, err = config.Load(l.dir, l.analyzerNames(), l.relative)
	if err != nil {
		return err
	}
	if err := l.readBaseline(); err != nil {
		return err
	}
	if err := l.readHistory(ctx); err != nil {
		return err
	}
	l.tool, err = os.Executable()
	return err
}

func (l *linter) request() (load.Request, error) {
	req := load.Request{
		Go:       load.Go{Dir: l.dir, Env: l.env},
		Patterns: l.opts.patterns,
		Tags:     l.opts.tags,
		Tool:     l.tool,
		Unsaved:  l.unsaved,
	}
	var err error
	req.Heavy, err = config.HeavyJSON(l.config.Heavy)
	return req, err
}

// load analyses the packages and applies the configuration to what is found.
func (l *linter) load(ctx context.Context) (*load.Result, error) {
	req, err := l.request()
	if err != nil {
		return nil, err
	}
	status := startProgress(l.stderr, l.terminal(l.stderr))
	req.Progress = status.done
	res, err := l.analyse(ctx, req)
	status.stop()
	if err != nil {
		return nil, err
	}
	return res, l.choose(ctx, req, res)
}

// analyse analyses the packages, and looks at their marks meanwhile.
func (l *linter) analyse(ctx context.Context, req load.Request) (*load.Result, error) {
	marks := l.collectMarks(ctx, req)
	var res *load.Result
	var err error
	if l.opts.standalone {
		res, err = load.Standalone(ctx, req, l.suite)
	} else {
		res, err = load.Vet(ctx, req)
	}
	if err != nil {
		return nil, err
	}
	unregistered, err := marks()
	if err != nil {
		return nil, err
	}
	res.Findings = append(res.Findings, unregistered...)
	return res, nil
}

// choose applies the configuration to what was found.
func (l *linter) choose(ctx context.Context, req load.Request, res *load.Result) error {
	res.Findings = l.applyRules(l.filter(res.Findings))
	if !l.brief {
		if err := l.namePayers(ctx, req, res.Findings); err != nil {
			return err
		}
	}
	l.nameParties(res.Findings, res.Manifests)
	var err error
	res.Findings, err = l.onNewLines(ctx, l.unknown(finding.Sort(res.Findings)))
	return err
}

// showFaults writes what was not analysed, and why.
func (l *linter) showFaults(res *load.Result) {
	for _, line := range res.Warnings {
		fmt.Fprintln(l.stderr, line)
	}
	for _, line := range res.Broken {
		fmt.Fprintln(l.stderr, line)
	}
	for _, line := range res.Internal {
		fmt.Fprintf(l.stderr, "isolint: could not analyse %s\n", line)
	}
	for _, line := range res.Gaps {
		fmt.Fprintf(l.stderr, "isolint: took for unknown what the code of a dependency does: could not analyse %s\n", line)
	}
}

// showFailures writes which files -fix could not mend, and why.
func (l *linter) showFailures(failures []fix.Failure) {
	for _, f := range failures {
		fmt.Fprintf(l.stderr, "isolint: could not fix %s (%s): %v\n", l.relative(f.File), amount.Of(f.Fixes, "finding"), f.Err)
	}
}

var word = regexp.MustCompile(`^[a-z][a-z0-9_-]*$`)

// maybeCommand explains that no package matches a word that was probably
// meant as a command.
func (l *linter) maybeCommand(err error) error {
	first := l.opts.patterns[0]
	if errors.Is(err, load.ErrNoMatch) && slices.Contains(commands, first) {
		return fmt.Errorf("the command %s takes no flags but -C\nRun 'isolint help' for usage.", first)
	}
	if errors.Is(err, load.ErrNoMatch) && word.MatchString(first) {
		return fmt.Errorf("there is no command %q, nor a package of that name%s\nRun 'isolint help' for usage.",
			first, nearest.Hint(first, commands))
	}
	return err
}

func (c *command) analyzerNames() []string {
	var names []string
	for _, a := range c.suite.All {
		names = append(names, a.Name)
	}
	return names
}

func (c *command) relative(file string) string { return report.Relative(c.dir, file) }
