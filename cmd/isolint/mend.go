package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/fix"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/cmd/isolint/internal/report"
)

// maxRounds bounds the rounds of fixing. Fixes that touch each other need one
// round each; that takes two or three, not ten.
const maxRounds = 10

// fix applies fixes until there are none left, so that running it again would
// change nothing, and returns what remains.
func (l *linter) fix(ctx context.Context) (*load.Result, error) {
	applied, files := 0, make(map[string]bool)
	left := -1
	for range maxRounds {
		res, err := l.load(ctx)
		if err != nil {
			return nil, err
		}
		// A round that leaves as many fixes as there were did not mend
		// anything; another would only pile up changes.
		fixable := countFixable(res.Findings)
		plan := new(fix.Plan)
		if left < 0 || fixable < left {
			if plan, err = l.plan(ctx, res.Findings); err != nil {
				return nil, err
			}
		}
		if len(plan.Changes) == 0 {
			l.tellApplied(applied, len(files))
			if !l.opts.json {
				// What is left cannot be applied, so do not promise it.
				for i := range res.Findings {
					res.Findings[i].Fixes = nil
				}
			}
			return res, nil
		}
		left = fixable
		applied += plan.Applied
		for _, change := range plan.Changes {
			if err := change.Write(); err != nil {
				return nil, err
			}
			files[change.File] = true
		}
	}
	l.tellApplied(applied, len(files))
	return l.load(ctx)
}

func (l *linter) tellApplied(fixes, files int) {
	if fixes > 0 && !l.opts.json {
		fmt.Fprintf(l.stdout, "fixed %s in %s\n", report.Count(fixes, "finding"), report.Count(files, "file"))
	}
}

func countFixable(fs []finding.Finding) int {
	n := 0
	for _, f := range fs {
		if len(f.Fixes) > 0 {
			n++
		}
	}
	return n
}

// diff shows what one round of fixes would change.
func (l *linter) diff(ctx context.Context) (status int, err error) {
	res, err := l.load(ctx)
	if err != nil {
		return 0, l.maybeCommand(err)
	}
	plan, err := l.plan(ctx, res.Findings)
	if err != nil {
		return 0, err
	}
	for _, change := range plan.Changes {
		if _, err := l.stdout.Write(change.Diff(l.relative(change.File))); err != nil {
			return 0, err
		}
	}
	l.showFaults(res)
	switch {
	case len(res.Broken)+len(res.Internal) > 0:
		return statusUnusable, nil
	case len(plan.Changes) > 0:
		return statusFindings, nil
	}
	return statusClean, nil
}

func (l *linter) plan(ctx context.Context, fs []finding.Finding) (*fix.Plan, error) {
	if countFixable(fs) == 0 {
		return new(fix.Plan), nil
	}
	g := load.Go{Dir: l.dir, Env: l.env}
	modules, err := g.MainModules(ctx)
	if err != nil {
		return nil, err
	}
	return fix.New(fs, fix.Options{
		Editable: func(file string) bool { return inModules(file, modules) },
		Names: func(file string, paths []string) (map[string]string, error) {
			return g.PackageNames(ctx, filepath.Dir(file), paths)
		},
	})
}

// inModules reports whether a file is part of one of the modules: the nearest
// go.mod upwards is that of the module, and it is no vendored copy.
func inModules(file string, modules []string) bool {
	for dir := filepath.Dir(file); ; dir = filepath.Dir(dir) {
		if filepath.Base(dir) == "vendor" {
			return false
		}
		if slices.Contains(modules, dir) {
			return true
		}
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil || dir == filepath.Dir(dir) {
			return false
		}
	}
}
