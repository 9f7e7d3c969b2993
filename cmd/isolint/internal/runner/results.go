package runner

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
	"github.com/isolint-go/isolint/cmd/isolint/internal/execute"
	"github.com/isolint-go/isolint/cmd/isolint/internal/result"
)

// results are the outcomes of earlier runs, for the dispatcher.
type results struct {
	*result.Cache
	warn            func(string)
	unread, unsaved sync.Once // of a directory that fails one warning is enough
}

// cache opens the results that this very program has kept: another one may see
// other things in what tests print.
func (r *Runner) cache() (c *result.Cache, tool string) {
	dir := filepath.Join(r.Cache, "results")
	id, err := result.Open(dir).Identify(result.Run{Binary: r.Tool})
	if err != nil {
		r.Warn("this program has no identity: " + err.Error())
	}
	sum := sha256.Sum256([]byte(id))
	own := filepath.Join(dir, hex.EncodeToString(sum[:8]))
	touch(own)
	return result.Open(own), id
}

// Look implements execute.Results.
func (r *results) Look(l execute.Launch) (events []event.Event, why string) {
	entry, why, err := r.Cache.Look(run(l))
	if err != nil {
		r.unread.Do(func() { r.warn("the cache of results was not read: " + err.Error()) })
	}
	if entry == nil {
		return nil, why
	}
	var kept recording
	if err := event.Replay(bytes.NewReader(entry.Stream), &kept); err != nil {
		return nil, "what was kept of it is damaged"
	}
	return slices.Clip(kept.events), why
}

// Save implements execute.Results.
func (r *results) Save(l execute.Launch, events []event.Event, logs [][]byte, started time.Time) {
	var stream bytes.Buffer
	enc := event.NewEncoder(&stream)
	for _, e := range events {
		e.Time = nil
		if err := enc.Handle(e); err != nil {
			return // nothing is kept of what cannot be encoded
		}
	}
	r.save(run(l), logs, started, stream.Bytes())
}

func (r *results) save(of result.Run, logs [][]byte, started time.Time, stream []byte) {
	err := r.Cache.Save(of, logs, started, result.Entry{Stream: stream, Elapsed: time.Since(started)})
	var refused result.Refusal
	if err != nil && !errors.As(err, &refused) {
		r.unsaved.Do(func() { r.warn("the result of " + of.Package + " was not kept: " + err.Error()) })
	}
}

// proof is the kind of what is kept of a package that has passed whole.
const proof = "whole"

// Proved implements execute.Proofs.
func (r *results) Proved(l execute.Launch) bool {
	of := run(l)
	of.Kind = proof
	entry, _, err := r.Cache.Look(of)
	if err != nil {
		r.unread.Do(func() { r.warn("the cache of results was not read: " + err.Error()) })
	}
	return entry != nil
}

// Prove implements execute.Proofs.
func (r *results) Prove(l execute.Launch, logs [][]byte, started time.Time) {
	of := run(l)
	of.Kind = proof
	r.save(of, logs, started, nil)
}

func run(l execute.Launch) result.Run {
	return result.Run{Package: l.Package, Binary: l.Binary, Args: l.Args, Dir: l.Dir, Root: l.Root, Env: l.Env}
}

// A recording keeps events.
type recording struct{ events []event.Event }

// Handle implements event.Handler.
func (r *recording) Handle(e event.Event) error {
	r.events = append(r.events, e)
	return nil
}
