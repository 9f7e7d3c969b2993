package plan

import "slices"

// SetCPUs changes how many processors may be kept busy.
func (q *Queue) SetCPUs(cpus float64) { q.limits.CPUs = cpus }

// Drop takes the waiting batches of a package out of the queue, and returns how
// many there were.
func (q *Queue) Drop(path string) int {
	dropped := 0
	for _, c := range q.classes {
		c.batches = slices.DeleteFunc(c.batches, func(b Batch) bool {
			if b.Package != path {
				return false
			}
			dropped++
			q.waiting--
			q.stages[b.Stage].waiting--
			for _, h := range b.Holds {
				q.pending[h.Resource] -= b.Duration.Seconds()
			}
			return true
		})
	}
	return dropped
}
