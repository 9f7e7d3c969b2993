package execute

import (
	"runtime"
	"time"
)

// A width says how many processes may run at a time. By itself it begins with
// the processors there are: a test of which it is known that it waits counts for
// little, one that was never seen counts for one. As long as processors idle
// while tests wait for their turn it grows, and it shrinks again when they are
// all busy.
type width struct {
	fixed int     // as asked for; 0: by itself
	cpus  float64 // how many processors' worth of tests may run; 0: not limited

	idle    idleMeter
	looked  time.Time
	started int
}

// perCPU bounds the processes that run at a time, by processors: each holds some
// memory, and files.
const perCPU = 32

// sample is how long the processors are looked at before the width changes.
const sample = 50 * time.Millisecond

func newWidth(n int, serial bool) *width {
	if serial {
		n = 1
	}
	w := &width{fixed: n}
	if n == 0 {
		w.cpus = float64(runtime.NumCPU())
		w.idle.read()
		w.looked = time.Now()
	}
	return w
}

// Width is how many processes of a run will never be exceeded.
func Width(o Options) int { return newWidth(o.Width, o.Serial).most() }

// limit is how many processes may run now.
func (w *width) limit() int {
	if w.fixed > 0 {
		return w.fixed
	}
	return perCPU * runtime.NumCPU()
}

// most is how many processes will never be exceeded.
func (w *width) most() int { return w.limit() }

// adapt changes the width to what the processors do, and reports whether it did.
func (w *width) adapt(waiting bool) bool {
	if w.fixed > 0 || time.Since(w.looked) < sample {
		return false
	}
	w.looked = time.Now()
	idle, ok := w.idle.read() // of one processor
	if !ok {
		return false
	}
	before, least, most := w.cpus, float64(runtime.NumCPU()), float64(w.limit())
	switch {
	case idle > 0.2 && waiting:
		w.cpus = min(w.cpus*(1+idle), most)
	case idle < 0.05:
		w.cpus = max(w.cpus*0.9, least)
	}
	return w.cpus != before
}
