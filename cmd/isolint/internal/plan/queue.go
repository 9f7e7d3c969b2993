package plan

import (
	"cmp"
	"fmt"
	"slices"
)

// A Stage is a step of a run.
type Stage struct {
	Name    string
	Workers int  // processes of it at a time; 0: not limited
	Barrier bool // starts when all earlier ones have ended
}

// A Pool is limits that its tests share.
type Pool struct {
	Workers int     // processes at a time; 0: not limited
	Memory  int64   // bytes; 0: not limited
	CPU     float64 // processors; 0: not limited
}

// Limits are what a run has.
type Limits struct {
	Stages []Stage
	Pools  map[string]Pool
	CPUs   float64 // processors; 0: not limited
	Memory int64   // bytes; 0: not limited
}

// A Queue hands out batches. It has no lock: one goroutine owns it.
type Queue struct {
	limits  Limits
	closed  bool
	classes []*class
	running map[int]Batch
	next    int // id

	held    map[string]*use    // resources that outlive a process, by running batches
	pending map[string]float64 // seconds of waiting batches, by such resource
	stages  []count
	pools   map[string]*load
	load    load
	waiting int
}

// use counts the holders of a resource.
type use struct{ readers, writers int }

// count counts the batches of a stage.
type count struct{ waiting, running int }

// load is what running batches need.
type load struct {
	workers int
	memory  int64
	cpu     float64
}

// A class is the waiting batches of the same stage, pool and resources: if the
// first of them cannot start for these, none can.
type class struct {
	stage   int
	pool    string
	holds   []Hold
	batches []Batch // longest first
}

// NewQueue returns an empty queue.
func NewQueue(l Limits) *Queue {
	return &Queue{
		limits: l, running: make(map[int]Batch), held: make(map[string]*use), pending: make(map[string]float64),
		stages: make([]count, max(1, len(l.Stages))), pools: make(map[string]*load),
	}
}

// Add puts batches in the queue.
func (q *Queue) Add(batches ...Batch) {
	for _, b := range batches {
		b.Stage = min(max(b.Stage, 0), len(q.stages)-1)
		c := q.classOf(b)
		i, _ := slices.BinarySearchFunc(c.batches, b, longestFirst)
		c.batches = slices.Insert(c.batches, i, b)
		q.stages[b.Stage].waiting++
		q.waiting++
		for _, h := range b.Holds {
			q.pending[h.Resource] += b.Duration.Seconds()
		}
	}
}

// Close says that nothing more will be added but what is put back: a stage with
// a barrier can then tell that the earlier ones have ended.
func (q *Queue) Close() { q.closed = true }

// Len is the number of batches that wait.
func (q *Queue) Len() int { return q.waiting }

// Running is the number of batches that run.
func (q *Queue) Running() int { return len(q.running) }

func longestFirst(a, b Batch) int {
	return cmp.Or(-cmp.Compare(a.Duration, b.Duration), cmp.Compare(a.Package, b.Package), slices.Compare(a.Tests, b.Tests))
}

func (q *Queue) classOf(b Batch) *class {
	for _, c := range q.classes {
		if c.stage == b.Stage && c.pool == b.Pool && slices.Equal(c.holds, b.Holds) {
			return c
		}
	}
	c := &class{stage: b.Stage, pool: b.Pool, holds: b.Holds}
	q.classes = append(q.classes, c)
	return c
}

// Next takes out the batch that should start now, if any can: of those in the
// earliest stage the one at the head of the longest chain, that is, of batches
// that must follow each other because they hold the same thing.
func (q *Queue) Next() (id int, b Batch, ok bool) {
	var best *class
	for _, c := range q.classes {
		if len(c.batches) == 0 || best != nil && q.compare(c, best) >= 0 || q.obstacle(c.batches[0]) != "" {
			continue
		}
		best = c
	}
	if best == nil {
		return 0, Batch{}, false
	}
	b = best.batches[0]
	best.batches = best.batches[1:]
	q.start(b)
	q.next++
	q.running[q.next] = b
	return q.next, b, true
}

// compare orders classes by whose first batch should start first.
func (q *Queue) compare(a, b *class) int {
	x, y := a.batches[0], b.batches[0]
	return cmp.Or(cmp.Compare(x.Stage, y.Stage), -cmp.Compare(q.chain(x), q.chain(y)), longestFirst(x, y))
}

