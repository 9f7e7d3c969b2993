// Package registry keeps what its callers give it: a lock stops the data race,
// the next test still sees the entry.
package registry

import (
	"sync"
	"sync/atomic"
)

var (
	mu      sync.Mutex
	drivers = map[string]any{}

	values sync.Map

	routesMu sync.RWMutex
	routes   []string

	level atomic.Int32
	dirMu sync.Mutex
	dir   = "/srv"
)

// Register stores a caller's value under a caller's key.
func Register(name string, d any) {
	mu.Lock()
	defer mu.Unlock()
	drivers[name] = d
}

// Driver looks one up.
func Driver(name string) any {
	mu.Lock()
	defer mu.Unlock()
	return drivers[name]
}

// Set stores in a sync.Map.
func Set(k, v string) { values.Store(k, v) }

// Get loads from it.
func Get(k string) string {
	v, _ := values.Load(k)
	s, _ := v.(string)
	return s
}

// Add appends a caller's value.
func Add(route string) {
	routesMu.Lock()
	routes = append(routes, route)
	routesMu.Unlock()
}

// Routes counts them.
func Routes() int {
	routesMu.RLock()
	defer routesMu.RUnlock()
	return len(routes)
}

// SetLevel stores a caller's value in an atomic.
func SetLevel(n int32) { level.Store(n) }

// Level loads it.
func Level() int32 { return level.Load() }

// SetDir overwrites under a lock.
func SetDir(d string) {
	dirMu.Lock()
	dir = d
	dirMu.Unlock()
}

// Dir reads it.
func Dir() string {
	dirMu.Lock()
	defer dirMu.Unlock()
	return dir
}
