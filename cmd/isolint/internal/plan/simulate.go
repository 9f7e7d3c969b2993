package plan

import (
	"slices"
	"time"
)

// A Slot is one batch in a simulated run.
type Slot struct {
	Batch
	Worker     int
	Start, End time.Duration
}

// Simulate runs batches on a number of workers in thought, each taking as long
// as is estimated. Slots are in the order of their starts.
func Simulate(batches []Batch, l Limits, width int) []Slot {
	q := NewQueue(l)
	q.Add(batches...)
	q.Close()
	var slots []Slot
	type job struct {
		id, worker int
		end        time.Duration
	}
	var running []job // by end
	free := make([]int, 0, width)
	for w := range width {
		free = append(free, w)
	}
	now := time.Duration(0)
	for {
		for len(free) > 0 {
			id, b, ok := q.Next()
			if !ok {
				break
			}
			worker := slices.Min(free)
			free = slices.DeleteFunc(free, func(w int) bool { return w == worker })
			end := now + b.Duration
			slots = append(slots, Slot{Batch: b, Worker: worker, Start: now, End: end})
			i, _ := slices.BinarySearchFunc(running, end, func(j job, end time.Duration) int {
				if j.end <= end {
					return -1
				}
				return 1
			})
			running = slices.Insert(running, i, job{id, worker, end})
		}
		if len(running) == 0 {
			return slots
		}
		first := running[0]
		running = running[1:]
		now = first.end
		free = append(free, first.worker)
		q.Done(first.id)
	}
}

// LowerBound is a time that no schedule can beat: the work spread over all
// workers, the longest batch, and what must follow each other because it writes
// the same thing or shares a pool or a stage with few workers.
func LowerBound(batches []Batch, l Limits, width int) time.Duration {
	var total, longest time.Duration
	chains := make(map[string]time.Duration)
	narrow := make(map[string]time.Duration)
	for _, b := range batches {
		total += b.Duration
		longest = max(longest, b.Duration)
		for _, h := range b.Holds {
			if h.Write {
				chains[h.Resource] += b.Duration
			}
		}
		if p := l.Pools[b.Pool]; p.Workers > 0 {
			narrow["pool "+b.Pool] += b.Duration / time.Duration(p.Workers)
		}
		if b.Stage < len(l.Stages) && l.Stages[b.Stage].Workers > 0 {
			narrow["stage "+l.Stages[b.Stage].Name] += b.Duration / time.Duration(l.Stages[b.Stage].Workers)
		}
	}
	bound := max(longest, total/time.Duration(width))
	for _, m := range []map[string]time.Duration{chains, narrow} {
		for _, d := range m {
			bound = max(bound, d)
		}
	}
	return bound
}
