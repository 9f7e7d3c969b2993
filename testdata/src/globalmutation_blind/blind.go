// Package globalmutation_blind has state that its tests change before they look
// at it: some see what others left there, and some do not.
package globalmutation_blind

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
)

var items []string

func Add(s string) { items = append(items, s) }
func Count() int   { return len(items) }

var next int

func NextID() int {
	next++
	return next
}

type User struct{ Name string }

var users = map[string]User{}

func Create(u User) { users[u.Name] = u }

func List() []User {
	var out []User
	for _, u := range users {
		out = append(out, u)
	}
	return out
}

var saved = map[string]string{}

func Save(k, v string)       { saved[k] = v }
func All() map[string]string { return saved }

type Conf struct {
	Debug bool
	Name  string
}

var conf Conf

func Load(b []byte) error { return json.Unmarshal(b, &conf) }

var registered = map[string]int{}

func Register(name string) error {
	if _, ok := registered[name]; ok {
		return errors.New("registered twice")
	}
	registered[name] = 1
	return nil
}

var (
	mu      sync.Mutex
	started bool
)

var errStarted = errors.New("started already")

func Start() error {
	mu.Lock()
	defer mu.Unlock()
	if started {
		return errStarted
	}
	started = true
	return nil
}

var hits int

func Handler(w http.ResponseWriter, r *http.Request) {
	hits++
	fmt.Fprint(w, hits)
}

var level int

func Level() int     { return level }
func SetLevel(n int) { level = n }

// What follows makes blind, or is nobody's business.

var mode string

func Mode() string     { return mode }
func SetMode(s string) { mode = s }

func SwapMode(s string) string {
	old := mode
	mode = s
	return old
}

var names = map[string]string{}

func Put(k, v string)     { names[k] = v }
func Get(k string) string { return names[k] }

var lines []string

func ResetLines()            { lines = nil }
func Line(s string)          { lines = append(lines, s) }
func Lines() int             { return len(lines) }
func TruncateLines(s string) { lines = append(lines[:0], s) }

var calls int

func Call() {
	mu.Lock()
	calls++
	mu.Unlock()
}

func Calls() int {
	mu.Lock()
	defer mu.Unlock()
	return calls
}

var ready bool

func Prepare() error {
	mu.Lock()
	defer mu.Unlock()
	if ready {
		return nil
	}
	ready = true
	return nil
}

func Ready() bool { return ready }

var (
	agent   = "isolint"
	project = "https://example.com"
)

// Agent has no default that a test would ever see: each sets it first.
func Agent() string { return agent }

// Project is put back by one of the tests that set it.
func Project() string { return project }

var (
	clock = func() int { return 0 }
	ticks = func() int { return 0 }
)

func Clock() int { return clock() }

func Ticks() int { return ticks() }

var (
	loaded             = new(sync.Once)
	loads              = new(atomic.Int64)
	loader sync.Locker = new(sync.Mutex)
)

func LoadOnce() {
	loader.Lock()
	defer loader.Unlock()
	loaded.Do(func() { loads.Add(1) })
}

var fallback any = 1

func SetFallback(v any) { fallback = v }

func Fallback() any { return fallback }

type preset struct{ name string }

var config = new(preset)

func init() { config.name = "default" }

func Config() string { return config.name }
