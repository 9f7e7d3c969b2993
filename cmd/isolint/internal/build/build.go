// Package build makes the test binaries of packages with go test -c, and says
// of each when it is there.
//
// The binaries are kept in a store from one run to the next: go then links only
// what has changed, while go test links every binary that it runs. A binary that
// is up to date gets a new modification time from the go command when it has
// looked at it, a new one is moved into place; so the store is looked at while
// the command runs, and the first test need not wait for the last link. Where the
// ledger shows that nothing has changed the command is not called at all.
package build

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
)

// A Package is one to build the test binary of.
type Package struct {
	Path  string
	Tests bool // it has test files; one without is compiled all the same, as go test does
	// Files are those that make the package up, and Name is its name, if it was
	// asked for by its files: its path is then no place.
	Files []string
	Name  string
}

// Request says what to build.
type Request struct {
	// Command prepares a go command.
	Command  func(ctx context.Context, args ...string) (*exec.Cmd, error)
	Packages []Package
	Flags    []string // of go build and go vet, such as -race and -tags
	Store    string   // directory
	// Own is a directory for what this run executes, best on the file system of Store:
	// while its tests run another one may build anew in the store, from other code or
	// with other settings. If it is empty nobody else uses the store.
	Own string
	// Salt tells apart what else decides on a binary: versions, settings. Without it
	// the go command is asked for each package.
	Salt string
}

// Built is a binary that is there, or a package that does not build.
type Built struct {
	Package string
	Binary  string // absolute; empty if Failed
	// Failed is the import path of what did not compile, as go test names it.
	Failed string
	// Setup: it was not even tried to compile the package, as what it imports is
	// not there, or imports it.
	Setup bool
}

// A StoreError says that binaries could not be put in the store, or be had from there: its
// disk may be full. They may be built again with another one.
type StoreError struct {
	Packages []Package
	Said     string // by the go command or the system
}

func (e *StoreError) Error() string { return e.Said }

// poll is how often the store is looked at.
const poll = 10 * time.Millisecond

// Run builds the packages and calls built for each that has test files, and for
// each that fails, from one goroutine; what the compilers say goes to said as
// build events. Its own error is of the go command: nothing can be said of the
// packages then that built was not called for.
func Run(ctx context.Context, req Request, built func(Built), said func(event.Event)) error {
	var lost *StoreError
	seen := openLedger(ctx, req)
	defer seen.save()
	for _, g := range groups(req.Packages) {
		b := &builder{req: req, dir: filepath.Join(req.Store, g.name), built: built, said: said}
		g.packages = seen.skip(b, g)
		if len(g.packages) == 0 {
			continue
		}
		if err := b.run(ctx, g); err != nil {
			return err
		}
		seen.enter(b, g)
		if b.full != "" {
			if lost == nil {
				lost = &StoreError{Said: b.full}
			}
			lost.Packages = append(lost.Packages, b.left()...)
		}
	}
	if lost != nil {
		return lost
	}
	return nil
}

// A builder runs one go test -c.
type builder struct {
	req   Request
	dir   string
	built func(Built)
	said  func(event.Event)

	waiting  map[string]Package // by the binaries that are not there yet
	untested []Package          // without a binary
	failed   map[string]string  // by import path: the package that the go command says it of
	refused  map[string]bool    // by import path: packages that were announced as failed
	cycles   map[string]bool    // by import path: packages that import themselves
	full     string             // what is said if the store's disk is full
}

// diskFull is what every system says in these words.
const diskFull = "no space left on device"

