package globalmutation

import (
	"sync"
	"testing"

	"example.com/testlib"
)

var (
	parallelGit     = "git"
	parallelHelper  = "git"
	parallelDefer   = "git"
	parallelChild   = "git"
	parallelTable   = "git"
	parallelLeft    = "git"
	parallelSwap    = "git"
	parallelSerial  = "git"
	parallelBetween = "git"
	parallelOwn     = "git"
	parallelParent  = "git"
)

// Restored at the end, but the other parallel tests run meanwhile.
func TestParallel(t *testing.T) {
	t.Parallel()
	saved := parallelGit
	parallelGit = "stub" // want "TestParallel changes parallelGit while running in parallel"
	t.Cleanup(func() { parallelGit = saved })
}

func TestParallelByHelper(t *testing.T) {
	testlib.Parallel(t)
	saved := parallelHelper
	parallelHelper = "stub" // want "changes parallelHelper while running in parallel"
	t.Cleanup(func() { parallelHelper = saved })
}

func TestParallelDefer(t *testing.T) {
	t.Parallel()
	saved := parallelDefer
	defer func() { parallelDefer = saved }()
	parallelDefer = "stub" // want "changes parallelDefer while running in parallel"
}

// A serial subtest of a parallel test runs beside the other tests.
func TestParallelParent(t *testing.T) {
	t.Parallel()
	t.Run("serial", func(t *testing.T) {
		saved := parallelChild
		parallelChild = "stub" // want "changes parallelChild while running in parallel"
		t.Cleanup(func() { parallelChild = saved })
	})
}

func TestParallelTable(t *testing.T) {
	for _, name := range []string{"a", "b"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			saved := parallelTable
			parallelTable = name // want "changes parallelTable while running in parallel"
			t.Cleanup(func() { parallelTable = saved })
		})
	}
}

func TestParallelLeavesChanged(t *testing.T) {
	t.Parallel()
	parallelLeft = "stub" // want "changes parallelLeft while running in parallel"
}

func TestParallelSwap(t *testing.T) {
	t.Parallel()
	testlib.Replace(t, &parallelSwap, "stub") // want "changes parallelSwap while running in parallel"
}

func TestParallelReads(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		parallelGit, parallelHelper, parallelDefer, parallelChild, parallelTable, parallelLeft, parallelSwap,
		parallelSerial, parallelParent,
	} {
		if s != "git" {
			t.Error(s)
		}
	}
}

// Serial tests end before the parallel ones go on.
func TestParallelSerialWriter(t *testing.T) {
	saved := parallelSerial
	t.Cleanup(func() { parallelSerial = saved })
	parallelSerial = "stub" // ok: a serial test that restores
}

// The parallel subtests only read, and the cleanup runs after them.
func TestParallelSubtestsRead(t *testing.T) {
	saved := parallelParent
	t.Cleanup(func() { parallelParent = saved })
	parallelParent = "stub" // ok: written by the serial parent
	for range 3 {
		t.Run("sub", func(t *testing.T) {
			t.Parallel()
			_ = parallelParent
		})
	}
}

func TestParallelOwn(t *testing.T) {
	t.Parallel()
	parallelOwn := "local"
	var mu sync.Mutex
	go func() {
		mu.Lock()
		parallelOwn = "x" // ok: a local variable
		mu.Unlock()
	}()
	_ = parallelOwn
}

var (
	parallelTurns  = 1
	parallelBeside = 1
)

// Serial subtests of a parallel test run one after the other.
func TestParallelSerialSubtests(t *testing.T) {
	t.Parallel()
	for i := range 3 {
		t.Run("turn", func(t *testing.T) {
			saved := parallelTurns
			t.Cleanup(func() { parallelTurns = saved })
			parallelTurns = i // ok: nobody else holds it meanwhile
			if parallelTurns != i {
				t.Error(parallelTurns)
			}
		})
	}
}

func TestParallelParallelSubtests(t *testing.T) {
	t.Parallel()
	for i := range 3 {
		t.Run("beside", func(t *testing.T) {
			t.Parallel()
			saved := parallelBeside
			t.Cleanup(func() { parallelBeside = saved })
			parallelBeside = i // want "its parallel subtests share it"
			if parallelBeside != i {
				t.Error(parallelBeside)
			}
		})
	}
}
