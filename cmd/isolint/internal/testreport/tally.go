// Package testreport shows a run of tests, from the events of go test -json and
// nothing else: as lines, as a live display, as a summary, as JUnit's XML. It
// starts nothing and looks at no clock; what it knows it has been told.
package testreport

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
)

// A Tally counts, and keeps what a summary tells. It decides whether a run has
// passed; no renderer does.
type Tally struct {
	Passed, Failed, Skipped int // top-level tests
	Packages                int // that have ended and have tests
	FailedPackages          int
	Cached                  int // packages

	Failures   []Failure
	Needs      []Note // tests that need others
	Flaky      []Note
	Leaks      []Note
	Violations []Note
	Placed     []Note
	Lost       []Note
	Memory     int64 // the most that a process held, in bytes
	Took       time.Duration

	timed []Timed // top-level tests that took any time
	logs  map[string]*packageLog
	first time.Time
}

// A Failure is a test that failed, or a package that failed otherwise.
type Failure struct {
	Package, Test string // Test may be empty
	Output        string
}

// A Timed is a test and how long it took.
type Timed struct {
	Package, Test string
	Took          time.Duration
}

// A Note is what isolint has to say of a package, mostly of a test in it.
type Note struct{ Package, Text string }

// NewTally returns an empty tally.
func NewTally() *Tally { return &Tally{logs: make(map[string]*packageLog)} }

// OK reports whether nothing has failed and nothing is lost.
func (t *Tally) OK() bool { return t.FailedPackages == 0 && len(t.Lost) == 0 }

// Tests is the number of tests that have a verdict.
func (t *Tally) Tests() int { return t.Passed + t.Failed + t.Skipped }

// Handle implements event.Handler.
func (t *Tally) Handle(e event.Event) error {
	t.clock(e)
	if e.Package == "" {
		return nil
	}
	log := t.logs[e.Package]
	if log == nil {
		log = newPackageLog(e.Package)
		t.logs[e.Package] = log
	}
	log.handle(e)
	switch {
	case e.Action == event.Attr:
		t.note(e)
	case e.Ends() && e.Test == "":
		t.endPackage(e, log)
		delete(t.logs, e.Package)
	case e.Ends() && e.Test == e.Top():
		t.endTest(e)
	}
	return nil
}

func (t *Tally) clock(e event.Event) {
	if e.Time == nil {
		return
	}
	if t.first.IsZero() {
		t.first = *e.Time
	}
	t.Took = max(t.Took, e.Time.Sub(t.first))
}

func (t *Tally) note(e event.Event) {
	lists := map[string]*[]Note{
		"isolint.needs": &t.Needs, "isolint.flaky": &t.Flaky, "isolint.leak": &t.Leaks,
		"isolint.violation": &t.Violations, "isolint.placed": &t.Placed, "isolint.lost": &t.Lost,
	}
	if list := lists[e.Key]; list != nil {
		*list = append(*list, Note{e.Package, e.Value})
		return
	}
	switch e.Key {
	case "isolint.memory":
		if n, err := strconv.ParseInt(e.Value, 10, 64); err == nil {
			t.Memory = max(t.Memory, n)
		}
	case "isolint.cached":
		t.Cached++
	}
}

func (t *Tally) endTest(e event.Event) {
	switch e.Action {
	case event.Pass:
		t.Passed++
	case event.Fail:
		t.Failed++
	case event.Skip:
		t.Skipped++
	}
	if e.Elapsed != nil && *e.Elapsed > 0 {
		t.timed = append(t.timed, Timed{e.Package, e.Test, time.Duration(*e.Elapsed * float64(time.Second))})
	}
}

// slowest returns the n tests that took longest, the slowest first.
func (t *Tally) slowest(n int) []Timed {
	sorted := slices.SortedStableFunc(slices.Values(t.timed), func(a, b Timed) int {
		return cmp.Or(cmp.Compare(b.Took, a.Took), cmp.Compare(a.Package, b.Package), cmp.Compare(a.Test, b.Test))
	})
	return sorted[:min(n, len(sorted))]
}

func (t *Tally) endPackage(e event.Event, log *packageLog) {
	if e.Action != event.Skip {
		t.Packages++
	}
	if e.Action != event.Fail {
		return
	}
	t.FailedPackages++
	t.Failures = append(t.Failures, log.failures(e)...)
}
