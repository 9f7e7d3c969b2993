package execute

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
	"github.com/isolint-go/isolint/cmd/isolint/internal/history"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
)

// An attempt is a way of running a package.
type attempt uint8

const (
	cut   attempt = iota + 1 // in batches, of which nothing is told before all have passed
	whole                    // as go test runs it: what fails has failed
	again                    // those that failed, for -retries
)

// A pkg is a package in a run.
type pkg struct {
	Package
	d       *dispatcher
	binary  string
	known   *Known
	proved  bool // its tests have passed whole just as they are now
	awaits  bool // it must not begin before that
	history *history.Package

	attempt attempt
	streams bool // events are handed on as they come
	waiting int  // batches that wait or run
	parts   []*proc
	logs    [][]byte
	began   time.Time
	started bool // its start was told
	over    bool

	ran      map[string]*proc  // tests, and subtests, that were told to run, and where
	verdicts map[string]string // of top-level tests
	failing  []string          // tests that failed in the present attempt; "" for what is no test's fault
	faults   []string          // other reasons to fail, as go test writes them
	tries    int               // for -retries

	retried []string // failed at first
	victims []string // failed where the package was cut
	seeks   bool     // what they need is to be searched for, when nothing else runs

	told   []event.Event // of its processes, for the cache; nil if that is too much
	kept   int           // size of told, in bytes
	cover  string        // what go test adds to its line with -cover
	cpu    time.Duration
	memory int64
	noRun  bool // no test has run
	lineOK bool // the last line of output was finished
}

func newPkg(d *dispatcher, p Package) *pkg {
	return &pkg{
		Package: p, d: d, history: d.History.Of(p.Path), lineOK: true, told: []event.Event{},
		ran: make(map[string]*proc), verdicts: make(map[string]string),
	}
}

// know takes what is known of the tests. Once they run it comes too late for
// this run.
func (p *pkg) know(k *Known) {
	if p.attempt == 0 {
		p.known = k
	}
}

// begin takes the package's outcome from the cache or puts its batches in the
// queue.
func (p *pkg) begin() {
	if p.cached() {
		return
	}
	p.proved = p.Whole == "" && p.d.Proofs != nil && p.d.Proofs.Proved(p.describe())
	batches := plan.Cut(p.planned(), plan.Options{Isolate: p.d.Isolate})
	if len(batches) == 0 {
		batches = []plan.Batch{{Package: p.Path, All: true}} // go test runs its TestMain
	}
	p.attempt = cut
	if len(batches) == 1 && batches[0].All {
		p.attempt = whole
	}
	p.streams = p.attempt == whole && p.d.Retries == 0
	p.add(batches)
}

func (p *pkg) planned() plan.Package {
	return Planned(p.Package, p.known, p.history, p.proved, p.d.Options)
}

func (p *pkg) add(batches []plan.Batch) {
	p.waiting += len(batches)
	p.d.queue.Add(batches...)
}

// cached tells the outcome of an earlier run, if it holds for this one.
func (p *pkg) cached() bool {
	if p.d.Results == nil {
		return false
	}
	events, why := p.d.Results.Look(p.describe())
	if events == nil {
		if p.d.Why && why != "" {
			p.tell()
			p.attr("isolint.why", why)
		}
		return false
	}
	p.tell()
	for _, e := range events {
		e.Time = nil
		p.d.emit(e)
		if e.Test != "" && e.Ends() && e.Top() == e.Test {
			p.verdicts[e.Test] = e.Action
		}
		p.cover = cmp.Or(coverage(e), p.cover)
	}
	p.attr("isolint.cached", "true")
	p.output(fmt.Sprintf("ok  \t%s\t(cached)%s\n", p.Path, p.cover))
	p.end(event.Pass, 0)
	return true
}

// describe is what the package's outcome depends on.
func (p *pkg) describe() Launch {
	all := plan.Batch{All: true}
	for _, t := range p.Tests {
		all.Tests = append(all.Tests, t.Name)
	}
	return Launch{Package: p.Path, Binary: p.binary, Dir: p.Dir, Root: p.Root, Args: p.args(all), Env: p.d.Env}
}

// place is where a test stands in the binary.
func (p *pkg) place(name string) int {
	return slices.IndexFunc(p.Tests, func(t Test) bool { return t.Name == name })
}
