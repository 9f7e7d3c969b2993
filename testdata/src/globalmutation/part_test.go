package globalmutation

import "testing"

type partConfig struct {
	limit, depth int
	names        map[string]int
	inner        *partConfig
}

var partOne, partTwo, partThree, partFour, partFive, partSix partConfig

func mendPartThree() {
	partThree.depth = 0
	partThree.limit = 0
}

// Who puts back one field has not put back another.
func TestPartOtherField(t *testing.T) {
	defer func() { partOne.depth = 0 }()
	partOne.limit = 1 // want "changes partOne and leaves it changed"
}

func TestPartOtherFieldPlain(t *testing.T) {
	partTwo.limit = 1 // want "changes partTwo and leaves it changed"
	partTwo.depth = 0
}

// ok: a helper does more than one thing
func TestPartHelper(t *testing.T) {
	defer mendPartThree()
	partThree.limit = 1
}

// ok: the whole is put back
func TestPartWhole(t *testing.T) {
	old := partFour
	defer func() { partFour = old }()
	partFour.limit = 1
	partFour.inner = nil
}

// ok: what is around it is put back
func TestPartAround(t *testing.T) {
	old := partFive.inner
	t.Cleanup(func() { partFive.inner = old })
	partFive.inner = &partConfig{}
	partFive.inner.limit = 1
}

// ok: it may be the same key
func TestPartKey(t *testing.T) {
	for _, name := range []string{"a", "b"} {
		defer delete(partSix.names, name)
	}
	partSix.names["a"] = 1
}

func TestPartSees(t *testing.T) {
	if partOne.limit+partTwo.limit+partThree.limit+partFour.limit+partFive.inner.limit+partSix.names["a"] != 0 {
		t.Fail()
	}
}
