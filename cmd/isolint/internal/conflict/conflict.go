// Package conflict finds the tests that get in each other's way, from what each
// of them holds: in one test binary by what is in memory, across all packages by
// what outlives a process.
package conflict

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
)

// A Kind says how tests conflict.
type Kind string

// Kinds of conflicts, the worst first.
const (
	// Time: what they hold outlives a process, so they must not overlap, in
	// whichever packages they are.
	Time Kind = "time"
	// Order: one leaves changed in memory what another sees. They need a process
	// of their own each, or the order they have.
	Order Kind = "order"
	// Parallel: what one changes is put back, so that only t.Parallel is
	// forbidden.
	Parallel Kind = "parallel"
)

var rank = map[Kind]int{Time: 0, Order: 1, Parallel: 2}

// Around is the name, in place of a test's, of what surrounds the tests of a
// package: TestMain, and the initialisation of test files.
const Around = "(set-up)"

// A Holder is a test that holds a resource of a conflict.
type Holder struct {
	Package string `json:"package"` // whose binary it is in
	Test    string `json:"test"`
	Write   bool   `json:"write,omitempty"`
	Left    bool   `json:"left,omitempty"` // the write is not undone
	At      string `json:"at,omitempty"`   // file.go:12
	Dir     string `json:"-"`              // of the package
	Unit    string `json:"-"`              // the package, with _test for external tests
}

// Name is how the holder is called in texts.
func (h Holder) Name() string { return h.Package + "." + h.Test }

// A Conflict is a resource that several tests hold, of which at least one writes
// it.
type Conflict struct {
	Resource string   `json:"resource"`
	Kind     Kind     `json:"kind"`
	Holders  []Holder `json:"holders"` // by package, then in source order
}

// Of returns the conflicts that a test of a package is in.
func Of(all []Conflict, pkg, test string) []Conflict {
	var own []Conflict
	for _, c := range all {
		if slices.ContainsFunc(c.Holders, func(h Holder) bool { return h.Package == pkg && h.Test == test }) {
			own = append(own, c)
		}
	}
	return own
}

// place is where a resource is: one in memory is another one in each binary.
type place struct {
	pkg      string // empty if it outlives the process
	resource string
}

// Find returns the conflicts in what packages hold, by the path of their test
// binary, the worst first.
func Find(held map[string][]*manifest.Package) []Conflict {
	holders := make(map[place][]Holder)
	for _, pkg := range slices.Sorted(maps.Keys(held)) {
		add := func(test string, hs []manifest.Hold) {
			for _, h := range hs {
				at := place{resource: h.Resource}
				if !h.Wide {
					at.pkg = pkg
				}
				if test == Around && !h.Wide {
					continue // it is there before all tests, in each process
				}
				holders[at] = append(holders[at], Holder{Package: pkg, Test: test, Write: h.Write, Left: h.Left, At: h.At})
			}
		}
		for _, part := range held[pkg] {
			add(Around, part.Around)
			for _, t := range part.Tests {
				add(t.Name, t.Holds)
			}
		}
	}
	var all []Conflict
	for at, hs := range holders {
		if kind := kindOf(at, hs); kind != "" {
			all = append(all, Conflict{Resource: at.resource, Kind: kind, Holders: hs})
		}
	}
	slices.SortFunc(all, func(a, b Conflict) int {
		return cmp.Or(cmp.Compare(rank[a.Kind], rank[b.Kind]), cmp.Compare(a.Resource, b.Resource), cmp.Compare(a.Holders[0].Package, b.Holders[0].Package))
	})
	return all
}

// kindOf says how the holders of a resource conflict; empty if they do not.
func kindOf(at place, hs []Holder) Kind {
	writes := slices.ContainsFunc(hs, func(h Holder) bool { return h.Write })
	left := slices.ContainsFunc(hs, func(h Holder) bool { return h.Left })
	apart := slices.ContainsFunc(hs, func(h Holder) bool { return h.Test != hs[0].Test || h.Package != hs[0].Package })
	switch {
	case !writes || !apart:
		return ""
	case at.pkg == "":
		return Time
	case left:
		return Order
	}
	return Parallel
}

// own says how a test gets what no other process has.
func (c Conflict) own() string {
	kind, _, _ := strings.Cut(c.Resource, ":")
	switch kind {
	case "file":
		return "a file below t.TempDir()"
	case "port":
		return "port 0, or one counted from ISOLINT_SLOT"
	case "socket":
		return "a path below t.TempDir()"
	case "db":
		return "a database of its own, named after the test or ISOLINT_SLOT"
	}
	return "one of its own"
}

// Remedy says what would end the conflict for one of its holders.
func (c Conflict) Remedy(pkg, test string) string {
	var own Holder
	var others []string // who would have to change
	for _, h := range c.Holders {
		switch {
		case h.Package == pkg && h.Test == test:
			own = h
		case h.Left || c.Kind == Time && h.Write:
			others = append(others, h.Test)
		}
	}
	switch {
	case c.Kind == Time:
		return c.own()
	case c.Kind == Parallel:
		return "a value of its own instead of the shared one"
	case own.Left && len(others) == 0:
		return "undo the change at " + own.At
	case own.Left:
		return "undo the changes at " + own.At + " and in " + strings.Join(others, ", ")
	}
	return "undo the change in " + strings.Join(others, ", ")
}
