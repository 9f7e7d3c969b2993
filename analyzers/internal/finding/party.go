package finding

import (
	"fmt"

	"github.com/isolint-go/isolint/passes/holds"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// Party names, in brackets, the first other test of the package that holds a
// resource too, with what it does to it: " (TestB uses it too)". It is empty where
// there is none. t is nil for the package's initialisation; excused tells holds
// that are of something else under the same key, or come to nothing.
func (r *Reporter) Party(t *holds.Test, resource, does string, excused func(*holds.Test, holds.Hold) bool) string {
	for _, other := range r.Holds.Tests {
		if !runsWithTests(other) || t != nil && isPartOf(t, other) {
			continue
		}
		for _, h := range other.Holds {
			if h.Resource == resource && h.Mode != holds.Memo && !h.Internal && !excused(other, h) {
				return fmt.Sprintf(" (%s %s it too)", other.Name, does)
			}
		}
	}
	return ""
}

// runsWithTests reports whether t is a test that go test runs unless told otherwise.
func runsWithTests(t *holds.Test) bool {
	return t.Kind.IsTest() && t.Kind != testfuncs.KindBenchmark && !t.Compiled
}

// isPartOf reports whether what t does is other's doing as well: it is the same
// code, a method of the suite or a spec of the container that other runs, or the
// other way round.
func isPartOf(t, other *holds.Test) bool {
	return t.Decl == other.Decl || t.SuiteRunner == other.Test || other.SuiteRunner == t.Test ||
		t.Container == other.Test || other.Container == t.Test
}