func (b *builder) run(ctx context.Context, g group) error {
	if err := os.MkdirAll(b.dir, 0o777); err != nil {
		return err
	}
	b.waiting, b.failed = make(map[string]Package), make(map[string]string)
	b.refused, b.cycles = make(map[string]bool), make(map[string]bool)
	output := os.DevNull // the go command then minds no equal names
	if g.binaries {
		output = b.dir + string(filepath.Separator)
	}
	args := slices.Concat([]string{"test", "-c", "-json", "-o", output}, b.req.Flags)
	for _, p := range g.packages {
		args = append(args, p.args()...)
		if g.binaries {
			b.waiting[b.binary(p)] = p
		} else {
			b.untested = append(b.untested, p)
		}
	}
	if err := b.age(); err != nil {
		return err
	}
	cmd, err := b.req.Command(ctx, args...)
	if err != nil {
		return err
	}
	// A binary is moved from there; from another file system it would be copied,
	// and seen before it is whole.
	work := filepath.Join(b.dir, "work")
	if err := os.MkdirAll(work, 0o777); err != nil {
		return err
	}
	defer os.RemoveAll(work)
	cmd.Env = append(cmd.Environ(), "GOTMPDIR="+work)
	out, w := io.Pipe()
	var stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = w, &stderr
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() {
		err := cmd.Wait()
		w.Close()
		ended <- err
	}()
	events := make(chan event.Event)
	go func() {
		defer close(events)
		read(out, events)
	}()
	b.watch(events)
	return b.conclude(ctx, <-ended, stderr.String())
}

// binary is where a package's binary is to be.
func (b *builder) binary(p Package) string {
	name := p.binaryName()
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return filepath.Join(b.dir, name)
}

// long is a time at which no binary was made.
var long = time.Unix(1, 0)

// age makes the binaries that are there old, so that they are seen to be touched.
func (b *builder) age() error {
	for file := range b.waiting {
		if err := os.Chtimes(file, long, long); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

// watch announces binaries until the go command has said all it has to say.
func (b *builder) watch(events <-chan event.Event) {
	tick := time.NewTicker(poll)
	defer tick.Stop()
	for {
		select {
		case e, ok := <-events:
			if !ok {
				return
			}
			b.hear(e)
		case <-tick.C:
			b.look()
		}
	}
}

// hear takes an event of the go command. Of a package that is not there it says
// for which one it was looked for: "# m/b", and then what is wrong with it.
func (b *builder) hear(e event.Event) {
	if e.Action == event.BuildOutput && strings.Contains(e.Output, diskFull) {
		b.full = strings.TrimSpace(e.Output)
	}
	if b.full != "" {
		return // no fault of what is built, which will be built again
	}
	switch e.Action {
	case event.BuildOutput:
		if of, ok := strings.CutPrefix(e.Output, "# "); ok && b.failed[e.ImportPath] == "" {
			b.failed[e.ImportPath], _, _ = strings.Cut(strings.TrimSpace(of), " ")
		}
		if strings.Contains(e.Output, ": import cycle not allowed") {
			b.cycles[b.failed[e.ImportPath]] = true
		}
	case event.BuildFail:
		if b.failed[e.ImportPath] == "" {
			b.failed[e.ImportPath] = plain(e.ImportPath)
		}
	default:
		return
	}
	b.said(e)
}

// plain cuts the mark of a test variant: "p [p.test]" is p.
func plain(importPath string) string {
	path, _, _ := strings.Cut(importPath, " ")
	return path
}

// look announces the binaries that have come since the last look.
func (b *builder) look() {
	var ready []string
	for file := range b.waiting {
		if info, err := os.Stat(file); err == nil && !info.ModTime().Equal(long) {
			ready = append(ready, file)
		}
	}
	slices.Sort(ready)
	for _, file := range ready {
		if !b.announce(b.waiting[file], file) {
			return
		}
		delete(b.waiting, file)
	}
}

// announce says that a binary is there, in the directory of this run.
func (b *builder) announce(p Package, file string) bool {
	own, err := b.take(file)
	if err != nil {
		b.full = err.Error()
		return false
	}
	b.built(Built{Package: p.Path, Binary: own})
	return true
}

// read hands on the build events of the go command.
func read(r io.Reader, events chan<- event.Event) {
	dec := json.NewDecoder(r)
	for {
		var e event.Event
		if err := dec.Decode(&e); err != nil {
			io.Copy(io.Discard, r) // never block the go command
			return
		}
		events <- e
	}
}
