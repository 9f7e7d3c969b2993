// Package execute runs test binaries: what the plan allows at a time, in
// processes of which each is watched, and tells what happens in the events of go
// test -json. A verdict is what go test would say: what fails in a package that
// was cut into batches is run again whole before it counts.
//
// One goroutine, the dispatcher, owns all state; others wait for processes and
// send it what they hear. Which tests there are, how their binaries are built
// and how events are shown is for others.
package execute

import (
	"context"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
	"github.com/isolint-go/isolint/cmd/isolint/internal/history"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
)

// A Test is a top-level test, example or fuzz target.
type Test struct {
	Name  string
	Stage int    // index in the plan's stages
	Pool  string // name in the plan's pools, or empty
}

// A Package is a test binary to run.
type Package struct {
	Path, Dir string
	Root      string // of the module
	// Tests are the selected ones, in the binary's order.
	Tests []Test
	// Others are the tests of the binary that are not selected.
	Others []string
	// Exact: the user's -run and -skip select just the Tests.
	Exact bool
	// NoFiles: there are no test files.
	NoFiles bool
	// Whole says why the package must not be cut; empty if it may be.
	Whole string
}

// Known is what the analysis found out about a package; see
// manifest.Package.
type Known struct {
	Package string
	Holds   map[string][]plan.Hold // by test
	// Placed are tests that reach a heavy call without the mark for it.
	Placed map[string]Placed
	Memory map[string]int64 // bytes that heavy calls are said to take, by test
	// Whole says why what surrounds the tests forbids to cut; empty if nothing.
	Whole string
	// Unknown is a test of which the analysis could not see all it does; empty if
	// there is none.
	Unknown string
}

// Placed is where a test goes that lacks a mark.
type Placed struct {
	Stage int
	Pool  string
	Why   string // a sentence
}

// Built is a test binary that is there, or a package that did not build.
type Built struct {
	Package, Binary string
	Failed          string // what did not compile, by import path
	Setup           bool   // it was not tried, as what is imported is not there
	// Said is instead what the go command had to say.
	Said *event.Event
	// Incomplete is instead that the go command failed: of packages that have not come
	// it is not known whether they build.
	Incomplete bool
	// Known is what is known of the tests in it; nil if that is not known yet.
	Known *Known
	// Await: it must not run before it is known what its tests hold.
	Await bool
}

// Options are what a run goes by.
type Options struct {
	// Width is how many processes run at a time; 0 follows idle processors.
	Width   int
	Serial  bool // one package after the other in their order, uncut
	Limits  plan.Limits
	Isolate plan.Isolate

	Args []string // for every test binary
	Run  []string // -test.run and -test.skip as the user gave them
	// Select returns the flags that run only the tests named, and none of rest.
	Select   func(only, rest []string) []string
	Env      []string
	Temp     string // a directory of this run's own; slots have theirs in it
	Timeout  time.Duration
	PerTest  time.Duration // how long one test may take; 0: not limited
	Retries  int
	FailFast bool
	// MemoryKill ends a test that takes more memory than its pool has.
	MemoryKill bool
	// Covered takes the coverage profile of each process of a package; nil if
	// nothing is measured. It is called from one goroutine at a time.
	Covered func(path string, profile []byte)
	// Cover: the binaries measure coverage.
	Cover bool

	History *history.History
	Results Results // nil: nothing is taken from or put in a cache
	Proofs  Proofs  // nil: none are asked for, nor kept
	Why     bool    // tell why a package was not taken from the cache
}

// Results are the outcomes of earlier runs.
type Results interface {
	// Look returns what a package printed when it passed under the same
	// conditions, or in a sentence why there is nothing.
	Look(Launch) (events []event.Event, why string)
	// Save keeps what a package that has passed printed. logs are what its
	// processes looked at, by -test.testlogfile, since started.
	Save(l Launch, events []event.Event, logs [][]byte, started time.Time)
}

// Proofs are of packages that have passed whole, just as they are now.
type Proofs interface {
	// Proved reports whether the tests have passed in one process under the same
	// conditions. It comes before any of them runs.
	Proved(Launch) bool
	// Prove keeps that they have; logs and started are as for Results.Save.
	Prove(l Launch, logs [][]byte, started time.Time)
}

// A Launch is all that the outcome of a package depends on.
type Launch struct {
	Package, Binary, Dir, Root string
	Args, Env                  []string
}

// A Snapshot is what a run looks like at a moment.
type Snapshot struct {
	Done, Total int // tests
	Slots       int // processes that run
	Width       int // processes that may run
	Memory      int64
	Running     []Running // the longest first
	Building    int       // packages whose binaries are not there
}

// Running is a test that runs.
type Running struct {
	Package, Test string
	For           time.Duration
}

// World is what surrounds a run.
type World struct {
	Built  <-chan Built  // closed when all binaries have been announced
	Known  <-chan *Known // closed when nothing more is coming
	Events event.Handler
	Watch  func(Snapshot)    // called ten times a second; may be nil
	Kill   <-chan struct{}   // closed: end everything now
	Warn   func(text string) // what a user should know, but no event says
}

// Outcome is how a run ended, beside its events.
type Outcome struct {
	Interrupted bool
	NotRun      int // selected tests that did not run, as the run was interrupted
}

// Run runs the packages as their binaries come. When ctx ends nothing new is
// started; what runs goes on.
func Run(ctx context.Context, packages []Package, o Options, w World) (Outcome, error) {
	d, err := newDispatcher(packages, o, w)
	if err != nil {
		return Outcome{}, err
	}
	defer d.close()
	return d.run(ctx)
}
