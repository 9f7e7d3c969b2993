package plan

import (
	"fmt"
	"slices"
	"time"
)

// Cut makes the batches of a package. Together they hold every test once.
func Cut(p Package, o Options) []Batch {
	switch {
	case len(p.Tests) == 0:
		return nil
	case o.Isolate == ByPackage:
		return []Batch{whole(p, "as asked for")}
	case p.Whole != "":
		return []Batch{whole(p, p.Whole)}
	}
	groups := couple(p)
	var batches []Batch
	for _, tests := range pack(p, groups, o) {
		batches = append(batches, batch(p, tests, groups))
	}
	if len(batches) == 1 {
		batches[0].All = true
	}
	return batches
}

func whole(p Package, why string) Batch {
	all := make([]int, len(p.Tests))
	for i := range all {
		all[i] = i
	}
	b := merge(p, all)
	b.All, b.Why = true, "whole: "+why
	return b
}

// merge is the batch of the tests with the given indexes, in source order. Of
// several stages it belongs to the last: what makes one of them wait makes all
// of them wait. Of several pools the last one named counts.
func merge(p Package, tests []int) Batch {
	b := Batch{Package: p.Path, Duration: p.Startup}
	slices.Sort(tests)
	var busy float64
	for _, i := range tests {
		t := p.Tests[i]
		b.Tests = append(b.Tests, t.Name)
		b.Stage = max(b.Stage, t.Stage)
		if t.Pool != "" {
			b.Pool = t.Pool
		}
		b.Duration += t.Duration
		busy += t.CPU * t.Duration.Seconds()
		b.Memory = max(b.Memory, t.Memory)
		b.Holds = addWide(b.Holds, t.Holds)
	}
	if s := b.Duration.Seconds(); s > 0 {
		b.CPU = (busy + p.Startup.Seconds()) / s
	}
	return b
}

// addWide adds the holds that outlive a process, one a resource: a write wins.
func addWide(have, more []Hold) []Hold {
	for _, h := range more {
		if !h.Wide {
			continue
		}
		if i := slices.IndexFunc(have, func(x Hold) bool { return x.Resource == h.Resource }); i >= 0 {
			have[i].Write = have[i].Write || h.Write
			continue
		}
		have = append(have, Hold{Resource: h.Resource, Write: h.Write, Wide: true})
	}
	return have
}

// A group is tests that must share a process, and why.
type group struct {
	tests []int
	why   string
}

// couple returns the groups of tests that must share a process, in the order of
// their first tests; most groups are one test.
func couple(p Package) []group {
	s := newSets(len(p.Tests))
	for resource, holders := range holdersOf(p) {
		writer := slices.IndexFunc(holders, func(h holder) bool { return h.Left })
		if writer < 0 {
			continue // everyone puts it back
		}
		why := fmt.Sprintf("%s leaves %s changed", p.Tests[holders[writer].test].Name, resource)
		for _, h := range holders {
			s.join(holders[writer].test, h.test, why)
		}
	}
	index := make(map[string]int)
	for i, t := range p.Tests {
		index[t.Name] = i
	}
	for _, names := range p.Together {
		first := -1
		for _, name := range names {
			i, ok := index[name]
			switch {
			case !ok:
			case first < 0:
				first = i
			default:
				s.join(first, i, fmt.Sprintf("%s was seen to need %s", p.Tests[i].Name, p.Tests[first].Name))
			}
		}
	}
	return s.groups()
}

type holder struct {
	Hold
	test int
}

// holdersOf returns who holds each resource. Those that outlive the process
// count, too: a test may read the file that an earlier one has left.
func holdersOf(p Package) map[string][]holder {
	holders := make(map[string][]holder)
	for i, t := range p.Tests {
		for _, h := range t.Holds {
			holders[h.Resource] = append(holders[h.Resource], holder{h, i})
		}
	}
	return holders
}

// defaultTarget makes up for the start of a process, a few milliseconds, and is
// short enough to spread a package over many slots.
const defaultTarget = 200 * time.Millisecond

// startups is how many times the start of a process a batch should take.
const startups = 5

// pack fills batches with groups, in source order, until each takes as long as
// it should. Groups of different stages and pools do not share a batch.
func pack(p Package, groups []group, o Options) [][]int {
	target := max(o.Target, startups*p.Startup)
	if o.Target == 0 {
		target = max(defaultTarget, startups*p.Startup)
	}
	type place struct {
		stage int
		pool  string
	}
	open := make(map[place]int) // batches that are not full
	var out [][]int
	var took []time.Duration
	for _, g := range groups {
		b := merge(p, slices.Clone(g.tests))
		at, d := place{b.Stage, b.Pool}, b.Duration-p.Startup
		i, ok := open[at]
		if !ok || o.Isolate == ByTest || took[i] > 0 && took[i]+d > target {
			i = len(out)
			out, took = append(out, nil), append(took, 0)
			open[at] = i
		}
		out[i] = append(out[i], g.tests...)
		took[i] += d
	}
	return out
}

// batch makes a batch and says why its tests are together.
func batch(p Package, tests []int, groups []group) Batch {
	b := merge(p, tests)
	b.Why = "short enough"
	for _, g := range groups {
		if len(g.tests) > 1 && slices.Contains(tests, g.tests[0]) {
			b.Why = g.why
			return b
		}
	}
	if len(tests) == 1 {
		b.Why = "alone"
	}
	return b
}
