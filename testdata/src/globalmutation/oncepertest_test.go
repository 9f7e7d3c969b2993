package globalmutation

import "testing"

var oncePerTest = 1

func setOncePerTest(n int) { oncePerTest = n }

// One finding a test and resource, at the first write.
func TestOncePerTest(t *testing.T) {
	setOncePerTest(2) // want "TestOncePerTest changes oncePerTest and leaves it changed"
	oncePerTest = 3   // ok: the same test and the same variable
	oncePerTest++     // ok: the same
}

func TestOncePerTestAgain(t *testing.T) {
	setOncePerTest(4) // want "TestOncePerTestAgain changes oncePerTest and leaves it changed"
}

func TestOncePerTestReads(t *testing.T) {
	if oncePerTest != 1 {
		t.Error("changed")
	}
}
