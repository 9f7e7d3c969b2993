package execute

import (
	"fmt"
	"slices"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/amount"
	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
	"github.com/isolint-go/isolint/cmd/isolint/internal/history"
)

// observe learns from the end of a process what its tests need.
func (p *pkg) observe(r *proc, e end) {
	p.cpu += e.Usage.CPU
	p.memory = max(p.memory, e.Usage.Memory)
	if r.killed != "" || e.Wall <= 0 {
		return
	}
	share := e.Usage.CPU.Seconds() / e.Wall.Seconds()
	var took time.Duration
	for _, name := range r.order {
		t := r.tests[name]
		if t.verdict == "" {
			continue
		}
		took += t.took
		if t.verdict == event.Pass {
			p.history.Observe(name, history.Test{Duration: t.took, CPU: share, Memory: e.Usage.Memory})
		}
	}
	if e.OK() && r.batch.All && len(p.Others) == 0 {
		p.history.ObserveWhole(e.Wall)
	}
	if e.OK() && took <= e.Wall { // else tests ran beside each other
		p.history.ObserveStartup(e.Wall - took)
	}
}

// tellOf tells what is to be said of a process, of its one test if it ran one
// only.
func (p *pkg) tellOf(r *proc, e end) {
	whose := ""
	if len(r.order) == 1 {
		whose = r.order[0] + ": "
	}
	for _, l := range e.Leaked {
		p.attr("isolint.leak", fmt.Sprintf("%spid %d: %s", whose, l.PID, l.Command))
	}
	if r.heaviest != "" {
		whose = r.heaviest + ": "
	}
	pool := p.d.Limits.Pools[r.batch.Pool]
	if pool.Memory > 0 && e.Usage.Memory > pool.Memory {
		p.attr("isolint.violation", fmt.Sprintf("%sit held %s at its peak; pool %s has %s", whose, amount.Bytes(e.Usage.Memory), r.batch.Pool, amount.Bytes(pool.Memory)))
	}
	if p.known == nil {
		return
	}
	for _, name := range r.order {
		if placed, ok := p.known.Placed[name]; ok {
			p.attr("isolint.placed", placed.Why)
		}
	}
}

// snapshot is what the run looks like now.
func (d *dispatcher) snapshot() Snapshot {
	s := Snapshot{Slots: len(d.running), Width: d.width.limit()}
	for _, p := range d.order {
		s.Total += len(p.Tests)
		switch {
		case p.over:
			s.Done += len(p.Tests)
		default:
			s.Done += len(p.verdicts)
		}
		if p.binary == "" && !p.over && !p.NoFiles {
			s.Building++
		}
	}
	now := time.Now()
	for _, r := range d.running {
		s.Memory += r.running.Memory()
		for _, name := range r.order {
			t := r.tests[name]
			switch {
			case t.verdict != "" && !r.pkg.streams:
				s.Done++ // told later
			case t.verdict == "" && !t.active.IsZero():
				s.Running = append(s.Running, Running{Package: r.pkg.Path, Test: name, For: now.Sub(t.active)})
			}
		}
	}
	for _, p := range d.order {
		if !p.streams && !p.over {
			for _, r := range p.parts {
				s.Done += len(r.order)
			}
		}
	}
	s.Done = min(s.Done, s.Total)
	slices.SortFunc(s.Running, func(a, b Running) int { return int(b.For - a.For) })
	return s
}
