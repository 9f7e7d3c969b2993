// Package effects is summarised: each comment says what its function does.
package effects

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

var (
	level  = 1
	names  = map[string]int{}
	once   sync.Once
	lock   sync.Mutex
	shared = &thing{}
)

type thing struct {
	n    int
	next *thing
}

func set(v int)        { level = v }                     // want `set: write var:effects.level`
func get() int         { return level }                  // want `get: read var:effects.level`
func (t *thing) inc()  { t.n++ }                         // want `inc: through 0`
func (t *thing) deep() { t.next.n = 1 }                  // want `deep: through 0.next`
func viaSet()          { set(2) }                        // want `viaSet: write var:effects.level`
func viaShared()       { shared.inc() }                  // want `viaShared: read var:effects.shared, write var:effects.shared`
func setTo(p *int)     { *p = 3 }                        // want `setTo: through 0`
func address()         { setTo(&level) }                 // want `address: read var:effects.level, write var:effects.level`
func env(k string)     { os.Setenv(k, "x") }             // want `env: write env:.p0.`
func viaEnv()          { env("HOME") }                   // want `viaEnv: write env:HOME`
func write(dir string) { put(dir, "out.txt") }           // want `write: write file:.p0./out.txt`
func viaWrite()        { write(os.TempDir()) }           // want `viaWrite: read env:TMPDIR, write file:.TMPDIR/out.txt`
func lazily()          { once.Do(func() { level = 9 }) } // want `lazily: memo var:effects.level`
func local() int       { x := 1; x++; return x }         // ok: nothing outlives it

func put(dir, name string) { // want `put: write file:.p0./.p1.`
	os.WriteFile(filepath.Join(dir, name), nil, 0o600)
}

func restored() { // want `restored: deferred write var:effects.level, write var:effects.level undone by defer`
	old := level
	defer func() { level = old }()
	level = 5
}

func cleaned(t *testing.T) { // want `cleaned: cleanup write var:effects.level, write var:effects.level undone by cleanup`
	old := level
	t.Cleanup(func() { level = old })
	level = 5
}

func returned() func() { // want `returned: result write var:effects.level`
	old := level
	return func() { level = old }
}

func memo(k string) int { // want `memo: memo var:effects.names, read var:effects.names`
	lock.Lock()
	defer lock.Unlock()
	if n, ok := names[k]; ok {
		return n
	}
	names[k] = len(k)
	return len(k)
}

func register(k string, v int) { // want `register: read var:effects.names, write var:effects.names`
	lock.Lock()
	defer lock.Unlock()
	names[k] = v
}

func parallel(t *testing.T) { t.Parallel() } // want `parallel: parallel`

var started bool

func start() error { // want `start: read var:effects.started, write var:effects.started`
	if started {
		return errors.New("started twice")
	}
	started = true
	return nil
}

func startLocked() (err error) { // want `startLocked: read var:effects.started, write var:effects.started`
	lock.Lock()
	defer lock.Unlock()
	if started {
		return os.ErrExist
	}
	started = true
	return nil
}

func prepare() error { // want `prepare: memo var:effects.started, read var:effects.started`
	if started {
		return nil
	}
	started = true
	return nil
}
