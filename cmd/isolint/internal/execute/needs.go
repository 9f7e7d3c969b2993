package execute

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
	"github.com/isolint-go/isolint/cmd/isolint/internal/process"
)

// A need is a test that passes in the package and failed where it was cut.
type need struct {
	test string
	of   []string // what it was found to need; empty if nothing was found
}

// trials bounds how many processes are spent on the search for what one test
// needs.
const trials = 12

// search starts the search for what a package's tests need, once nothing else
// runs that it could disturb, or be disturbed by. If nothing more is to start it
// is left for another run.
func (d *dispatcher) search() {
	idle := len(d.running) == 0 && d.queue.Len() == 0
	for _, p := range d.order {
		switch {
		case !p.seeks:
		case d.stopped():
			p.explained(nil)
		case idle:
			s := &searcher{pkg: p, slot: d.slots.take()}
			d.searcher = s
			go func() { d.messages <- searched{s.search()} }()
			return
		}
	}
}

// A searcher finds out what a package's tests need that failed where it was cut.
// It works in a goroutine of its own, while nothing else runs; only stop and kill
// are for the dispatcher.
type searcher struct {
	*pkg
	slot, left int // left: processes that it may still spend on a test

	mu      sync.Mutex
	stopped bool
	trial   *process.Process // that runs; nil if none does
}

// stop lets no other process start. The one that runs goes on, as all tests do at
// the first interrupt.
func (s *searcher) stop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stopped = true
}

// kill ends the one that runs, too.
func (s *searcher) kill() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stopped = true
	if s.trial != nil {
		s.trial.Kill()
	}
}

func (s *searcher) isStopped() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.stopped
}

// search looks for what the victims need: first among the tests that write what
// they read, then by halves of what comes before them. If it is stopped it
// returns what it has found till then.
func (s *searcher) search() []need {
	var found []need
	for _, victim := range unique(s.victims) {
		if s.place(victim) < 0 {
			continue
		}
		s.left = trials
		n := need{test: victim}
		if !s.passes(victim) {
			n.of = s.needed(victim)
		}
		if s.isStopped() { // then what did not pass may not have run
			return found
		}
		found = append(found, n)
	}
	return found
}

// needed returns the tests that make the victim pass when they run before it.
func (s *searcher) needed(victim string) []string {
	for _, name := range s.suspects(victim) {
		if s.passes(name, victim) {
			return []string{name}
		}
	}
	before := s.Tests[:s.place(victim)]
	if len(before) == 0 || !s.passes(append(names(before), victim)...) {
		return nil
	}
	for len(before) > 1 {
		half := len(before) / 2
		switch {
		case s.passes(append(names(before[half:]), victim)...):
			before = before[half:]
		case s.passes(append(names(before[:half]), victim)...):
			before = before[:half]
		default: // it needs some of both, or the search has become too long
			return names(before)
		}
	}
	return names(before)
}

// suspects are the tests before the victim that write what it holds.
func (s *searcher) suspects(victim string) []string {
	if s.known == nil {
		return nil
	}
	holds := s.known.Holds[victim]
	var found []string
	for _, t := range s.Tests[:s.place(victim)] {
		writes := slices.ContainsFunc(s.known.Holds[t.Name], func(h plan.Hold) bool {
			return h.Write && slices.ContainsFunc(holds, func(v plan.Hold) bool { return v.Resource == h.Resource })
		})
		if writes {
			found = append(found, t.Name)
		}
	}
	return found
}

// passes reports whether the last of the tests passes in a process of them.
func (s *searcher) passes(tests ...string) bool {
	if s.left == 0 {
		return false
	}
	s.left--
	passed := false
	last := tests[len(tests)-1]
	conv := &event.Converter{Package: s.Path, Emit: func(e event.Event) {
		passed = passed || e.Test == last && (e.Action == event.Pass || e.Action == event.Skip)
	}}
	running := s.start(plan.Batch{Tests: tests}, conv)
	if running == nil {
		return false
	}
	if s.d.Timeout > 0 {
		timer := time.AfterFunc(s.d.Timeout+killTimeout, running.Kill)
		defer timer.Stop()
	}
	running.Wait(nil)
	conv.Close()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.trial = nil
	return passed
}

// start starts a process, unless the search is to stop; nil if there is none.
func (s *searcher) start(b plan.Batch, output io.Writer) *process.Process {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stopped {
		return nil
	}
	spec, err := s.spec(s.slot, b, output)
	if err != nil {
		return nil
	}
	if s.trial, err = process.Start(spec); err != nil {
		return nil
	}
	return s.trial
}

// explained tells what the search has found, and remembers it.
func (p *pkg) explained(found []need) {
	p.seeks = false
	for _, n := range found {
		told := fmt.Sprintf("%s passes only after %s", n.test, strings.Join(n.of, " and "))
		switch {
		case len(n.of) == 0:
			told = fmt.Sprintf("%s failed apart from the tests of its package and passed among them; what it needs was not found", n.test)
			p.history.Couple(names(p.Tests), names(p.Tests))
		default:
			p.history.Couple(append(slices.Clone(n.of), n.test), names(p.Tests))
		}
		p.attr("isolint.needs", told)
	}
	p.finish(false)
}

func names(tests []Test) []string {
	out := make([]string, len(tests))
	for i, t := range tests {
		out[i] = t.Name
	}
	return out
}

// unique returns the names without repetitions.
func unique(all []string) []string {
	out := slices.Clone(all)
	slices.Sort(out)
	return slices.Compact(out)
}
