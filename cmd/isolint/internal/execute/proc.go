package execute

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/amount"
	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
	"github.com/isolint-go/isolint/cmd/isolint/internal/process"
)

// A proc is a process that runs a batch. What it says and how it ends it tells
// the dispatcher, to which the rest of its state belongs.
type proc struct {
	id      int // the queue's
	slot    int
	pkg     *pkg
	batch   plan.Batch
	rest    bool // of a process that ended early
	running *process.Process
	started time.Time
	logFile string // of -test.testlogfile; empty if nothing is kept
	cover   string // directory of what is covered; empty if that is not measured

	events   []event.Event
	tests    map[string]*testRun // top-level
	order    []string            // of tests, as they began
	killed   string              // why it is ended, or empty
	last     string              // action of the last event of a test
	late     string              // the test that ran longer than -test-timeout
	timedOut bool                // it ran longer than -timeout, as it said
	quitAt   time.Time           // when it was asked to end
	most     int64               // bytes that it was seen to hold, if its pool has a limit
	heaviest string              // the test that ran then
	noRun    bool                // it said that there were no tests to run
	said     bool                // it printed anything at all
	lineOK   bool                // and the last line was finished
}

// A testRun is a top-level test in a process.
type testRun struct {
	verdict string
	began   time.Time
	active  time.Time     // since when it runs, or zero while it is paused
	took    time.Duration // without pauses
	open    []string      // it and those of its subtests that have not ended
}

// An end is how a process ended.
type end struct {
	process.Result
	verdict string // what it said itself
	log     []byte
	profile []byte // of what it covered; nil if it did not come to write one
}

// profileName is the file in a process's directory for what it has covered.
const profileName = "profile"

// launch starts the process of a batch.
func (p *pkg) launch(id int, b plan.Batch) (*proc, error) {
	d := p.d
	r := &proc{id: id, pkg: p, batch: b, rest: b.Why == afterCrash, slot: d.slots.take(), tests: make(map[string]*testRun), lineOK: true}
	conv := &event.Converter{Package: p.Path, Now: time.Now, Emit: func(e event.Event) { d.messages <- heard{r, e} }}
	spec, err := r.spec(conv)
	if err == nil {
		r.started = time.Now()
		r.running, err = process.Start(spec)
	}
	if err != nil {
		d.slots.release(r.slot)
		return nil, err
	}
	p.starting()
	go func() {
		e := end{Result: r.running.Wait(nil)}
		conv.Close()
		e.verdict = conv.Verdict
		if r.logFile != "" {
			e.log, _ = os.ReadFile(r.logFile)
			os.Remove(r.logFile)
		}
		if r.cover != "" {
			e.profile, _ = os.ReadFile(filepath.Join(r.cover, profileName))
			os.RemoveAll(r.cover)
		}
		d.messages <- ended{r, e}
	}()
	return r, nil
}

// spec is the process with what is to be kept of it: what it looks at and what
// it covers.
func (r *proc) spec(output io.Writer) (process.Spec, error) {
	d := r.pkg.d
	spec, err := r.pkg.spec(r.slot, r.batch, output)
	if err != nil {
		return spec, err
	}
	if d.Results != nil || d.Proofs != nil {
		r.logFile = filepath.Join(d.Temp, fmt.Sprintf("log%d", r.slot))
		spec.Args = append([]string{"-test.testlogfile=" + r.logFile}, spec.Args...)
	}
	if d.Cover {
		r.cover = filepath.Join(d.Temp, fmt.Sprintf("cover%d", r.slot))
		if err := os.MkdirAll(r.cover, 0o777); err != nil {
			return spec, err
		}
		spec.Args = append(spec.Args, "-test.gocoverdir="+r.cover, "-test.coverprofile="+filepath.Join(r.cover, profileName))
		spec.Env = append(spec.Env, "GOCOVERDIR="+r.cover)
	}
	return spec, nil
}

// hear takes an event of the process.
func (r *proc) hear(e event.Event) {
	r.note(e)
	if verdictLine(e) && r.pkg.attempt == whole && r.rest {
		return // of the tests that a crash has left, not of the package
	}
	if r.pkg.streams {
		r.pkg.pass(r, e)
		return
	}
	r.events = append(r.events, e)
}

