package globalmutation

import (
	"testing"

	"example.com/deep/a"
)

var deepOwn = 1

func deepOne(n int) { deepTwo(n + 1) }
func deepTwo(n int) { deepThree(n + 1) }
func deepThree(n int) {
	if n > 0 {
		deepFour(n)
	}
}
func deepFour(n int) { deepOwn = n }

func deepSum(n int) int { return n + deepOwn }

// The finding stands at the call in the test.
func TestDeepOwnPackage(t *testing.T) {
	deepOne(1) // want "changes deepOwn and leaves it changed"
}

func TestDeepOtherPackages(t *testing.T) {
	if a.Run(3) != 4 { // want "changes c.total and leaves it changed"
		t.Error("sum")
	}
}

func TestDeepMutualRecursion(t *testing.T) {
	a.Even(4) // want "changes c.marked and leaves it changed"
}

func TestDeepReads(t *testing.T) {
	if deepSum(1) != 2 { // ok: reads
		t.Error("changed")
	}
	_ = a.Look()   // ok: reads, two packages away
	_ = a.Marked() // ok: reads, two packages away
}
