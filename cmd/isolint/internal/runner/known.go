package runner

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/atomicfile"
	"github.com/isolint-go/isolint/cmd/isolint/internal/execute"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
	"github.com/isolint-go/isolint/cmd/isolint/internal/result"
)

// knowledge is what is known of what tests hold: from a store, by the identity
// of their binary, or from an analysis, if there are binaries that the store knows
// nothing of. That runs beside the tests when all is built, with the lowest
// priority: with as many processors as compilers and tests have work for it would
// else be in their way.
type knowledge struct {
	*Runner
	sel   *Selection
	cache *result.Cache
	tool  string // identity of this program
	found chan *execute.Known

	heavy func() map[string]bool // packages that may be heavy; asked for once

	started time.Time // of the run
	unsaved sync.Once // as with results

	mu     sync.Mutex
	keys   map[string]string              // in the store, by package
	parts  map[string][]*manifest.Package // by package
	sent   map[string]bool
	cancel context.CancelFunc
	done   chan struct{} // of the analysis; nil if there is none
	over   bool          // the analysis has ended
	built  bool          // no more binaries will come
}

func (r *Runner) newKnowledge(ctx context.Context, sel *Selection, cache *result.Cache, tool string) *knowledge {
	k := &knowledge{
		Runner: r, sel: sel, cache: cache, tool: tool, found: make(chan *execute.Known, len(sel.Packages)),
		started: time.Now(), keys: make(map[string]string), parts: make(map[string][]*manifest.Package), sent: make(map[string]bool),
	}
	k.heavy = sync.OnceValue(func() map[string]bool { return r.mayBeHeavy(ctx, sel) })
	return k
}

// of returns what is known of the tests of a binary.
func (k *knowledge) of(path, binary string) *execute.Known {
	key, err := k.key(path, binary)
	if err != nil {
		return nil
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.keys[path] = key
	if parts, ok := k.load(key); ok {
		k.sent[path] = true
		return k.sel.know(path, parts)
	}
	return k.complete(path)
}

// start starts the analysis, once.
func (k *knowledge) start(ctx context.Context) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.done != nil {
		return
	}
	ctx, k.cancel = context.WithCancel(ctx)
	k.done = make(chan struct{})
	req := k.request(k.sel.patterns())
	req.Background = true
	req.Known = k.take
	go func() {
		defer close(k.done)
		defer k.noMoreOfIt()
		if _, err := load.Vet(ctx, req); err != nil && ctx.Err() == nil {
			k.Warn("what the tests hold is not known: " + err.Error())
		}
	}()
}

// take takes a manifest; that of a package is complete when all its units have
// been heard of.
func (k *knowledge) take(m *manifest.Package) {
	k.mu.Lock()
	defer k.mu.Unlock()
	path := k.sel.packageOf(m.Path)
	k.parts[path] = append(k.parts[path], m)
	if known := k.complete(path); known != nil {
		k.found <- known // there is room for each package
	}
}

// complete returns what is known of a package, once, when that is all.
func (k *knowledge) complete(path string) *execute.Known {
	key, wanted := k.keys[path]
	if !wanted || k.sent[path] || len(k.parts[path]) < k.sel.units(path) {
		return nil
	}
	k.sent[path] = true
	k.save(key, k.parts[path])
	return k.sel.know(path, k.parts[path])
}

// noMore says that all binaries have come.
func (k *knowledge) noMore(ctx context.Context) {
	if k.lacking() && ctx.Err() == nil {
		k.start(ctx)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.built = true
	if k.done == nil || k.over {
		close(k.found)
	}
}

// lacking reports whether there are binaries that nothing is known of.
func (k *knowledge) lacking() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return len(k.sent) < len(k.keys)
}

// noMoreOfIt says that the analysis has ended.
func (k *knowledge) noMoreOfIt() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.over = true
	if k.built {
		close(k.found)
	}
}

// patience is the part of a run that the analysis may take longer than the tests,
// so that the next run knows. What it has done by then is in go's cache.
const patience = 10

// end ends the analysis.
func (k *knowledge) end() {
	k.mu.Lock()
	done := k.done
	k.mu.Unlock()
	if done == nil {
		return
	}
	select {
	case <-done:
	case <-time.After(time.Since(k.started) / patience):
		k.cancel()
		<-done
	}
}

// key names what is stored of a binary: the same code and the same settings
// hold the same.
func (k *knowledge) key(path, binary string) (string, error) {
	id, err := k.cache.Identify(result.Run{Binary: binary})
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %q %q", k.tool, path, id, k.Heavy))
	return hex.EncodeToString(sum[:]), nil
}

func (k *knowledge) file(key string) string {
	return filepath.Join(k.Cache, "effects", key[:2], key)
}

func (k *knowledge) load(key string) (parts []*manifest.Package, ok bool) {
	data, err := os.ReadFile(k.file(key))
	touch(filepath.Dir(k.file(key)))
	if err != nil || json.Unmarshal(data, &parts) != nil {
		return nil, false
	}
	return parts, true
}

func (k *knowledge) save(key string, parts []*manifest.Package) {
	data, err := json.Marshal(parts)
	if err == nil {
		err = atomicfile.Write(k.file(key), data)
	}
	if err != nil {
		k.unsaved.Do(func() { k.Warn("what the tests hold was not saved: " + err.Error()) })
	}
}
