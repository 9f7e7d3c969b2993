package globalmutation

import "testing"

type fieldInner struct {
	list []int
	name string
}

type fieldOuter struct {
	retries int
	inner   fieldInner
}

var (
	fieldShallow = fieldOuter{retries: 1}
	fieldDeep    = fieldOuter{inner: fieldInner{list: []int{1}}}
	fieldCopied  = fieldOuter{retries: 1}
)

func TestField(t *testing.T) {
	fieldShallow.retries = 3 // want "changes fieldShallow and leaves it changed"
}

func TestFieldDeep(t *testing.T) {
	fieldDeep.inner.list[0] = 2 // want "changes fieldDeep and leaves it changed"
}

func TestFieldReads(t *testing.T) {
	if fieldShallow.retries != 1 || fieldDeep.inner.list[0] != 1 || fieldCopied.retries != 1 {
		t.Error("changed")
	}
}

func TestFieldOfCopy(t *testing.T) {
	c := fieldCopied
	c.retries = 9        // ok: a struct copy
	c.inner.name = "new" // ok: a nested struct is copied with it
	_ = c
}
