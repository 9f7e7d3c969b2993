// Package lazy initialises itself on first use, in the usual ways.
package lazy

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type client struct{ name string }

var (
	once     sync.Once
	instance *client

	mu      sync.Mutex
	guarded *client

	table map[string]int

	value = sync.OnceValue(func() *client { built = true; return &client{} })
	built bool

	buffers = sync.Pool{New: func() any { return new([]byte) }}

	memoMu sync.Mutex
	memo   = map[int]string{}

	cache sync.Map

	hits     atomic.Int64
	calls    int64
	requests int
	reqMu    sync.Mutex

	rw    sync.RWMutex
	sizes map[string]int
)

// Instance is a singleton behind a sync.Once.
func Instance() string {
	once.Do(func() { instance = &client{name: "x"} })
	return instance.name
}

// Guarded is a singleton behind a lock.
func Guarded() string {
	mu.Lock()
	defer mu.Unlock()
	if guarded == nil {
		guarded = &client{name: "x"}
	}
	return guarded.name
}

// Table is made on first use.
func Table(k string) int {
	mu.Lock()
	defer mu.Unlock()
	if table == nil {
		table = map[string]int{"a": 1}
	}
	return table[k]
}

// Value is a sync.OnceValue.
func Value() string { return value().name }

// Buffer uses a pool.
func Buffer() int {
	b := buffers.Get().(*[]byte)
	defer buffers.Put(b)
	return len(*b)
}

// Name keeps what it computed under its key.
func Name(n int) string {
	memoMu.Lock()
	defer memoMu.Unlock()
	if s, ok := memo[n]; ok {
		return s
	}
	s := fmt.Sprintf("n%d", n)
	memo[n] = s
	return s
}

// Square keeps what it computed in a sync.Map.
func Square(n int) int {
	if v, ok := cache.Load(n); ok {
		return v.(int)
	}
	v, _ := cache.LoadOrStore(n, n*n)
	return v.(int)
}

// Size computes and keeps under a read-write lock.
func Size(s string) int {
	rw.RLock()
	n, ok := sizes[s]
	rw.RUnlock()
	if ok {
		return n
	}
	rw.Lock()
	defer rw.Unlock()
	if sizes == nil {
		sizes = make(map[string]int)
	}
	n = len(s)
	sizes[s] = n
	return n
}

// Count counts with an atomic, Tally with the functions, Request under a lock.
func Count()       { hits.Add(1) }
func Tally() int64 { return atomic.AddInt64(&calls, 1) }
func Request() int {
	reqMu.Lock()
	defer reqMu.Unlock()
	requests++
	return requests
}

// Hits reads the counters.
func Hits() int64 { return hits.Load() + atomic.LoadInt64(&calls) }
