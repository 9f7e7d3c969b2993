package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"

	"github.com/isolint-go/isolint/analyzers"
	"github.com/isolint-go/isolint/cmd/isolint/internal/amount"
	"github.com/isolint-go/isolint/cmd/isolint/internal/baseline"
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/fingerprint"
	"github.com/isolint-go/isolint/cmd/isolint/internal/gitdiff"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// readBaseline reads the file of -baseline. Where there is none this run is to
// record it, for which it has to report everything.
func (l *linter) readBaseline() error {
	if l.opts.baseline == "" {
		return nil
	}
	known, err := baseline.Read(l.file(l.opts.baseline))
	if err == nil {
		l.baseline = known
		return nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("-baseline: %w", err)
	}
	for _, f := range []struct {
		name string
		on   bool
	}{{"-fix", l.opts.fix}, {"-diff", l.opts.diff}, {"-new-from", l.opts.newFrom != ""}} {
		if f.on {
			return fmt.Errorf("-baseline: there is no %s; record it without %s first", l.opts.baseline, f.name)
		}
	}
	return nil
}

// recording reports whether this run is to record the baseline.
func (l *linter) recording() bool { return l.opts.baseline != "" && l.baseline == nil }

// file is a file that an argument names.
func (l *linter) file(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(l.dir, name)
}

// record writes the baseline, if all that it is about could be analysed. What is
// recorded is not reported.
func (l *linter) record(res *load.Result) (status int, err error) {
	if status := statusOf(res, nil); status == statusUnusable {
		l.warn(fmt.Sprintf("%s was not written, as not everything could be analysed", l.opts.baseline))
		return status, l.show(res, res.Findings)
	}
	known := baseline.Of(l.sources().keys(res.Findings))
	if err := known.Record(l.file(l.opts.baseline)); err != nil {
		return 0, fmt.Errorf("-baseline: %w", err)
	}
	if err := l.show(res, nil); err != nil {
		return 0, err
	}
	l.remark(fmt.Sprintf("recorded %s in %s", amount.Of(known.Len(), "finding"), l.opts.baseline))
	return statusClean, nil
}

// unknown returns the findings that the baseline does not have, and notes which
// ones of it there are no more.
func (l *linter) unknown(all []finding.Finding) []finding.Finding {
	if l.baseline == nil {
		return all
	}
	isNew, gone := l.baseline.Split(l.sources().keys(all))
	l.gone = gone
	kept := all[:0]
	for i, f := range all {
		if isNew[i] {
			kept = append(kept, f)
		}
	}
	return kept
}

// remarkGone says how many findings of the baseline there are no more, of those
// that this run would have found.
func (l *linter) remarkGone(ctx context.Context, res *load.Result) error {
	if len(l.gone) == 0 || statusOf(res, nil) == statusUnusable {
		return nil
	}
	req, err := l.request()
	if err != nil {
		return err
	}
	packages, _, err := load.Packages(ctx, req)
	if err != nil {
		return err
	}
	analysed := make(map[string]bool)
	for _, p := range packages {
		analysed[p.Path], analysed[p.Path+"_test"] = true, true
	}
	gone := maps.Clone(l.gone)
	maps.DeleteFunc(gone, func(k fingerprint.Key, _ int) bool {
		on, _ := l.opts.enabled(k.Analyzer)
		return !on || !analysed[k.Package] || analyzers.StrictOnly(k.Category) && !l.opts.strict
	})
	switch n := gone.Len(); n {
	case 0:
	case 1:
		l.remark(fmt.Sprintf("1 finding of the baseline no longer occurs; delete %s and run again to tighten it", l.opts.baseline))
	default:
		l.remark(fmt.Sprintf("%d findings of the baseline no longer occur; delete %s and run again to tighten it", n, l.opts.baseline))
	}
	return nil
}

// readHistory finds the revision of -new-from.
func (l *linter) readHistory(ctx context.Context) error {
	if l.opts.newFrom == "" {
		return nil
	}
	var err error
	if l.since, err = (gitdiff.Git{Dir: l.dir, Env: l.env}).Since(ctx, l.opts.newFrom); err != nil {
		return fmt.Errorf("-new-from: %w", err)
	}
	return nil
}

// onNewLines returns the findings that stand on lines that are new since the
// revision of -new-from. It asks git each time: -fix makes lines new.
func (l *linter) onNewLines(ctx context.Context, all []finding.Finding) ([]finding.Finding, error) {
	if l.since == nil || len(all) == 0 {
		return all, nil
	}
	changes, err := l.since.Changes(ctx)
	if err != nil {
		return nil, fmt.Errorf("-new-from: %w", err)
	}
	return slices.DeleteFunc(all, func(f finding.Finding) bool {
		last := f.Pos.Line
		if f.End.File == f.Pos.File {
			last = max(last, f.End.Line)
		}
		return !changes.Touch(f.Pos.File, f.Pos.Line, last)
	}), nil
}
