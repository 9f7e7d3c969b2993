package runner

import (
	"bytes"
	"errors"
	"path/filepath"
	"slices"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
	"github.com/isolint-go/isolint/cmd/isolint/internal/execute"
	"github.com/isolint-go/isolint/cmd/isolint/internal/result"
)

// results are the outcomes of earlier runs, for the dispatcher.
type results struct {
	*result.Cache
	warn func(string)
}

func (r *Runner) cache() *result.Cache { return result.Open(filepath.Join(r.Cache, "results")) }

// Look implements execute.Results.
func (r *results) Look(l execute.Launch) (events []event.Event, why string) {
	entry, why, err := r.Cache.Look(run(l))
	if err != nil {
		r.warn("the cache of results was not read: " + err.Error())
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
	err := r.Cache.Save(run(l), logs, started, result.Entry{Stream: stream.Bytes(), Elapsed: time.Since(started)})
	var refused result.Refusal
	if err != nil && !errors.As(err, &refused) {
		r.warn("the result of " + l.Package + " was not kept: " + err.Error())
	}
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
