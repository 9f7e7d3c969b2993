package globalmutation

import (
	"testing"

	"example.com/config"
	"example.com/testlib"
)

var (
	swapOwn      = 1
	swapDeferred = 1
	swapNotBack  = 1
	swapAny      = 1
)

func swap[T any](t *testing.T, p *T, v T) {
	t.Helper()
	old := *p
	*p = v
	t.Cleanup(func() { *p = old })
}

func testingHook[T any](p *T, v T) func() {
	old := *p
	*p = v
	return func() { *p = old }
}

// swapTo keeps what it replaced and never puts it back.
func swapTo[T any](p *T, v T) T {
	old := *p
	*p = v
	return old
}

func TestSwap(t *testing.T) {
	swap(t, &swapOwn, 2)                      // ok: the generic helper restores it
	swap(t, &config.Current, "swapped")       // ok: the other package's variable, restored
	testlib.Replace(t, &config.Now, fixedNow) // ok: a helper of another package
}

func TestSwapDeferred(t *testing.T) {
	defer testingHook(&swapDeferred, 2)() // ok: restored by the deferred result
}

func TestSwapNotBack(t *testing.T) {
	_ = swapTo(&swapNotBack, 2) // want "changes swapNotBack and leaves it changed"
}

func TestSwapBackByHand(t *testing.T) {
	old := swapTo(&swapAny, 2) // ok: the deferred call puts the old value back
	defer swapTo(&swapAny, old)
}

func TestSwapReads(t *testing.T) {
	if swapOwn+swapDeferred+swapNotBack+swapAny != 4 || config.Now == nil {
		t.Error("changed")
	}
}
