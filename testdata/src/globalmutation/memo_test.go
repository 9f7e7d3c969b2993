package globalmutation

import (
	"testing"

	"example.com/lazy"
)

func TestMemo(t *testing.T) {
	_ = lazy.Instance() // ok: sync.Once
	_ = lazy.Guarded()  // ok: made on first use, under a lock
	_ = lazy.Table("a") // ok: made on first use, under a lock
	_ = lazy.Value()    // ok: sync.OnceValue
	_ = lazy.Buffer()   // ok: sync.Pool
	_ = lazy.Name(1)    // ok: a memo table under a lock
	_ = lazy.Square(2)  // ok: a memo table in a sync.Map
	_ = lazy.Size("x")  // ok: a memo table under a read-write lock
	lazy.Count()        // ok: an atomic counter
	lazy.Tally()        // ok: an atomic counter
	lazy.Request()      // ok: a counter under a lock
}

func TestMemoParallel(t *testing.T) {
	t.Parallel()
	_ = lazy.Instance() // ok: benign in parallel tests too
	_ = lazy.Guarded()  // ok: the same
	_ = lazy.Name(1)    // ok: the same
	_ = lazy.Square(2)  // ok: the same
	_ = lazy.Size("x")  // ok: the same
	lazy.Count()        // ok: the same
}

func TestMemoReads(t *testing.T) {
	if lazy.Hits() < 0 || lazy.Instance() == "" || lazy.Guarded() == "" {
		t.Error("lazy")
	}
}
