// Package globalmutation_lazy sets up what it needs when it is first asked, in the ways
// that people do that.
package globalmutation_lazy

import (
	"errors"
	"log"
	"os"
	"sync"
	"sync/atomic"
)

var (
	mu    sync.Mutex
	conns int // that were made

	byName  map[string]int
	conn    *int
	handle  *int
	words   []string
	loaded  atomic.Bool
	current atomic.Pointer[int]
	status  int
	reason  string
	ready   bool
	started atomic.Bool
	stopped atomic.Bool
	mode    string
)

func dial() *int {
	conns++
	return new(int)
}

// Conns looks at what all of them count.
func Conns() int { return conns + status + len(reason) + len(mode) }

// lookupLocked is called with mu held.
func lookupLocked(name string) int {
	if byName == nil {
		byName = make(map[string]int)
		fill()
	}
	return byName[name]
}

func fill() {
	conns++
	byName["a"] = 1
}

// Lookup locks.
func Lookup(name string) int {
	mu.Lock()
	defer mu.Unlock()
	return lookupLocked(name)
}

// Conn makes one where there is none, and no lock.
func Conn() *int {
	if conn == nil {
		conn = dial()
	}
	return conn
}

// Handle takes it back where it is of no use.
func Handle() (*int, error) {
	mu.Lock()
	defer mu.Unlock()
	if handle == nil {
		handle = dial()
		if err := check(handle); err != nil {
			handle = nil
			return nil, err
		}
	}
	return handle, nil
}

func check(h *int) error {
	if *h > 0 {
		return errors.New("in use")
	}
	return nil
}

// Words reads them once.
func Words() []string {
	mu.Lock()
	defer mu.Unlock()
	if len(words) > 0 {
		return words
	}
	words = read()
	return words
}

func read() []string {
	conns++
	return []string{"a"}
}

// Load is guarded by an atomic.
func Load() {
	if loaded.Load() {
		return
	}
	mode = "loaded"
	loaded.Store(true)
}

// Current is kept in an atomic.
func Current() *int {
	mu.Lock()
	defer mu.Unlock()
	if current.Load() == nil {
		current.Store(dial())
	}
	return current.Load()
}

// Begin is taken by who comes first.
func Begin() {
	if started.CompareAndSwap(false, true) {
		conns++
	}
}

// Stop tells all the others.
func Stop() { stopped.Store(true) }

// Stopped is what they ask.
func Stopped() bool { return stopped.Load() }

// Fail ends the process.
func Fail(err error) {
	if err != nil {
		status = 2
		os.Exit(status)
	}
}

// Die does so, too.
func Die(text string) {
	if text != "" {
		reason = text
		log.Fatalf("died: %s", text)
	}
}

// Must does so one call away.
func Must(text string) {
	if text != "" {
		reason = text
		throw(text)
	}
}

func throw(text string) { panic(text) }

// Choose panics behind what it sets.
func Choose(n int) {
	if n > 3 {
		mode = "chosen"
		if n > 5 {
			panic("much too high")
		}
		panic("too high")
	}
}

// Start switches on, with no lock and no thing made: whoever comes next finds it so.
func Start() {
	if !ready {
		ready = true
		launch()
	}
}

func launch() { conns++ }

// Warn goes on.
func Warn(text string) {
	if text != "" {
		reason = text
		log.Printf("warned: %s", text)
	}
}

var (
	made  sync.Map
	given sync.Map
)

// Made returns what belongs to a key, made once.
func Made(key string) int {
	if v, ok := made.Load(key); ok {
		return v.(int)
	}
	n := len(key)
	made.Store(key, n)
	return n
}

// Give stores what it is given, if there is nothing.
func Give(key string, n int) int {
	if v, ok := given.Load(key); ok {
		return v.(int)
	}
	given.Store(key, n)
	return n
}

// Given returns what was given.
func Given(key string) int {
	v, _ := given.Load(key)
	n, _ := v.(int)
	return n
}
