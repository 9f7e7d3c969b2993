package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/isolint-go/isolint/cmd/isolint/internal/amount"
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/fix"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// maxRounds bounds the rounds of fixing. Fixes that touch each other need one
// round each; that takes two or three, not ten.
const maxRounds = 10

// mending is what -fix has done so far.
type mending struct {
	applied  int
	mended   map[string]bool // files
	failures []fix.Failure
}

func (m *mending) failed(file string) bool {
	return slices.ContainsFunc(m.failures, func(f fix.Failure) bool { return f.File == file })
}

// write makes the changes of a plan that can be made and reports whether there
// were any.
func (m *mending) write(plan *fix.Plan) bool {
	m.failures = append(m.failures, plan.Failures...)
	some := false
	for _, change := range plan.Changes {
		if err := change.Write(); err != nil {
			m.failures = append(m.failures, fix.Failure{File: change.File, Fixes: change.Fixes, Err: err})
			continue
		}
		some = true
		m.applied += change.Fixes
		m.mended[change.File] = true
	}
	return some
}

// fix applies fixes until there are none left, so that running it again would
// change nothing, and returns what remains, and the files it could not mend.
func (l *linter) fix(ctx context.Context) (*load.Result, []fix.Failure, error) {
	m := &mending{mended: make(map[string]bool)}
	res, err := l.rounds(ctx, m)
	if m.applied > 0 && !l.opts.document() {
		fmt.Fprintf(l.stdout, "fixed %s in %s\n", amount.Of(m.applied, "finding"), amount.Of(len(m.mended), "file"))
	}
	return res, m.failures, err
}

func (l *linter) rounds(ctx context.Context, m *mending) (*load.Result, error) {
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
			if plan, err = l.plan(ctx, res.Findings, m.failed); err != nil {
				return nil, err
			}
		}
		if !m.write(plan) {
			if !l.opts.document() {
				// What is left cannot be applied, so do not promise it.
				for i := range res.Findings {
					res.Findings[i].Fixes = nil
				}
			}
			return res, nil
		}
		left = fixable
	}
	return l.load(ctx)
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
	plan, err := l.plan(ctx, res.Findings, nil)
	if err != nil {
		return 0, err
	}
	base := l.diffBase(plan.Changes)
	for _, change := range plan.Changes {
		name, err := filepath.Rel(base, change.File)
		if err != nil {
			name = change.File // on another drive
		}
		if _, err := l.stdout.Write(change.Diff(name)); err != nil {
			return 0, err
		}
	}
	l.showFaults(res)
	l.showFailures(plan.Failures)
	switch {
	case len(res.Broken)+len(res.Internal)+len(plan.Failures) > 0:
		return statusUnusable, nil
	case len(plan.Changes) > 0:
		return statusFindings, nil
	}
	return statusClean, nil
}

// diffBase is the directory that the names in a diff are relative to. Neither
// patch nor git apply takes names that lead upwards, so all files are below it:
// this directory, else the root of the module or workspace, else any above.
func (l *linter) diffBase(changes []fix.Change) string {
	common := ""
	for dir := l.dir; ; dir = filepath.Dir(dir) {
		if holdsAll(dir, changes) {
			if dir == l.dir || isRoot(dir) {
				return dir
			}
			common = cmp.Or(common, dir)
		}
		if dir == filepath.Dir(dir) {
			return cmp.Or(common, l.dir)
		}
	}
}

func holdsAll(dir string, changes []fix.Change) bool {
	return !slices.ContainsFunc(changes, func(c fix.Change) bool {
		rel, err := filepath.Rel(dir, c.File)
		return err != nil || !filepath.IsLocal(rel)
	})
}

// isRoot reports whether a directory is the root of a module or a workspace.
func isRoot(dir string) bool {
	for _, name := range []string{"go.mod", "go.work"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil && !info.IsDir() {
			return true
		}
	}
	return false
}

// plan plans a round of fixes, none of them in files that are to be spared; nil
// spares none.
func (l *linter) plan(ctx context.Context, fs []finding.Finding, spared func(file string) bool) (*fix.Plan, error) {
	if countFixable(fs) == 0 {
		return new(fix.Plan), nil
	}
	g := load.Go{Dir: l.dir, Env: l.env}
	modules, err := g.MainModules(ctx)
	if err != nil {
		return nil, err
	}
	return fix.New(fs, fix.Options{
		Editable: func(file string) bool {
			return inModules(file, modules) && (spared == nil || !spared(file))
		},
		Names: func(file string, paths []string) (map[string]string, error) {
			return g.PackageNames(ctx, filepath.Dir(file), paths)
		},
	}), nil
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
