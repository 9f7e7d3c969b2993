package globalmutation

import "testing"

var (
	scopeSibling   = 1
	scopeDefer     = 1
	scopeBefore    = 1
	scopeAfter     = 1
	scopeHelper    = 1
	scopeNamed     = 1
	scopeNested    = 1
	scopePlain     = 1
	scopeEarlier   = 1
	scopeElsewhere = 1

	scopeOwn        = 1
	scopeParent     = 1
	scopeDefers     = 1
	scopeOuter      = 1
	scopeChild      = 1
	scopeLoop       = 1
	scopeTable      = 1
	scopeClosure    = 1
	scopeSetup      = 1
	scopeReset      = 1
	scopeLater      = 1
	scopeTeardown   = 1
	scopeLast       = 1
	scopeWrapped    = 1
	scopeHarness    = 1
	scopeSerial     = 1
	scopeFatal      = 1
	scopeVariable   = 1
	scopeMap        = 1
	scopeSwitched   = 1
	scopeNamedFatal = 1
	scopeShared     = 1
	scopeSetHere    = 1
	scopeInside     = 1
	scopeRuns       = 1
	scopeCalls      = 1
)

// What one subtest puts back is what it found.
func TestScopeSibling(t *testing.T) {
	t.Run("restores", func(t *testing.T) {
		old := scopeSibling
		t.Cleanup(func() { scopeSibling = old })
		scopeSibling = 2
	})
	t.Run("does not", func(t *testing.T) {
		scopeSibling = 3 // want "TestScopeSibling changes scopeSibling and leaves it changed"
	})
}

func TestScopeDefer(t *testing.T) {
	t.Run("does not", func(t *testing.T) {
		scopeDefer = 3 // want "TestScopeDefer changes scopeDefer and leaves it changed"
	})
	t.Run("restores", func(t *testing.T) {
		old := scopeDefer
		defer func() { scopeDefer = old }()
		scopeDefer = 2
	})
}

func TestScopeBefore(t *testing.T) {
	scopeBefore = 3 // want "TestScopeBefore changes scopeBefore and leaves it changed"
	t.Run("restores", func(t *testing.T) {
		old := scopeBefore
		t.Cleanup(func() { scopeBefore = old })
		scopeBefore = 2
	})
}

func TestScopeAfter(t *testing.T) {
	t.Run("restores", func(t *testing.T) {
		t.Cleanup(func() { scopeAfter = 1 })
		scopeAfter = 2
	})
	scopeAfter = 3 // want "TestScopeAfter changes scopeAfter and leaves it changed"
}

func saveScopeHelper(t *testing.T) {
	old := scopeHelper
	t.Cleanup(func() { scopeHelper = old })
}

func TestScopeHelper(t *testing.T) {
	t.Run("does not", func(t *testing.T) {
		scopeHelper = 3 // want "TestScopeHelper changes scopeHelper and leaves it changed"
	})
	t.Run("restores", func(t *testing.T) {
		saveScopeHelper(t)
		scopeHelper = 2
	})
}

func scopeNamedRestores(t *testing.T) {
	old := scopeNamed
	t.Cleanup(func() { scopeNamed = old })
	scopeNamed = 2
}

func scopeNamedDoesNot(t *testing.T) {
	scopeNamed = 3
}

func TestScopeNamed(t *testing.T) {
	t.Run("restores", scopeNamedRestores)
	t.Run("does not", scopeNamedDoesNot) // want "TestScopeNamed changes scopeNamed and leaves it changed"
}

func TestScopeNested(t *testing.T) {
	t.Run("group", func(t *testing.T) {
		t.Run("restores", func(t *testing.T) {
			old := scopeNested
			t.Cleanup(func() { scopeNested = old })
			scopeNested = 2
		})
		scopeNested = 3 // want "TestScopeNested changes scopeNested and leaves it changed"
	})
}

func TestScopePlain(t *testing.T) {
	t.Run("does not", func(t *testing.T) {
		scopePlain = 3 // want "TestScopePlain changes scopePlain and leaves it changed"
	})
	t.Run("restores", func(t *testing.T) {
		old := scopePlain
		scopePlain = 2
		scopePlain = old
	})
}

