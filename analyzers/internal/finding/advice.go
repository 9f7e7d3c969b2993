package finding

import (
	"go/token"

	"github.com/isolint-go/isolint/analyzers/internal/rewrite"
)

// Has reports whether the Go that the code at pos is written in has a function
// that a message would name.
func (r *Reporter) Has(function string, pos token.Pos) bool {
	return rewrite.Has(r.Pass, pos, function)
}

// Undoing is what to undo a change at pos with.
func (r *Reporter) Undoing(pos token.Pos) string {
	if r.Has("t.Cleanup", pos) {
		return "t.Cleanup"
	}
	return "defer"
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
	switch {
	case r.Has("t.TempDir", pos):
		return "t.TempDir()"
	case r.Has("t.Cleanup", pos):
		return "ioutil.TempDir and t.Cleanup"
	}
	return "ioutil.TempDir and defer"
}
