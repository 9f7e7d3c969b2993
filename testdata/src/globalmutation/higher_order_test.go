package globalmutation

import (
	"io/fs"
	"path/filepath"
	"sync"
	"testing"

	"golang.org/x/sync/errgroup"
)

var (
	higherWalk     = 1
	higherGroup    = 1
	higherParallel = 1
	higherNamed    = 1
	higherOnceFunc = 1
	higherClean    = 1
	higherUndo     = 1
)

func setHigherNamed() error { higherNamed = 2; return nil }

func resetHigher() { higherUndo = 1 }

func TestHigherOrderWalk(t *testing.T) {
	_ = filepath.WalkDir(t.TempDir(), func(path string, d fs.DirEntry, err error) error {
		higherWalk = 2 // want "changes higherWalk and leaves it changed"
		return nil
	})
}

func TestHigherOrderGroup(t *testing.T) {
	var g errgroup.Group
	g.Go(func() error {
		higherGroup = 2 // want "changes higherGroup and leaves it changed"
		return nil
	})
	_ = g.Wait()
}

func TestHigherOrderNamed(t *testing.T) {
	var g errgroup.Group
	g.Go(setHigherNamed) // want "changes higherNamed and leaves it changed"
	_ = g.Wait()
}

func BenchmarkHigherOrderReads(b *testing.B) {
	if higherParallel != 1 {
		b.Error("changed")
	}
}

func BenchmarkHigherOrderParallel(b *testing.B) {
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			higherParallel++ // want "changes higherParallel and leaves it changed"
		}
	})
}

// The undo is handed on: as a function that runs once, or by its name.
func TestHigherOrderUndo(t *testing.T) {
	old := higherClean
	t.Cleanup(sync.OnceFunc(func() { higherClean = old }))
	higherClean = 2 // ok: restored by the cleanup
	t.Cleanup(resetHigher)
	higherUndo = 2 // ok: restored by the named cleanup
	_ = filepath.WalkDir(t.TempDir(), func(path string, d fs.DirEntry, err error) error {
		return nil // ok: changes nothing
	})
	var g errgroup.Group
	n := 0
	g.Go(func() error { n++; return nil }) // ok: a local
	_ = g.Wait()
	_ = setHigherNamed // ok: not called
}

func TestHigherOrderReads(t *testing.T) {
	if higherWalk+higherGroup+higherParallel+higherNamed+higherOnceFunc+higherClean+higherUndo != 7 { // ok: reads
		t.Error("changed")
	}
}
