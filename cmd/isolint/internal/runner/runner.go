// Package runner joins the parts of a test run: which tests there are, how their
// binaries are built, what is known of what they hold, and what earlier runs
// have shown. What runs when, and what comes of it, is execute's; how it is shown
// is for others.
package runner

import (
	"context"
	"errors"
	"os"
	"slices"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
	"github.com/isolint-go/isolint/cmd/isolint/internal/execute"
	"github.com/isolint-go/isolint/cmd/isolint/internal/history"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
	"github.com/isolint-go/isolint/cmd/isolint/internal/process"
	"github.com/isolint-go/isolint/cmd/isolint/internal/result"
)

// Enforce says what becomes of a test that reaches a heavy call without the
// mark.
type Enforce uint8

const (
	Place  Enforce = iota // it runs as if it had the mark
	Strict                // nothing runs
	Off                   // it runs as it is
)

// Options are what a run was asked for.
type Options struct {
	Patterns []string
	Ignore   []config.Pattern // packages to leave out
	Marks    string           // an expression of marks
	Stage    string
	Profile  string

	RunPattern, SkipPattern string // -run and -skip

	Width      int // 0: as idle processors allow
	Serial     bool
	Isolate    plan.Isolate
	Enforce    Enforce
	Timeout    time.Duration
	PerTest    time.Duration
	Retries    int
	FailFast   bool
	MemoryKill bool
	Memory     int64 // bytes; 0: what is free
	Why        bool

	BuildFlags []string // of go test and go build
	ListFlags  []string // those of them that decide which files a package has
	TestArgs   []string // of test binaries
	// Whole is a reason not to cut packages; empty if there is none.
	Whole string
	// Uncached is a reason to take nothing from the cache, nor to put anything
	// there; empty if there is none.
	Uncached      string
	Alone         bool     // one package at a time: -bench
	Cover         bool     // BuildFlags say what is to be measured
	CoverProfile  string   // file, absolute
	CoverPackages []string // patterns of -coverpkg
	History       string   // file; empty: in the cache
}

// A Runner runs the tests of one module, or of several.
type Runner struct {
	Go     load.Go
	Tool   string // this program, absolute
	Guard  string // its first argument as the guard of a run; see process.Guard
	Cache  string // a directory of this program's own below the user's cache
	Config *config.Config
	Heavy  string // for load.Request
	Options

	Events event.Handler
	Watch  func(execute.Snapshot) // may be nil
	Kill   <-chan struct{}
	Warn   func(text string)
}

// request asks for packages.
func (r *Runner) request(patterns []string) load.Request {
	return load.Request{Go: r.Go, Patterns: patterns, BuildFlags: r.ListFlags, Tool: r.Tool, Heavy: r.Heavy}
}

// Run runs what was selected.
func (r *Runner) Run(ctx context.Context, sel *Selection) (execute.Outcome, error) {
	env := sel.env
	temp, err := os.MkdirTemp("", "isolint")
	if err != nil {
		return execute.Outcome{}, err
	}
	defer os.RemoveAll(temp)
	// As in /tmp: tests may have files there for other users.
	if err := os.Chmod(temp, 0o755); err != nil {
		return execute.Outcome{}, err
	}
	own := r.ownDirectory(temp)
	defer os.RemoveAll(own)
	guard, err := process.StartGuard(r.Tool, r.Guard, temp, own)
	if err != nil {
		return execute.Outcome{}, err
	}
	defer guard.Dismiss()
	r.Go.Env = append(slices.Clip(r.Go.Env), process.TagVariable+"="+temp+"/go")
	past, warning := history.Load(r.historyFile(env))
	if warning != nil {
		r.Warn(warning.Error())
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	cache, tool := r.cache()
	defer func() {
		if err := cache.Close(); err != nil {
			r.Warn("the cache of results was not written: " + err.Error())
		}
	}()
	known := r.newKnowledge(ctx, sel, cache, tool)
	building := r.build(ctx, temp, own, sel, known)
	options, profiles := r.options(env, temp, past, sel, cache), make(profiles)
	if r.CoverProfile != "" {
		options.Covered = profiles.add
	}
	outcome, err := execute.Run(ctx, sel.execute(), options, execute.World{
		Built: building.built, Known: known.found, Events: r.Events, Watch: r.Watch, Kill: r.Kill, Warn: r.Warn,
	})
	if err == nil && r.CoverProfile != "" {
		err = r.writeProfile(ctx, sel, profiles)
	}
	known.end()
	stop()
	for range building.built { // until the go command has ended
	}
	// With -failfast it may be us who have ended the go command.
	if err == nil && !outcome.Interrupted && !errors.Is(building.err, context.Canceled) {
		err = building.err
	}
	r.trim()
	if saved := past.Save(r.historyFile(env)); saved != nil {
		r.Warn("the history of tests was not saved: " + saved.Error())
	}
	return outcome, err
}

func (r *Runner) historyFile(env load.Environment) string {
	if r.History != "" {
		return r.History
	}
	return history.Path(r.Cache, env.Root())
}

// options are those of the dispatcher.
func (r *Runner) options(env load.Environment, temp string, past *history.History, sel *Selection, cache *result.Cache) execute.Options {
	o := execute.Options{
		Width: r.Width, Serial: r.Serial || r.Alone, Isolate: r.Isolate, Limits: sel.Limits,
		Args: r.TestArgs, Run: sel.runArgs(), Select: sel.matcher.Args,
		Env: testEnvironment(r.Go.Env, env, r.BuildFlags), Temp: temp,
		Timeout: r.Timeout, PerTest: r.PerTest, Retries: r.Retries, FailFast: r.FailFast,
		MemoryKill: r.MemoryKill, Cover: r.Cover, History: past, Why: r.Why,
	}
	kept := &results{Cache: cache, warn: r.Warn}
	if r.Uncached == "" {
		o.Results = kept
	}
	if r.Isolate != plan.ByTest {
		o.Proofs = kept
	}
	return o
}
