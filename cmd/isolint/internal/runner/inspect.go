package runner

import (
	"context"
	"runtime"

	"github.com/isolint-go/isolint/cmd/isolint/internal/execute"
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/history"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
)

// Held is what the tests of a run hold, by package.
type Held map[string][]*manifest.Package

// An Inspection is all that the analysis says of the packages of a run.
type Inspection struct {
	Held     Held
	Findings []finding.Finding // with those of -strict
	// Broken is set if not all of the packages could be analysed. Why, was warned of.
	Broken bool
}

// Inspect analyses the selected packages. It builds no test binary; progress is
// told the number of packages that are done.
func (r *Runner) Inspect(ctx context.Context, sel *Selection, progress func(done int)) (Inspection, error) {
	if len(sel.patterns()) == 0 {
		return Inspection{}, nil
	}
	req := r.request(sel.patterns())
	req.Progress = progress
	res, err := load.Vet(ctx, req)
	if err != nil {
		return Inspection{}, err
	}
	for _, line := range res.Broken {
		r.Warn(line)
	}
	held := make(Held)
	for _, m := range res.Manifests {
		path := sel.packageOf(m.Path)
		held[path] = append(held[path], m)
	}
	return Inspection{held, res.Findings, len(res.Broken) > 0}, nil
}

// AllUnmarked returns the selected tests that lack marks.
func (s *Selection) AllUnmarked(held Held) []Unmarked {
	var all []Unmarked
	for _, p := range s.Packages {
		all = append(all, s.Unmarked(p.Path, held[p.Path])...)
	}
	return all
}

// Plan is how a run would go, if every test took as long as it did before.
type Plan struct {
	Batches []plan.Slot // in the order of their starts
	Width   int         // processes at a time, at most
	Known   int         // tests that were seen before
}

// Plan makes the plan of a run.
func (r *Runner) Plan(ctx context.Context, sel *Selection, held Held) (Plan, error) {
	past, warning := history.Load(r.historyFile(sel.env))
	if warning != nil {
		r.Warn(warning.Error())
	}
	o := r.options(sel.env, "", past, sel, nil)
	out := Plan{Width: execute.Width(o)}
	var batches []plan.Batch
	for _, p := range sel.execute() {
		if p.NoFiles {
			continue
		}
		known := sel.know(p.Path, held[p.Path])
		seen := past.Of(p.Path)
		for _, t := range p.Tests {
			if _, ok := seen.Tests[t.Name]; ok {
				out.Known++
			}
		}
		batches = append(batches, plan.Cut(execute.Planned(p, known, seen, true, o), plan.Options{Isolate: o.Isolate})...)
	}
	limits := o.Limits
	if o.Width == 0 && !o.Serial {
		limits.CPUs = float64(runtime.NumCPU())
	}
	out.Batches = plan.Simulate(batches, limits, out.Width)
	return out, nil
}
