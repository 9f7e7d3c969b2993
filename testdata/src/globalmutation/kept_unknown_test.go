package globalmutation

import "testing"

var (
	unknownFirst  string
	unknownSecond string
	unknownOther  int
	unknownFourth string
	anyhow        func(string) func()
	unknownHooks  []func()
)

// The helper calls what nobody knows, the func that it returns does not.
func closesAll() func() {
	for _, hook := range unknownHooks {
		hook()
	}
	old := unknownOther
	unknownOther = 1
	return func() { unknownOther = old }
}

// The func that it returns writes nothing that is seen.
func closesNone() func() {
	for _, hook := range unknownHooks {
		hook()
	}
	n := 0
	return func() { n++ }
}

// The func that it returns is not known.
func opensAny() func() { return anyhow("x") }

func TestUnknownHelper(t *testing.T) {
	defer closesAll()()
	unknownFirst = "x" // want "changes unknownFirst and leaves it changed"
}

func TestUnknownNone(t *testing.T) {
	defer closesNone()()
	unknownFourth = "x" // ok: it may do more than is seen
}

func TestUnknownFunc(t *testing.T) {
	defer opensAny()()
	unknownSecond = "x" // ok: that may put it back
}

func TestUnknownReads(t *testing.T) {
	if unknownFirst+unknownSecond+unknownFourth != "" {
		t.Error("changed")
	}
}

var unknownThird string

type undoer interface{ Undo() }

var anyUndoer func() undoer

func undoes() func() {
	for _, hook := range unknownHooks {
		hook()
	}
	return anyUndoer().Undo
}

func TestUnknownMethod(t *testing.T) {
	defer undoes()()
	unknownThird = "x" // ok: whose method it is, is not known
}

func TestUnknownThird(t *testing.T) {
	if unknownThird != "" {
		t.Error("changed")
	}
}