// note follows which tests run.
func (r *proc) note(e event.Event) {
	if e.Action == event.Output {
		r.said = true
		r.lineOK = strings.HasSuffix(e.Output, "\n")
		r.timedOut = r.timedOut || strings.HasPrefix(e.Output, "panic: test timed out after ")
		r.noRun = r.noRun || e.Test == "" && e.Output == "testing: warning: no tests to run\n"
	}
	if e.Test == "" {
		return
	}
	if e.Action != event.Output && e.Action != event.Attr {
		r.last = e.Action
	}
	top := e.Top()
	t := r.tests[top]
	if t == nil {
		t = &testRun{began: *e.Time, active: *e.Time}
		r.tests[top] = t
		r.order = append(r.order, top)
	}
	switch {
	case e.Action == event.Run:
		t.open = append(t.open, e.Test)
	case e.Action == event.Pause && e.Test == top:
		t.took += e.Time.Sub(t.active)
		t.active = time.Time{}
	case e.Action == event.Cont && e.Test == top:
		t.active = *e.Time
	case e.Ends():
		t.open = slices.DeleteFunc(t.open, func(name string) bool { return name == e.Test })
		if e.Test == top {
			t.verdict = e.Action
			if !t.active.IsZero() {
				t.took += e.Time.Sub(t.active)
			}
		}
	}
}

// unfinished returns the tests that began and have no verdict.
func (r *proc) unfinished() []string {
	var names []string
	for _, name := range r.order {
		if r.tests[name].verdict == "" {
			names = append(names, name)
		}
	}
	return names
}

// notBegun returns the tests of the batch that never began.
func (r *proc) notBegun() []string {
	var names []string
	for _, name := range r.batch.Tests {
		if r.tests[name] == nil {
			names = append(names, name)
		}
	}
	return names
}

// grace is how long a process has to print its goroutines and to end.
const grace = 5 * time.Second

// killTimeout is how long go test waits after the timeout that the binary
// itself is given.
const killTimeout = time.Minute

// look does what the clock asks for: a test, or the process, may have run for
// too long, or hold too much.
func (r *proc) look(now time.Time) {
	d := r.pkg.d
	if !r.quitAt.IsZero() {
		if now.Sub(r.quitAt) > grace {
			r.running.Kill()
		}
		return
	}
	if d.Timeout > 0 && now.Sub(r.started) > d.Timeout+killTimeout {
		r.quit(now, fmt.Sprintf("*** Test killed with quit: ran too long (%v).", d.Timeout+killTimeout))
		return
	}
	for _, name := range r.order {
		t := r.tests[name]
		if d.PerTest > 0 && t.verdict == "" && !t.active.IsZero() && now.Sub(t.active) > d.PerTest {
			r.late = name
			r.quit(now, fmt.Sprintf("%s ran longer than -test-timeout=%v", name, d.PerTest))
			return
		}
	}
	if limit := d.Limits.Pools[r.batch.Pool].Memory; limit > 0 {
		r.weigh(limit)
	}
}

// weigh looks at what the process holds of its pool's memory, and notes which
// test ran when that was the most.
func (r *proc) weigh(limit int64) {
	has := r.running.Memory()
	if has > r.most {
		r.most = has
		for _, name := range r.order {
			if t := r.tests[name]; t.verdict == "" && !t.active.IsZero() {
				r.heaviest = name
			}
		}
	}
	if r.pkg.d.MemoryKill && has > limit {
		r.kill(fmt.Sprintf("it held %s, more than the %s of pool %s", amount.Bytes(has), amount.Bytes(limit), r.batch.Pool))
	}
}

// quit asks the process for its goroutines, and ends it if it does not.
func (r *proc) quit(now time.Time, why string) {
	r.killed, r.quitAt = why, now
	r.running.Dump()
}

func (r *proc) kill(why string) {
	if r.killed == "" {
		r.killed = why
	}
	r.running.Kill()
}
