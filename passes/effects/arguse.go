package effects

import (
	"go/types"

	"github.com/isolint-go/isolint/passes/table"
)

// argUse says what a target does with its func argument i.
func (f *family) argUse(t target, i int) use {
	for _, e := range t.entries {
		if e.Arg == table.None || t.argIndex(e.Arg) != i {
			continue
		}
		switch e.Verb {
		case table.Calls, table.Goes:
			return usedNow
		case table.Once:
			return usedOnce
		case table.Cleanup:
			return usedAtCleanup
		case table.Subtest, table.Setup, table.Teardown:
			return f.nodeUse(e.Verb)
		case table.Keeps:
			return usedStored
		case table.Never:
			return usedNever
		case table.ReturnsCall:
			return usedOnResult
		}
	}
	if len(t.entries) > 0 {
		return usedUnknown
	}
	if t.obj != nil && i == t.recv && isCleanup(t.obj) {
		return usedAtCleanup // an interface that stands for testing.TB
	}
	return f.summaryOf(t).FuncUse[i]
}

// nodeUse says what becomes of a func that is part of a test. At initialisation
// it only becomes a node of ginkgo's tree.
func (f *family) nodeUse(v table.Verb) use {
	switch {
	case f.isInit():
		return usedStored
	case v == table.Setup:
		return usedNow
	case v == table.Teardown:
		return usedTeardown
	}
	return usedSubtest
}

// isCleanup reports whether a method looks like testing.TB's Cleanup.
func isCleanup(m *types.Func) bool {
	sig := m.Signature()
	if m.Name() != "Cleanup" || sig.Recv() == nil || sig.Params().Len() != 1 || sig.Results().Len() != 0 {
		return false
	}
	fn, ok := sig.Params().At(0).Type().Underlying().(*types.Signature)
	return ok && fn.Params().Len() == 0 && fn.Results().Len() == 0
}
