package main

import (
	"fmt"
	"path/filepath"

	"github.com/isolint-go/isolint/cmd/isolint/internal/amount"
	"github.com/isolint-go/isolint/cmd/isolint/internal/conflict"
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
)

// nameParties adds to the findings on what the processes of a machine share which
// test of another package holds it too. A vet unit knows those of its own package
// alone, and of that not the external tests.
func (l *linter) nameParties(fs []finding.Finding, manifests []*manifest.Package) {
	held := make(map[string][]*manifest.Package)
	for _, m := range manifests {
		held[manifest.Binary(m.Path)] = append(held[manifest.Binary(m.Path)], m)
	}
	across := conflict.NewAcross(held)
	for i, f := range fs {
		if f.Resource == "" {
			continue
		}
		binary := manifest.Binary(f.Package)
		if others := across.Elsewhere(f.Resource, binary); len(others) > 0 {
			fs[i].Message += l.heldBy(others, " of other packages") + ", and go test runs packages at once"
		} else if others := across.Beside(f.Resource, binary, f.Package); len(others) > 0 {
			fs[i].Message += l.heldBy(others, "")
		}
	}
}

// heldBy says who else holds a resource. It follows a semicolon, as advice does: the
// fault stays the same when another one comes first. where is of whom there are more.
func (l *linter) heldBy(others []conflict.Holder, where string) string {
	first := others[0]
	who := first.Name()
	if first.Test == conflict.Around {
		who = "the set-up of " + first.Package
	}
	if first.At != "" {
		who += fmt.Sprintf(" (%s)", l.relative(filepath.Join(first.Dir, first.At)))
	}
	if more := len(others) - 1; more > 0 {
		return fmt.Sprintf("; %s and %s%s hold it too", who, amount.Of(more, "more test"), where)
	}
	return fmt.Sprintf("; %s holds it too", who)
}