// chain is how much work cannot start before the batch has ended, with itself.
func (q *Queue) chain(b Batch) float64 {
	longest := b.Duration.Seconds()
	for _, h := range b.Holds {
		if h.Write {
			longest = max(longest, q.pending[h.Resource])
		}
	}
	return longest
}

// obstacle says why a batch cannot start now; empty if it can.
func (q *Queue) obstacle(b Batch) string {
	if why := q.stageObstacle(b); why != "" {
		return why
	}
	for _, h := range b.Holds {
		if u := q.held[h.Resource]; u != nil && (u.writers > 0 || h.Write && u.readers > 0) {
			return h.Resource + " is held"
		}
	}
	if p, ok := q.limits.Pools[b.Pool]; ok {
		if why := q.poolLoad(b.Pool).obstacle(b, p); why != "" {
			return fmt.Sprintf("pool %s: %s", b.Pool, why)
		}
	}
	return q.load.obstacle(b, Pool{Memory: q.limits.Memory, CPU: q.limits.CPUs})
}

func (q *Queue) stageObstacle(b Batch) string {
	if b.Stage >= len(q.limits.Stages) {
		return ""
	}
	st := q.limits.Stages[b.Stage]
	if st.Workers > 0 && q.stages[b.Stage].running >= st.Workers {
		return fmt.Sprintf("stage %s: %d workers are busy", st.Name, st.Workers)
	}
	for i := range b.Stage + 1 {
		if !q.limits.Stages[i].Barrier || i == 0 {
			continue
		}
		for j := range i {
			if !q.closed || q.stages[j].waiting+q.stages[j].running > 0 {
				return fmt.Sprintf("stage %s has not ended", q.limits.Stages[j].Name)
			}
		}
	}
	return ""
}

// obstacle says why a batch does not fit beside what runs. One that is larger
// than the limit itself runs when nothing else does.
func (l load) obstacle(b Batch, p Pool) string {
	switch {
	case l.workers == 0:
		return ""
	case p.Workers > 0 && l.workers >= p.Workers:
		return fmt.Sprintf("%d workers are busy", p.Workers)
	case p.Memory > 0 && l.memory+b.Memory > p.Memory:
		return "not enough memory"
	case p.CPU > 0 && l.cpu+b.CPU > p.CPU:
		return "not enough processors"
	}
	return ""
}

func (q *Queue) poolLoad(name string) *load {
	l := q.pools[name]
	if l == nil {
		l = new(load)
		q.pools[name] = l
	}
	return l
}

func (q *Queue) start(b Batch) {
	q.waiting--
	q.stages[b.Stage].waiting--
	q.stages[b.Stage].running++
	for _, l := range []*load{&q.load, q.poolLoad(b.Pool)} {
		l.workers++
		l.memory += b.Memory
		l.cpu += b.CPU
	}
	for _, h := range b.Holds {
		q.pending[h.Resource] -= b.Duration.Seconds()
		u := q.held[h.Resource]
		if u == nil {
			u = new(use)
			q.held[h.Resource] = u
		}
		if h.Write {
			u.writers++
		} else {
			u.readers++
		}
	}
}

// Done says that a batch has ended, however it did.
func (q *Queue) Done(id int) {
	b, ok := q.running[id]
	if !ok {
		panic(fmt.Sprintf("internal error: batch %d does not run", id))
	}
	delete(q.running, id)
	q.stages[b.Stage].running--
	for _, l := range []*load{&q.load, q.poolLoad(b.Pool)} {
		l.workers--
		l.memory -= b.Memory
		l.cpu -= b.CPU
	}
	if q.load.workers == 0 {
		q.load.cpu = 0 // what rounding left
	}
	for _, h := range b.Holds {
		if h.Write {
			q.held[h.Resource].writers--
		} else {
			q.held[h.Resource].readers--
		}
	}
}

// Obstacle is why nothing of what waits can start now, in words for a user;
// empty if something can or nothing waits.
func (q *Queue) Obstacle() string {
	why := ""
	for _, c := range q.classes {
		if len(c.batches) == 0 {
			continue
		}
		o := q.obstacle(c.batches[0])
		if o == "" {
			return ""
		}
		if why == "" {
			why = o
		}
	}
	return why
}
