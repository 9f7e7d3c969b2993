package execute

import (
	"fmt"
	"slices"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
)

// ended takes the end of one of the package's processes.
func (p *pkg) ended(r *proc, e end) {
	p.waiting--
	if e.log != nil {
		p.logs = append(p.logs, e.log)
	}
	if e.profile != nil && p.d.Covered != nil {
		p.d.Covered(p.Path, e.profile)
	}
	p.observe(r, e)
	p.tellOf(r, e)
	if p.attempt == cut {
		p.cutEnded(r, e)
	} else {
		p.wholeEnded(r, e)
	}
}

// cutEnded takes the end of a batch. One that did not do all it should have
// done makes the package run again, whole.
func (p *pkg) cutEnded(r *proc, e end) {
	if victims := r.victims(e); len(victims) > 0 || !e.OK() {
		p.victims = append(p.victims, victims...)
		p.failing = append(p.failing, victims...)
		p.waiting -= p.d.queue.Drop(p.Path)
		if len(victims) == 0 {
			p.failing = append(p.failing, r.batch.Tests...) // its end failed, not a test
		}
	}
	p.parts = append(p.parts, r)
	if p.waiting > 0 {
		return
	}
	if len(p.failing) > 0 {
		p.runWhole()
		return
	}
	p.flush()
	p.pass(r, event.Event{Action: event.Output, Package: p.Path, Output: "PASS\n"})
	p.conclude()
}

// victims are the tests of a batch that failed, or did not come to their end.
func (r *proc) victims(e end) []string {
	var names []string
	for _, name := range r.order {
		if v := r.tests[name].verdict; v == event.Fail || v == "" {
			names = append(names, name)
		}
	}
	return append(names, r.notBegun()...)
}

// runWhole runs the package as go test would.
func (p *pkg) runWhole() {
	p.attempt, p.streams = whole, p.d.Retries == 0
	p.failing, p.parts, p.logs = nil, nil, nil
	asPlanned := p.planned()
	asPlanned.Whole = "a test failed where it was cut"
	p.add(plan.Cut(asPlanned, plan.Options{}))
}

// wholeEnded takes the end of a process whose verdicts count.
func (p *pkg) wholeEnded(r *proc, e end) {
	if !p.streams {
		p.parts = append(p.parts, r)
	}
	p.noRun = p.noRun || r.noRun
	for _, name := range r.order {
		// A TestMain may pass whatever has failed: what the process says counts.
		if r.tests[name].verdict == event.Fail && !e.OK() {
			p.failing = append(p.failing, name)
		}
	}
	if crashed := !e.OK() && e.verdict == "" && len(r.order) > 0; crashed {
		p.crashed(r, e)
	} else if !e.OK() {
		p.fault(r, e)
	}
	if p.waiting == 0 {
		p.conclude()
	}
}

// crashed finds whose fault the end of a process was, and has the others run
// on.
func (p *pkg) crashed(r *proc, e end) {
	guilty := r.guilty()
	why := r.killed
	if why == "" {
		why = e.String()
	}
	for _, name := range guilty {
		p.blame(r, name, why)
	}
	p.fault(r, e)
	if p.d.FailFast {
		return
	}
	var rest []plan.Batch
	for _, name := range r.unfinished() {
		rest = append(rest, p.remaining(r, []string{name}))
	}
	if left := r.notBegun(); len(left) > 0 {
		rest = append(rest, p.remaining(r, left))
	}
	p.add(rest)
}

// guilty are the tests that the end of a process is to be blamed on, if it
// says so of none itself: the one that ran or, if it ran for too long, all that
// did. Of a test that panics the testing package says last that it has failed.
func (r *proc) guilty() []string {
	if r.last == event.Fail {
		return nil
	}
	var active []string
	for _, name := range r.unfinished() {
		if !r.tests[name].active.IsZero() {
			active = append(active, name)
		}
	}
	switch {
	case r.late != "":
		return []string{r.late}
	case len(active) == 1, r.timedOut:
		return active
	case len(r.unfinished()) == 1:
		return r.unfinished()
	}
	return nil // each of them runs again, alone
}

