package globalmutation_fix

import (
	"sync"
	"testing"
)

type guarded struct {
	sync.Mutex
	n int
}

var (
	neverParallel = 1
	neverLoop     = 1
	neverHelper   = 1
	neverMap      = map[string]int{}
	neverPointer  = new(int)
	neverShadow   = 1
	neverLock     guarded
	neverGo       = 1
	neverDeferred = 1
	neverInit     = 1
)

func setNeverHelper() { neverHelper = 2 }

// Saving and restoring does not help in a parallel test.
func TestNeverParallel(t *testing.T) {
	t.Parallel()
	neverParallel = 2 // want "changes neverParallel while running in parallel"
}

// Each round would save what the one before it left.
func TestNeverLoop(t *testing.T) {
	for i := range 3 {
		neverLoop = i // want "changes neverLoop and leaves it changed"
	}
}

// The write is in a helper, which has no t.
func TestNeverHelper(t *testing.T) {
	setNeverHelper() // want "changes neverHelper and leaves it changed"
}

// The old value of a map is the map itself.
func TestNeverMap(t *testing.T) {
	neverMap["k"] = 1 // want "changes neverMap and leaves it changed"
}

func TestNeverPointer(t *testing.T) {
	*neverPointer = 1 // want "changes neverPointer and leaves it changed"
}

// There is no t here: the name means something else.
func TestNeverShadowed(t *testing.T) {
	func(t int) {
		neverShadow = t // want "changes neverShadow and leaves it changed"
	}(2)
}

// A lock must not be copied.
func TestNeverLock(t *testing.T) {
	neverLock = guarded{n: 2} // want "changes neverLock and leaves it changed"
}

func TestNeverGoroutine(t *testing.T) {
	done := make(chan bool)
	go func() {
		neverGo = 2 // want "changes neverGo and leaves it changed"
		close(done)
	}()
	<-done
}

// An if statement has no room for two more statements.
func TestNeverInIf(t *testing.T) {
	if neverInit = 2; neverInit > 1 { // want "changes neverInit and leaves it changed"
		t.Log("set")
	}
}

func TestNeverReads(t *testing.T) {
	t.Parallel()
	n := neverParallel + neverLoop + neverHelper + len(neverMap) + *neverPointer + neverShadow + neverLock.n +
		neverGo + neverDeferred + neverInit // ok: reads
	if n != 7 {
		t.Error(n)
	}
}

var (
	stepSibling = 1
	stepParent  = 1
	stepUnknown = 1
)

// Subtests that are steps: what one sets, the next one needs.
func TestNeverStep(t *testing.T) {
	t.Run("set", func(t *testing.T) {
		stepSibling = 2 // want "changes stepSibling and leaves it changed"
	})
	t.Run("check", func(t *testing.T) {
		if stepSibling != 2 {
			t.Error(stepSibling)
		}
	})
}

func TestNeverStepOfParent(t *testing.T) {
	t.Run("set", func(t *testing.T) {
		stepParent = 2 // want "changes stepParent and leaves it changed"
	})
	if stepParent != 2 {
		t.Error(stepParent)
	}
}

type stepper interface{ step() int }

func testSteps(t *testing.T, s stepper) {
	t.Run("check", func(t *testing.T) {
		if s.step() != 2 {
			t.Error("not set")
		}
	})
}

var stepOf stepper

func TestNeverStepUnknown(t *testing.T) {
	t.Run("set", func(t *testing.T) {
		stepUnknown = 2 // want "changes stepUnknown and leaves it changed"
	})
	testSteps(t, stepOf)
}

func TestNeverStepReads(t *testing.T) {
	if stepSibling+stepParent+stepUnknown != 3 {
		t.Error("changed")
	}
}
