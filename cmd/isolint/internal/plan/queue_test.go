package plan

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// start takes what can start now and returns the names of the first tests.
func start(q *Queue) (names string, ids map[string]int) {
	ids = make(map[string]int)
	for {
		id, b, ok := q.Next()
		if !ok {
			return names, ids
		}
		names += b.Tests[0]
		ids[b.Tests[0]] = id
	}
}

func named(name string, d time.Duration, holds ...Hold) Batch {
	return Batch{Package: "p", Tests: []string{name}, Duration: d, Holds: holds}
}

func TestQueue(t *testing.T) {
	t.Parallel()
	var (
		reads  = Hold{Resource: "file:x", Wide: true}
		writes = Hold{Resource: "file:x", Wide: true, Write: true}
		big    = Batch{Package: "p", Tests: []string{"B"}, Duration: 2, Memory: 80, CPU: 2}
		small  = Batch{Package: "p", Tests: []string{"S"}, Duration: 1, Memory: 30, CPU: 1}
		staged = func(name string, stage int) Batch {
			return Batch{Package: "p", Tests: []string{name}, Stage: stage, Duration: 1}
		}
		pooled = func(name string) Batch {
			return Batch{Package: "p", Tests: []string{name}, Pool: "models", Duration: 1}
		}
	)
	tests := []struct {
		name        string
		limits      Limits
		batches     []Batch
		first, then string // what starts at once, and when all of that is done
	}{
		{"the longest first", Limits{}, []Batch{named("A", 1), named("B", 3), named("C", 2)}, "BCA", ""},
		{"readers share", Limits{}, []Batch{named("A", 2, reads), named("B", 1, reads)}, "AB", ""},
		{"a writer is alone", Limits{}, []Batch{named("A", 1, writes), named("B", 2, reads)}, "A", "B"},
		{"two writers follow each other", Limits{}, []Batch{named("A", 2, writes), named("B", 1, writes)}, "A", "B"},
		{"the longest chain first", Limits{}, []Batch{named("L", 3), named("A", 2, writes), named("B", 2, writes)}, "AL", "B"},
		{"memory", Limits{Memory: 100}, []Batch{big, small}, "B", "S"},
		{"more memory than there is, alone", Limits{Memory: 50}, []Batch{big, small}, "B", "S"},
		{"processors", Limits{CPUs: 2}, []Batch{big, small}, "B", "S"},
		{"a pool", Limits{Pools: map[string]Pool{"models": {Workers: 1}}}, []Batch{pooled("A"), pooled("B"), named("C", 1)}, "AC", "B"},
		{"a stage flows into the next", Limits{Stages: []Stage{{Name: "a", Workers: 1}, {Name: "b"}}}, []Batch{staged("A", 0), staged("B", 0), staged("C", 1)}, "AC", "B"},
		{"a barrier does not", Limits{Stages: []Stage{{Name: "a"}, {Name: "b", Barrier: true}, {Name: "c"}}}, []Batch{staged("A", 0), staged("B", 1), staged("C", 2)}, "A", "BC"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			q := NewQueue(tt.limits)
			q.Add(tt.batches...)
			q.Close()
			first, ids := start(q)
			if first != tt.first {
				t.Fatalf("first %s, want %s (%s)", first, tt.first, q.Obstacle())
			}
			if (q.Obstacle() == "") != (q.Len() == 0) {
				t.Errorf("%d wait, obstacle %q", q.Len(), q.Obstacle())
			}
			for _, id := range ids {
				q.Done(id)
			}
			if then, _ := start(q); then != tt.then {
				t.Errorf("then %s, want %s", then, tt.then)
			}
		})
	}
}

// A stage behind a barrier waits until it is known that nothing comes before it.
func TestQueueBarrierWaitsForClose(t *testing.T) {
	t.Parallel()
	q := NewQueue(Limits{Stages: []Stage{{Name: "a"}, {Name: "b", Barrier: true}}})
	q.Add(Batch{Tests: []string{"B"}, Stage: 1})
	if got, _ := start(q); got != "" {
		t.Errorf("%s started", got)
	}
	q.Close()
	if got, _ := start(q); got != "B" {
		t.Errorf("started %q: %s", got, q.Obstacle())
	}
}

// No two batches overlap that must not, none is lost, none runs twice, and no
// limit is passed.
func TestSimulateProperties(t *testing.T) {
	t.Parallel()
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 2))
		l := Limits{
			Stages: []Stage{{Name: "a", Workers: 1 + r.IntN(4)}, {Name: "b"}, {Name: "c", Workers: 1, Barrier: r.IntN(2) == 0}},
			Pools:  map[string]Pool{"models": {Workers: 1 + r.IntN(2), Memory: 1500}}, Memory: 4000, CPUs: 3,
		}
		var batches []Batch
		for i := range 1 + r.IntN(8) {
			batches = append(batches, Cut(random(r, fmt.Sprintf("p%d", i), r.IntN(20)), Options{})...)
		}
		slots := Simulate(batches, l, 1+r.IntN(8))
		if len(slots) != len(batches) {
			t.Errorf("seed %d: %d of %d batches ran", seed, len(slots), len(batches))
		}
		for i, a := range slots {
			for _, b := range slots[:i] {
				if a.Start < b.End && b.Start < a.End {
					if why := collide(a, b, l); why != "" {
						t.Errorf("seed %d: %v and %v overlap: %s", seed, b.Tests, a.Tests, why)
					}
				}
			}
		}
	}
}

func collide(a, b Slot, l Limits) string {
	if a.Worker == b.Worker {
		return "the same worker"
	}
	for _, h := range a.Holds {
		for _, g := range b.Holds {
			if h.Resource == g.Resource && (h.Write || g.Write) {
				return h.Resource
			}
		}
	}
	for i, s := range l.Stages {
		if s.Barrier && (a.Stage >= i) != (b.Stage >= i) {
			return "a barrier"
		}
		if s.Workers == 1 && a.Stage == i && b.Stage == i {
			return "a stage for one"
		}
	}
	if a.Pool != "" && a.Pool == b.Pool && l.Pools[a.Pool].Workers == 1 {
		return "a pool for one"
	}
	return ""
}

// conflicting makes n batches of which a tenth hold one of a few files.
func conflicting(n int) []Batch {
	r := rand.New(rand.NewPCG(7, 7))
	batches := make([]Batch, n)
	for i := range batches {
		d := time.Duration(float64(50*ms) * (0.2 + r.ExpFloat64()))
		batches[i] = named(fmt.Sprintf("Test%d", i), d)
		if r.IntN(10) == 0 {
			batches[i].Holds = []Hold{{Resource: fmt.Sprintf("file:%d", r.IntN(40)), Wide: true, Write: r.IntN(2) == 0}}
		}
	}
	return batches
}

func TestPlanIsNearTheLowerBound(t *testing.T) {
	t.Parallel()
	for _, width := range []int{2, 8, 64} {
		batches := conflicting(10_000)
		slots := Simulate(batches, Limits{}, width)
		end := time.Duration(0)
		for _, s := range slots {
			end = max(end, s.End)
		}
		if bound := LowerBound(batches, Limits{}, width); float64(end) > 1.05*float64(bound) {
			t.Errorf("on %d workers %v, the lower bound is %v", width, end, bound)
		}
	}
}

func BenchmarkPlan(b *testing.B) {
	batches := conflicting(10_000)
	for b.Loop() {
		Simulate(batches, Limits{}, 64)
	}
}
