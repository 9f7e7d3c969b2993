package conflict

import (
	"maps"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
)

// An Across knows who holds what the packages of one go test share, by resource.
type Across map[string][]Holder

// NewAcross returns who of the packages, by the path of their test binary, holds
// what others of them can hold as well.
func NewAcross(held map[string][]*manifest.Package) Across {
	x := make(Across)
	for _, pkg := range slices.Sorted(maps.Keys(held)) {
		for _, part := range held[pkg] {
			who := Holder{Package: pkg, Dir: part.Dir, Unit: part.Path}
			x.add(who, Around, part.Around, nil)
			for _, t := range part.Tests {
				x.add(who, t.Name, t.Holds, part.Around)
			}
		}
	}
	return x
}

// add adds what a test of a package holds, and what is around it meanwhile.
func (x Across) add(who Holder, test string, own, around []manifest.Hold) {
	who.Test = test
	for _, h := range own {
		if isShared(h) && !leadsElsewhere(h.Resource, own) && !leadsElsewhere(h.Resource, around) {
			who.Write, who.Left, who.At = h.Write, h.Left, h.At
			x[h.Resource] = append(x[h.Resource], who)
		}
	}
}

// isShared reports whether packages that go test runs hold the same resource by the
// same key. isolint test gives each process a directory for temporary files, go
// test does not.
func isShared(h manifest.Hold) bool { return h.Wide || strings.HasPrefix(h.Resource, "file:$TMPDIR") }

// starts are what paths begin with that depend on the environment, and on what of it.
var starts = map[string][]string{
	"file:$TMPDIR": {"env:*", "env:TMPDIR"},
	"file:$HOME":   {"env:*", "env:HOME", "env:XDG_CACHE_HOME", "env:XDG_CONFIG_HOME"},
}

// leadsElsewhere reports whether one who has these holds changes where a path
// begins, mostly to a directory of its own.
func leadsElsewhere(resource string, holds []manifest.Hold) bool {
	start, _, _ := strings.Cut(resource, "/")
	return slices.ContainsFunc(holds, func(h manifest.Hold) bool {
		return h.Write && slices.Contains(starts[start], h.Resource)
	})
}

// Elsewhere returns those who hold a resource in other packages than one, by
// package and then in source order.
func (x Across) Elsewhere(resource, pkg string) []Holder {
	return slices.DeleteFunc(slices.Clone(x[resource]), func(h Holder) bool { return h.Package == pkg })
}

// Beside returns those who hold a resource in the other half of a unit's test binary:
// the external tests beside a package, or the package.
func (x Across) Beside(resource, pkg, unit string) []Holder {
	return slices.DeleteFunc(slices.Clone(x[resource]), func(h Holder) bool { return h.Package != pkg || h.Unit == unit })
}
