package globalmutation

import "testing"

type copiedContext struct{ values map[string]int }

func newCopiedContext() *copiedContext { return &copiedContext{values: make(map[string]int)} }

func (c *copiedContext) put(k string, v int) { c.values[k] = v }

type copiedParams struct {
	write   bool
	context *copiedContext
}

var (
	copiedDefault = copiedParams{write: true}
	copiedShared  = copiedParams{context: newCopiedContext()}
	copiedAgain   = copiedParams{context: newCopiedContext()}
	copiedLater   = copiedParams{context: newCopiedContext()}
)

func copiedRun(_ copiedParams, f func()) { f() }

// The part is replaced before the literal that uses it is made.
func TestCopiedDefault(t *testing.T) {
	p := copiedDefault
	p.context = newCopiedContext()
	copiedRun(p, func() {
		p.context.put("a", 1) // ok: the copy's own context
	})
}

func TestCopiedShared(t *testing.T) {
	p := copiedShared
	p.write = true
	copiedRun(p, func() {
		p.context.put("a", 1) // want "changes copiedShared and leaves it changed"
	})
}

// What was replaced comes back with the whole.
func TestCopiedAgain(t *testing.T) {
	p := copiedAgain
	p.context = newCopiedContext()
	p.context.put("a", 1) // ok: the copy's own context
	p = copiedAgain
	copiedRun(p, func() {
		p.context.put("a", 1) // want "changes copiedAgain and leaves it changed"
	})
}

func TestCopiedLater(t *testing.T) {
	p := copiedLater
	copiedRun(p, func() {
		p.context.put("a", 1) // want "changes copiedLater and leaves it changed"
	})
	p.context = newCopiedContext()
}

type copiedList struct{ items []string }

func (l copiedList) with(s string) copiedList {
	l.items = append([]string(nil), l.items...)
	l.items = append(l.items, s)
	return l
}

func (l copiedList) named(string) copiedList { return l }

var (
	copiedBase  = copiedList{items: []string{"a"}}
	copiedNamed = copiedList{items: []string{"a"}}
)

func TestCopiedByMethod(t *testing.T) {
	l := copiedBase.with("b")
	l.items[0] = "z" // ok: with has replaced all that the list refers to
}

func TestNotCopiedByMethod(t *testing.T) {
	l := copiedNamed.named("b")
	l.items[0] = "z" // want "changes copiedNamed and leaves it changed"
}

func TestCopiedObserver(t *testing.T) {
	for _, p := range []copiedParams{copiedDefault, copiedShared, copiedAgain, copiedLater} {
		if p.context != nil && len(p.context.values) > 0 {
			t.Error(p.context.values)
		}
	}
	if copiedBase.items[0] != "a" || copiedNamed.items[0] != "a" {
		t.Error(copiedBase, copiedNamed)
	}
}
