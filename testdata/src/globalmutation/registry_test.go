package globalmutation

import (
	"sync"
	"sync/atomic"
	"testing"

	"example.com/registry"
)

var (
	registryOnce   sync.Once
	registryInside = 1
	registryCount  atomic.Int64
	registryLevel  atomic.Int64
)

func TestRegistryUnderLock(t *testing.T) {
	registry.Register("fake", 1) // want "changes registry.drivers and leaves it changed"
}

func TestRegistrySyncMap(t *testing.T) {
	registry.Set("k", "v") // want "changes registry.values and leaves it changed"
}

func TestRegistryAppend(t *testing.T) {
	registry.Add("/x") // want "changes registry.routes and leaves it changed"
}

func TestRegistryAtomic(t *testing.T) {
	registry.SetLevel(3) // want "changes registry.level and leaves it changed"
}

func TestRegistryOverwritten(t *testing.T) {
	registry.SetDir("/tmp") // want "changes registry.dir and leaves it changed"
}

func TestRegistryOwnAtomic(t *testing.T) {
	registryLevel.Store(3) // want "changes registryLevel and leaves it changed"
}

// A test's own once runs when the test says so, but what it does is done once
// in the whole process.
func TestRegistryLazy(t *testing.T) {
	registryOnce.Do(func() {
		registryInside = 2 // ok: lazy initialisation
	})
	registryCount.Add(1) // ok: a counter
	old := registry.Level()
	defer registry.SetLevel(old)
	registry.SetLevel(5)  // ok: the deferred call puts the old level back
	dir := registry.Dir() // ok: reads
	t.Cleanup(func() { registry.SetDir(dir) })
	registry.SetDir("/restored") // ok: restored by the cleanup
}

func TestRegistryReads(t *testing.T) {
	if registry.Driver("fake") != nil || registry.Get("k") != "" || registry.Routes() != 0 || registry.Level() != 0 || registry.Dir() != "/srv" {
		t.Error("changed")
	}
	if registryInside == 0 || registryCount.Load() < 0 || registryLevel.Load() != 0 {
		t.Error("changed")
	}
}
