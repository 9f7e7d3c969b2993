// Package globalmutation_go113 is of a module that says "go 1.13", before
// t.Cleanup.
package globalmutation_go113

import "testing"

var limit, level, depth = 1, 1, 1

func work() int { return limit + level + depth }

func TestLeft(t *testing.T) {
	limit = 2 // want "leaves it changed .*; restore it with defer$"
}

func TestFatal(t *testing.T) {
	old := level
	level = 2 // want "does not restore level when it fails at line 19 .*; use defer$"
	if work() == 0 {
		t.Fatal("nothing")
	}
	level = old
}

func TestTooEarly(t *testing.T) {
	old := depth
	depth = 2 // want "by defer before its parallel subtests end; start those in a t.Run of their own, which waits for them$"
	defer func() { depth = old }()
	for _, name := range []string{"a", "b"} {
		t.Run(name, func(t *testing.T) { t.Parallel(); work() })
	}
}

// ok: undone by defer, and looks at all of them
func TestDefer(t *testing.T) {
	old := depth
	depth = 3
	defer func() { depth = old }()
	work()
}
