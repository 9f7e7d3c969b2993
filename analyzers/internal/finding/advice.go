package finding

import (
	"cmp"
	"fmt"
	"go/token"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/analyzers/internal/rewrite"
	"github.com/isolint-go/isolint/passes/holds"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// Has reports whether the Go that the code at pos is written in has a function
// that a message would name. TestMain and examples have no t, nor have tests of a
// framework that has something of its own.
func (r *Reporter) Has(function string, pos token.Pos) bool {
	if strings.HasPrefix(function, "t.") && (r.hasNoT(pos) || r.offers(pos) != testfuncs.Offers{}) {
		return false
	}
	return rewrite.Has(r.Pass, pos, function)
}

func (r *Reporter) hasNoT(pos token.Pos) bool {
	return slices.ContainsFunc(r.Holds.Tests, func(t *holds.Test) bool {
		return (t.Kind == testfuncs.KindExample || t.Kind == testfuncs.KindTestMain) && encloses(t, pos)
	})
}

// offers is what the framework of the test at pos has in place of a t's methods.
func (r *Reporter) offers(pos token.Pos) testfuncs.Offers {
	for _, t := range r.Holds.Tests {
		if encloses(t, pos) {
			return t.Offers
		}
	}
	return testfuncs.Offers{}
}

func encloses(t *holds.Test, pos token.Pos) bool { return t.Decl.Pos() <= pos && pos < t.Decl.End() }

// Ends says how and where a test ends that does not come to its restore.
func (r *Reporter) Ends(h holds.Hold) string {
	how := "fails"
	if h.Skips {
		how = "ends"
	}
	return fmt.Sprintf("%s at line %d", how, r.Pass.Fset.Position(h.FatalAt).Line)
}

// Undoing is what to undo a change at pos with.
func (r *Reporter) Undoing(pos token.Pos) string {
	if r.Has("t.Cleanup", pos) {
		return "t.Cleanup"
	}
	return cmp.Or(r.offers(pos).Cleanup, "defer")
}

// Outlasting is what undoes a change at pos only after parallel subtests have
// ended.
func (r *Reporter) Outlasting(pos token.Pos) string {
	if r.Has("t.Cleanup", pos) {
		return "use t.Cleanup"
	}
	return "start those in a t.Run of their own, which waits for them"
}

// TempDir is what to make a directory of the test's own with.
func (r *Reporter) TempDir(pos token.Pos) string {
	if dir := r.offers(pos).TempDir; dir != "" {
		return dir
	}
	switch {
	case r.Has("t.TempDir", pos):
		return "t.TempDir()"
	case r.Has("t.Cleanup", pos):
		return "ioutil.TempDir and t.Cleanup"
	case r.Has("os.MkdirTemp", pos):
		return "os.MkdirTemp"
	}
	return "ioutil.TempDir"
}
