package execute

import (
	"fmt"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/history"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
)

// unknownDuration and unknownCPU are what is assumed of a test that was never
// seen.
const (
	unknownDuration = 50 * time.Millisecond
	unknownCPU      = 1
)

// Planned is a package as the plan sees it: with what is known of its tests,
// nil if that is nothing, and what earlier runs have shown of them. Proved says
// that they have passed whole just as they are now.
func Planned(p Package, known *Known, past *history.Package, proved bool, o Options) plan.Package {
	out := plan.Package{Path: p.Path, Startup: past.Startup, Together: past.Together, Whole: uncut(p, known, past, proved, o)}
	if o.Serial {
		out.Startup = 0 // in their order, not the longest first
	}
	for _, t := range p.Tests {
		one := plan.Test{Name: t.Name, Stage: t.Stage, Pool: t.Pool, Duration: unknownDuration, CPU: unknownCPU}
		if known != nil {
			one.Holds, one.Memory = known.Holds[t.Name], known.Memory[t.Name]
			if placed, ok := known.Placed[t.Name]; ok {
				one.Stage, one.Pool = placed.Stage, placed.Pool
			}
		}
		if seen, ok := past.Tests[t.Name]; ok {
			one.Duration, one.CPU, one.Memory = seen.Duration, seen.CPU, max(one.Memory, seen.Memory)
		}
		if o.Serial {
			one.Duration = 0
		}
		out.Tests = append(out.Tests, one)
	}
	shorten(out.Tests, past)
	return out
}

// shorten makes the durations of tests that run beside each other add up to
// what they take together.
func shorten(tests []plan.Test, past *history.Package) {
	var sum time.Duration
	for _, t := range past.Tests {
		sum += t.Duration
	}
	if past.Took == 0 || sum <= past.Took {
		return
	}
	share := past.Took.Seconds() / sum.Seconds()
	for i := range tests {
		tests[i].Duration = time.Duration(float64(tests[i].Duration) * share)
	}
}

// short is what a package takes that is not worth cutting: the start of a
// process, and that of its tests which all need, cost a part of that again.
const short = 300 * time.Millisecond

// costly is a start that is not paid more than once.
const costly = time.Second

// uncut says why a package is not cut; empty if it may be. What is missed in a
// package that is cut is a failure of its tests together: either they were seen
// to pass so, or the analysis has seen all they do.
func uncut(p Package, known *Known, past *history.Package, proved bool, o Options) string {
	switch {
	case p.Whole != "":
		return p.Whole
	case o.Serial:
		return "one package after the other"
	case o.Isolate == plan.ByTest:
		return ""
	case known == nil:
		return "what its tests hold is not known yet"
	case known.Whole != "":
		return known.Whole
	case !past.Whole:
		return "it has not passed in one process yet"
	case !proved && known.Unknown != "":
		return "it has changed since it passed in one process, and what " + known.Unknown + " calls is not all known"
	case past.Took > 0 && past.Took < short:
		return fmt.Sprintf("it takes only %v", past.Took.Round(time.Millisecond))
	case past.Startup > costly:
		return fmt.Sprintf("its start takes %v", past.Startup.Round(100*time.Millisecond))
	}
	return ""
}
