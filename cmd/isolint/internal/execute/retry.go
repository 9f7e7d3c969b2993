package execute

import (
	"fmt"
	"slices"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
)

// retry runs the tests that failed once more, if -retries allows it. What
// failed without a test to blame is not tried again.
func (p *pkg) retry() bool {
	named := slices.DeleteFunc(slices.Clone(p.failing), func(name string) bool { return name == "" })
	if p.tries >= p.d.Retries || len(named) == 0 || p.d.interrupted {
		return false
	}
	slices.SortFunc(named, func(a, b string) int { return p.place(a) - p.place(b) })
	named = slices.Compact(named)
	p.tries++
	p.attempt, p.failing = again, nil
	if p.tries == 1 {
		p.retried = named
	}
	asPlanned := p.planned()
	asPlanned.Tests = slices.DeleteFunc(asPlanned.Tests, func(t plan.Test) bool { return !slices.Contains(named, t.Name) })
	asPlanned.Whole = "they failed before"
	batches := plan.Cut(asPlanned, plan.Options{})
	for i := range batches {
		batches[i].All = false
	}
	p.add(batches)
	return true
}

// tellFlaky tells which tests passed in the end.
func (p *pkg) tellFlaky() {
	for _, name := range p.retried {
		if slices.Contains(p.failing, name) {
			continue
		}
		p.attr("isolint.flaky", fmt.Sprintf("%s: passed on attempt %d", name, p.attempts(name)))
	}
}

// lastOf is the last process that ran a test.
func (p *pkg) lastOf(name string) *proc {
	for _, r := range slices.Backward(p.parts) {
		if r.tests[name] != nil {
			return r
		}
	}
	panic("internal error: no process ran " + name)
}

func (p *pkg) attempts(name string) int {
	n := 0
	for _, r := range p.parts {
		if r.tests[name] != nil {
			n++
		}
	}
	return n
}

// superseded reports whether an event is the verdict of a test, or of the
// binary, that a later attempt has replaced.
func (p *pkg) superseded(r *proc, e event.Event) bool {
	if p.tries == 0 {
		return false
	}
	if verdictLine(e) {
		return r != p.parts[len(p.parts)-1]
	}
	return e.Ends() && e.Test != "" && slices.Contains(p.retried, e.Top()) && p.lastOf(e.Top()) != r
}
