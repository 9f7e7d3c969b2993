package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/amount"
	"github.com/isolint-go/isolint/cmd/isolint/internal/conflict"
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
)

// nameParties adds to the findings on what the processes of a machine share which
// test of another package holds it too. A vet unit knows those of its own package
// alone.
func (l *linter) nameParties(fs []finding.Finding, manifests []*manifest.Package) {
	held := make(map[string][]*manifest.Package)
	for _, m := range manifests {
		held[binaryOf(m.Path)] = append(held[binaryOf(m.Path)], m)
	}
	across := conflict.NewAcross(held)
	for i, f := range fs {
		if f.Resource == "" {
			continue
		}
		if others := across.Elsewhere(f.Resource, binaryOf(f.Package)); len(others) > 0 {
			fs[i].Message += l.heldBy(others)
		}
	}
}

// binaryOf is the package whose test binary has the tests of a package: external
// tests are in that of the package beside them.
func binaryOf(pkg string) string { return strings.TrimSuffix(pkg, "_test") }

// heldBy says who else holds a resource. It follows a semicolon, as advice does: the
// fault stays the same when another one comes first.
func (l *linter) heldBy(others []conflict.Holder) string {
	first := others[0]
	who := first.Name()
	if first.Test == conflict.Around {
		who = "the set-up of " + first.Package
	}
	if first.At != "" {
		who += fmt.Sprintf(" (%s)", l.relative(filepath.Join(first.Dir, first.At)))
	}
	if more := len(others) - 1; more > 0 {
		return fmt.Sprintf("; %s and %s of other packages hold it too, and go test runs packages at once", who, amount.Of(more, "more test"))
	}
	return fmt.Sprintf("; %s holds it too, and go test runs packages at once", who)
}