// The reset is done before the change.
func TestScopeEarlier(t *testing.T) {
	t.Run("resets", func(t *testing.T) {
		defer func() { scopeEarlier = 1 }()
		scopeEarlier = 2
	})
	t.Run("does not", func(t *testing.T) {
		scopeEarlier = 3 // want "TestScopeEarlier changes scopeEarlier and leaves it changed"
	})
}

func TestScopeLocalHelper(t *testing.T) {
	restore := func(t *testing.T) {
		old := scopeElsewhere
		t.Cleanup(func() { scopeElsewhere = old })
	}
	t.Run("does not", func(t *testing.T) {
		scopeElsewhere = 3 // want "TestScopeLocalHelper changes scopeElsewhere and leaves it changed"
	})
	t.Run("restores", func(t *testing.T) {
		restore(t)
		scopeElsewhere = 2
	})
}

func TestScopeOwn(t *testing.T) {
	for _, n := range []int{2, 3} {
		t.Run("restores", func(t *testing.T) {
			old := scopeOwn
			scopeOwn = n // ok: each subtest restores its own
			t.Cleanup(func() { scopeOwn = old })
		})
	}
	t.Run("too", func(t *testing.T) {
		old := scopeOwn
		defer func() { scopeOwn = old }()
		scopeOwn = 2 // ok: and so does this one
	})
}

func TestScopeParent(t *testing.T) {
	old := scopeParent
	t.Cleanup(func() { scopeParent = old })
	t.Run("a", func(t *testing.T) {
		scopeParent = 2 // ok: the parent restores it
	})
	t.Run("b", func(t *testing.T) {
		t.Run("c", func(t *testing.T) {
			scopeParent = 3 // ok: the parent restores it
		})
	})
}

func TestScopeParentDefers(t *testing.T) {
	t.Run("a", func(t *testing.T) {
		scopeDefers = 2 // ok: the parent restores it
	})
	defer func() { scopeDefers = 1 }()
	t.Run("b", func(t *testing.T) {
		scopeDefers = 3 // ok: the parent restores it
	})
}

func TestScopeOuterCleanup(outer *testing.T) {
	outer.Run("registers", func(t *testing.T) {
		old := scopeOuter
		outer.Cleanup(func() { scopeOuter = old })
		scopeOuter = 2 // ok: at the end of the parent
	})
	outer.Run("writes", func(t *testing.T) {
		scopeOuter = 3 // ok: at the end of the parent
	})
}

func TestScopeChild(t *testing.T) {
	t.Run("group", func(t *testing.T) {
		old := scopeChild
		defer func() { scopeChild = old }()
		t.Run("writes", func(t *testing.T) {
			scopeChild = 3 // ok: the group restores it
		})
	})
}

func TestScopeLoop(t *testing.T) {
	for _, tt := range []struct{ n, restore int }{{2, 1}, {3, 0}} {
		t.Run("case", func(t *testing.T) {
			if tt.restore != 0 {
				t.Cleanup(func() { scopeLoop = 1 })
			}
			scopeLoop = tt.n // ok: it is the cases that tell which restore
		})
	}
}

// Which row's setup runs in which subtest is not known.
func TestScopeTable(t *testing.T) {
	for _, tt := range []struct {
		setup func(t *testing.T)
		check func(t *testing.T)
	}{{
		setup: func(t *testing.T) {
			old := scopeTable
			scopeTable = 2 // ok: restored
			t.Cleanup(func() { scopeTable = old })
		},
		check: func(t *testing.T) {
			scopeTable = 3 // ok: the setup of the same row restores it
		},
	}} {
		t.Run("case", func(t *testing.T) {
			tt.setup(t)
			tt.check(t)
			scopeTable = 4 // ok: the setup may restore it
		})
	}
}

func TestScopeClosure(t *testing.T) {
	old := scopeClosure
	restore := func() { scopeClosure = old }
	t.Run("a", func(t *testing.T) {
		defer restore()
		scopeClosure = 2 // ok: restored by the helper
	})
	t.Run("b", func(t *testing.T) {
		t.Cleanup(restore)
		scopeClosure = 3 // ok: restored by the helper
	})
}

func setupScope(n int) func() {
	old := scopeSetup
	scopeSetup = n
	return func() { scopeSetup = old }
}

func TestScopeReturned(t *testing.T) {
	t.Run("a", func(t *testing.T) {
		cleanup := setupScope(2) // ok: restored by what it returns
		defer cleanup()
	})
	t.Run("b", func(t *testing.T) {
		cleanup := setupScope(3) // ok: restored by what it returns
		t.Cleanup(cleanup)
	})
}