// blame makes a test fail that was running when its process ended.
func (p *pkg) blame(r *proc, name, why string) {
	t := r.tests[name]
	took := time.Since(t.began).Seconds()
	told := []event.Event{{Action: event.Output, Test: name, Output: fmt.Sprintf("isolint: %s was running when its process ended: %s\n", name, why)}}
	for _, open := range slices.Backward(t.open) {
		told = append(told, event.Event{Action: event.Fail, Test: open, Elapsed: &took})
	}
	for _, e := range told {
		now := time.Now()
		e.Package, e.Time = p.Path, &now
		if p.streams {
			p.pass(r, e)
		} else {
			r.events = append(r.events, e)
		}
	}
	t.verdict = event.Fail
	p.failing = append(p.failing, name)
}

// afterCrash is why the tests of such a batch are together.
const afterCrash = "the process before them ended early"

func (p *pkg) remaining(r *proc, tests []string) plan.Batch {
	b := r.batch
	b.All, b.Tests, b.Why = false, tests, afterCrash
	return b
}

// fault notes what go test would print of the end of a process.
func (p *pkg) fault(r *proc, e end) {
	switch {
	case r.killed != "":
		p.faults = append(p.faults, r.killed)
	case e.Incomplete:
		p.faults = append(p.faults, "*** "+e.String())
	case e.Signal != "", !r.said:
		p.faults = append(p.faults, e.String())
	}
	p.failing = append(p.failing, "")
}

// conclude ends the package once no process of it is left to wait for.
func (p *pkg) conclude() {
	failed := len(p.failing) > 0
	if failed && p.retry() {
		return
	}
	if p.attempt == again {
		p.tellFlaky()
	}
	if !p.streams && p.attempt != cut {
		p.flush()
	}
	p.history.Whole = !failed && (p.history.Whole || p.attempt == whole && p.representative())
	if !failed && p.attempt == whole && p.Whole == "" && p.d.Proofs != nil {
		p.d.Proofs.Prove(p.describe(), p.logs, p.began)
	}
	p.victims = slices.DeleteFunc(p.victims, func(name string) bool { return p.verdicts[name] == event.Fail })
	if !failed && len(p.victims) > 0 {
		p.seeks = true // what they need, when nothing else runs
		return
	}
	p.finish(failed)
}

// representative reports whether what the selected tests do together says
// something of the package: one of a hundred, asked for by name, does not.
func (p *pkg) representative() bool { return !p.Exact || len(p.Others) == 0 }

// flush hands on what the processes said, in the order of their tests.
func (p *pkg) flush() {
	slices.SortStableFunc(p.parts, func(a, b *proc) int { return p.first(a) - p.first(b) })
	for _, r := range p.parts {
		for _, e := range r.events {
			if p.attempt == cut && verdictLine(e) || p.superseded(r, e) {
				continue
			}
			p.pass(r, e)
		}
	}
}

func (p *pkg) first(r *proc) int {
	if len(r.batch.Tests) == 0 || p.attempt != cut {
		return 0
	}
	return p.place(r.batch.Tests[0])
}

// finish tells the package's verdict, in go test's words.
func (p *pkg) finish(failed bool) {
	took := time.Since(p.began)
	if failed {
		for _, f := range p.faults {
			p.output(f + "\n")
		}
	}
	if !p.lineOK {
		p.output("\n")
	}
	if failed {
		p.output(fmt.Sprintf("FAIL\t%s\t%.3fs\n", p.Path, took.Seconds()))
		p.end(event.Fail, took)
		return
	}
	note := ""
	if p.noRun {
		note = " [no tests to run]"
	}
	p.output(fmt.Sprintf("ok  \t%s\t%.3fs%s%s\n", p.Path, took.Seconds(), p.cover, note))
	p.end(event.Pass, took)
	p.save()
}

// save puts what the package printed in the cache.
func (p *pkg) save() {
	if p.d.Results == nil || p.told == nil || len(p.victims) > 0 || p.tries > 0 {
		return
	}
	p.d.Results.Save(p.describe(), p.told, p.logs, p.began)
}
