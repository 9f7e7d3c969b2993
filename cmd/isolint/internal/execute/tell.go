package execute

import (
	"cmp"
	"fmt"
	"strconv"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
)

// tell tells that the package starts.
func (p *pkg) tell() {
	if !p.started {
		p.started = true
		p.d.emit(event.Event{Action: event.Start, Package: p.Path})
	}
}

// starting notes that a process of the package has started.
func (p *pkg) starting() {
	if p.began.IsZero() {
		p.began = time.Now()
	}
	p.tell()
}

func (p *pkg) output(text string) {
	p.d.emit(event.Event{Action: event.Output, Package: p.Path, Output: text})
}

func (p *pkg) attr(key, value string) {
	p.d.emit(event.Event{Action: event.Attr, Package: p.Path, Key: key, Value: value})
}

// maxKept bounds what is kept of a package for the cache, in bytes: one that
// prints more is not cached.
const maxKept = 16 << 20

// keep keeps an event of a process for the cache.
func (p *pkg) keep(e event.Event) {
	if p.d.Results == nil || p.told == nil {
		return
	}
	const rest = 100 // of an event without its text
	p.kept += len(e.Output) + rest
	p.told = append(p.told, e)
	if p.kept > maxKept {
		p.told = nil
	}
}

// pass hands on an event of a process. That a test runs is told once, in however
// many processes it has to.
func (p *pkg) pass(r *proc, e event.Event) {
	p.cover = cmp.Or(coverage(e), p.cover)
	p.keep(e)
	if e.Action == event.Output {
		p.lineOK = len(e.Output) > 0 && e.Output[len(e.Output)-1] == '\n'
	}
	if e.Test == "" {
		p.d.emit(e)
		return
	}
	switch {
	case e.Action == event.Run:
		if before := p.ran[e.Test]; before != nil && before != r {
			return
		}
		p.ran[e.Test] = r // in one process there may be two of one name
		p.d.emit(e)
		if e.Top() == e.Test {
			p.tellPlace(r, e)
		}
		return
	case e.Ends() && e.Top() == e.Test:
		p.verdicts[e.Test] = e.Action
	}
	p.d.emit(e)
}

// tellPlace tells where a test runs. What is known only after its end is told
// of the package: a reader takes what comes then for another test.
func (p *pkg) tellPlace(r *proc, e event.Event) {
	e.Action, e.Key, e.Value = event.Attr, "isolint.slot", strconv.Itoa(r.slot)
	p.d.emit(e)
	if r.batch.Pool != "" {
		e.Key, e.Value = "isolint.pool", r.batch.Pool
		p.d.emit(e)
	}
}

// notBuilt ends a package that does not build.
func (p *pkg) notBuilt(failed string, setup bool) {
	p.tell()
	what := "build"
	if setup {
		what = "setup"
	}
	p.output(fmt.Sprintf("FAIL\t%s [%s failed]\n", p.Path, what))
	p.d.failed = true
	p.over = true
	zero := 0.0
	p.d.emit(event.Event{Action: event.Fail, Package: p.Path, Elapsed: &zero, FailedBuild: failed})
}

// noFiles ends a package without test files.
func (p *pkg) noFiles() {
	p.tell()
	p.output(fmt.Sprintf("?   \t%s\t[no test files]\n", p.Path))
	p.end(event.Skip, 0)
}

// broken ends a package whose process did not start: the verdicts of its tests
// are lost, through no fault of theirs.
func (p *pkg) broken(err error) {
	if p.over {
		return
	}
	p.waiting -= p.d.queue.Drop(p.Path) + 1
	p.tell()
	for _, t := range p.Tests {
		if p.verdicts[t.Name] == "" {
			p.attr("isolint.lost", t.Name+": "+err.Error())
		}
	}
	p.output(fmt.Sprintf("FAIL\t%s [%v]\n", p.Path, err))
	p.end(event.Fail, 0)
}

// abandon ends a package that began and was interrupted.
func (p *pkg) abandon() {
	if !p.started || p.over {
		return
	}
	for _, r := range p.parts {
		for _, e := range r.events {
			p.pass(r, e)
		}
	}
	p.output(fmt.Sprintf("FAIL\t%s [interrupted]\n", p.Path))
	p.end(event.Fail, time.Since(p.began))
}

func (p *pkg) end(action string, took time.Duration) {
	p.over = true
	if p.memory > 0 {
		p.attr("isolint.memory", strconv.FormatInt(p.memory, 10))
	}
	if p.cpu > 0 {
		p.attr("isolint.cpu", fmt.Sprintf("%.3f", p.cpu.Seconds()))
	}
	seconds := float64(took.Milliseconds()) / 1000
	if action == event.Fail {
		p.d.failed = true
	}
	p.d.emit(event.Event{Action: action, Package: p.Path, Elapsed: &seconds})
}