func resetScope() { scopeReset = 1 }

// Each subtest starts afresh; what the last one leaves, the parent sets right.
func TestScopeReset(t *testing.T) {
	defer resetScope()
	t.Run("a", func(t *testing.T) {
		resetScope()
		scopeReset = 2 // ok: the parent's defer
	})
	t.Run("b", func(t *testing.T) {
		resetScope()
		scopeReset = 3 // ok: the parent's defer
	})
}

func TestScopeLater(t *testing.T) {
	t.Run("writes", func(t *testing.T) {
		scopeLater = 3 // ok: the next subtest sets right what this one left
	})
	t.Run("resets", func(t *testing.T) {
		t.Cleanup(func() { scopeLater = 1 })
		scopeLater = 2
	})
}

func TestScopeTeardown(t *testing.T) {
	var old int
	t.Run("setup", func(t *testing.T) {
		old = scopeTeardown
	})
	t.Run("writes", func(t *testing.T) {
		scopeTeardown = 3 // ok: the last subtest puts back what the first one saved
	})
	t.Run("teardown", func(t *testing.T) {
		scopeTeardown = old
	})
}

func TestScopeLast(t *testing.T) {
	old := scopeLast
	scopeLast = 2 // ok: the subtest runs before the test goes on
	t.Run("last", func(t *testing.T) {
		scopeLast = old
	})
}

// What a local wrapper runs, it may run in a subtest of its own.
func TestScopeWrapped(t *testing.T) {
	run := func(name string, f func(t *testing.T)) {
		t.Run(name, func(t *testing.T) {
			old := scopeWrapped
			t.Cleanup(func() { scopeWrapped = old })
			f(t)
		})
	}
	run("a", func(t *testing.T) {
		scopeWrapped = 2 // ok: the wrapper restores it
	})
}

type scopeRig struct{ t *testing.T }

func (r *scopeRig) set(n int) {
	old := scopeHarness
	r.t.Cleanup(func() { scopeHarness = old })
	scopeHarness = n
}

// Whose Cleanup the rig calls is not known.
func TestScopeHarness(t *testing.T) {
	r := &scopeRig{t}
	t.Run("a", func(t *testing.T) {
		r.set(2) // ok: restored
	})
	t.Run("b", func(t *testing.T) {
		scopeHarness = 3 // ok: the rig has the parent's t
	})
}

func TestScopeSerial(t *testing.T) {
	t.Run("writes", func(t *testing.T) {
		defer func() { scopeSerial = 1 }()
		scopeSerial = 2 // ok: this defer is not too early for a subtest of the parent
	})
	t.Run("reads", func(t *testing.T) {
		t.Parallel()
		_ = scopeSerial
	})
}

// Where a subtest fails, its parent goes on.
func TestScopeFatal(t *testing.T) {
	old := scopeFatal
	t.Run("a", func(t *testing.T) {
		scopeFatal = 2 // ok: restored even if the subtest fails
		if work() == 0 {
			t.Fatal("no work")
		}
	})
	scopeFatal = old
}

func TestScopeVariable(t *testing.T) {
	restores := func(t *testing.T) {
		old := scopeVariable
		defer func() { scopeVariable = old }()
		scopeVariable = 2 // ok: restored
	}
	doesNot := func(t *testing.T) {
		scopeVariable = 3 // want "TestScopeVariable changes scopeVariable and leaves it changed"
	}
	t.Run("a", restores)
	t.Run("b", doesNot)
}

func TestScopeMap(t *testing.T) {
	for name, f := range map[string]func(*testing.T){
		"a": func(t *testing.T) {
			defer func() { scopeMap = 1 }()
			scopeMap = 2 // ok: restored
		},
		"b": func(t *testing.T) {
			scopeMap = 3 // ok: what runs together is not known
		},
	} {
		t.Run(name, f)
	}
}

// Which of the two funcs runs where is not known.
func TestScopeSwitched(t *testing.T) {
	var do func()
	t.Run("a", func(t *testing.T) {
		do = func() { scopeSwitched = 2 } // ok: restored where it runs
		t.Cleanup(func() { scopeSwitched = 1 })
		do()
	})
	t.Run("b", func(t *testing.T) {
		do = func() {}
		do()
	})
}

func mayFail(t *testing.T) {
	if work() == 0 {
		t.Fatal("no work")
	}
}

func TestScopeNamedFatal(t *testing.T) {
	old := scopeNamedFatal
	scopeNamedFatal = 2 // ok: the subtest ends itself only
	t.Run("a", mayFail)
	scopeNamedFatal = old
}

// Both subtests register with the t that is handed to the local helper.
func TestScopeShared(t *testing.T) {
	set := func(t *testing.T, n int) {
		old := scopeShared
		t.Cleanup(func() { scopeShared = old })
		scopeShared = n // ok: restored where it is set
	}
	t.Run("a", func(t *testing.T) {
		set(t, 2)
	})
	t.Run("b", func(t *testing.T) {
		set(t, 3)
		scopeShared = 4 // ok: set's cleanup restores it
	})
}

func TestScopeSetHere(t *testing.T) {
	set := func(n int) { scopeSetHere = n } // want "TestScopeSetHere changes scopeSetHere and leaves it changed"
	t.Run("a", func(t *testing.T) {
		old := scopeSetHere
		t.Cleanup(func() { scopeSetHere = old })
		set(2)
	})
	t.Run("b", func(t *testing.T) {
		set(3)
	})
}

func TestScopeFatalInside(t *testing.T) {
	t.Run("a", func(t *testing.T) {
		old := scopeInside
		scopeInside = 2 // want "TestScopeFatalInside does not restore scopeInside when it fails"
		if work() == 0 {
			t.Fatal("no work")
		}
		scopeInside = old
	})
	t.Run("b", func(t *testing.T) {
		old := scopeInside
		defer func() { scopeInside = old }()
		scopeInside = 3
	})
}

func runScopeCase(t *testing.T, setup, check func(t *testing.T)) {
	t.Helper()
	t.Run("case", func(t *testing.T) {
		setup(t)
		check(t)
	})
}

// One subtest runs all that the helper is given.
func TestScopeHelperRuns(t *testing.T) {
	runScopeCase(t, func(t *testing.T) {
		old := scopeRuns
		t.Cleanup(func() { scopeRuns = old })
	}, func(t *testing.T) {
		scopeRuns = 2 // ok: restored in the same subtest
	})
}

func eachScopeCase(t *testing.T, do func(t *testing.T, n int)) {
	for n := range 2 {
		do(t, n)
	}
}

func TestScopeHelperCalls(t *testing.T) {
	eachScopeCase(t, func(t *testing.T, n int) {
		t.Run("case", func(t *testing.T) {
			old := scopeCalls
			t.Cleanup(func() { scopeCalls = old })
		})
		scopeCalls = n // ok: where the helper calls this is not known
	})
}

func TestScopeReads(t *testing.T) {
	for _, n := range []int{
		scopeSibling, scopeDefer, scopeBefore, scopeAfter, scopeHelper, scopeNamed, scopeNested, scopePlain,
		scopeEarlier, scopeElsewhere, scopeOwn, scopeParent, scopeDefers, scopeOuter, scopeChild, scopeLoop,
		scopeTable, scopeClosure, scopeSetup, scopeReset, scopeLater, scopeTeardown, scopeLast, scopeWrapped,
		scopeHarness, scopeSerial, scopeFatal,
		scopeVariable, scopeMap, scopeSwitched, scopeNamedFatal, scopeShared, scopeSetHere, scopeInside,
		scopeRuns, scopeCalls,
	} {
		if n != 1 {
			t.Error(n)
		}
	}
}

var scopeRegistry = map[string]int{}

func registerScope(name string, n int) { scopeRegistry[name] = n }

func TestScopeRegisters(t *testing.T) {
	registerScope("a", 1) // ok: the only other test that looks sets it first
}

// The first subtest sets it, whichever of them is the one to report.
func TestScopeSetsFirst(t *testing.T) {
	t.Run("b", func(t *testing.T) {
		registerScope("b", 2) // ok: the only other test that looks sets it first
	})
	t.Run("c", func(t *testing.T) {
		registerScope("c", 0)
	})
	t.Run("d", func(t *testing.T) {
		registerScope("d", 3)
		if scopeRegistry["d"] != 3 {
			t.Error("not set")
		}
	})
}
