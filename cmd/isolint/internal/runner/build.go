package runner

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"

	"github.com/isolint-go/isolint/cmd/isolint/internal/build"
	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
	"github.com/isolint-go/isolint/cmd/isolint/internal/execute"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// A building is the go command at work on the test binaries.
type building struct {
	built chan execute.Built // closed when it has ended
	err   error              // to be read then
}

// build builds the binaries of the selected packages, and tells of each when it
// is there. They are run from own. Without a store that can be used they are built in temp.
func (r *Runner) build(ctx context.Context, temp, own string, sel *Selection, known *knowledge) *building {
	b := &building{built: make(chan execute.Built, 2*len(sel.Packages)+1)}
	go func() {
		defer close(b.built)
		defer known.noMore(ctx)
		b.err = r.buildInto(ctx, r.store(), own, sel.binaries(), known, b.built)
		var full *build.StoreError
		if errors.As(b.err, &full) && ctx.Err() == nil {
			r.Warn("binaries are built for this run alone: " + full.Said)
			b.err = r.buildInto(ctx, filepath.Join(temp, "bin"), "", full.Packages, known, b.built)
		}
		if b.err != nil {
			b.built <- execute.Built{Incomplete: true}
		}
	}()
	return b
}

// buildInto builds packages into a store. Of two runs one waits for the other's go command:
// the store shows which binaries are new.
func (r *Runner) buildInto(ctx context.Context, store, own string, packages []build.Package, known *knowledge, out chan<- execute.Built) error {
	unlock, err := lock(store)
	if err != nil {
		return &build.StoreError{Packages: packages, Said: err.Error()}
	}
	defer unlock()
	touch(store)
	return build.Run(ctx, build.Request{
		Command: r.Go.Command, Packages: packages, Store: store, Own: own,
		Flags: stripped(r.BuildFlags, packages), Salt: r.settings(known.sel.env),
	}, func(b build.Built) {
		one := execute.Built{Package: b.Package, Binary: b.Binary, Failed: b.Failed, Setup: b.Setup || known.sel.unloadable(b.Package)}
		if b.Failed == "" {
			one.Known = known.of(b.Package, b.Binary)
			one.Await = one.Known == nil && r.Enforce == Place && known.heavy()[b.Package]
		}
		if one.Await {
			known.start(ctx)
		}
		out <- one
	}, func(e event.Event) { out <- execute.Built{Said: &e} })
}

// lock makes a store, and locks it while a go command writes to it.
func lock(store string) (unlock func(), err error) {
	if err := os.MkdirAll(store, 0o777); err != nil {
		return nil, err
	}
	return lockedfile.MutexAt(filepath.Join(store, "lock")).Lock()
}

// ownDirectory makes a directory for the binaries of this run: among the stores, so that
// links from there are possible, and trimmed with them should nobody else remove it.
func (r *Runner) ownDirectory(temp string) string {
	stores := filepath.Join(r.Cache, "bin")
	if err := os.MkdirAll(stores, 0o777); err != nil {
		return filepath.Join(temp, "own") // beside those of the slots
	}
	dir, err := os.MkdirTemp(stores, "run")
	if err != nil {
		return filepath.Join(temp, "own")
	}
	return dir
}

// stripped has the linker leave out what only debuggers read, as go test has it
// for what it runs itself: a third of the size, and half of the time. Like go test
// it spares the tests of package runtime, which read it.
func stripped(flags []string, packages []build.Package) []string {
	own := slices.ContainsFunc(flags, func(f string) bool { return strings.HasPrefix(f, "-ldflags") })
	if own {
		return flags
	}
	flags = append(slices.Clip(flags), "-ldflags=-s -w")
	if slices.ContainsFunc(packages, func(p build.Package) bool { return p.Path == "runtime" }) {
		flags = append(flags, "-ldflags=runtime=") // costs the go command a sixth of its time
	}
	return flags
}

// settings tell apart what decides on a binary besides the packages that go in and
// the flags: what the go command and the linker are set to, the tools, and the versions
// that go.mod and the files beside it ask for. It is empty if GOFLAGS or CGO_LDFLAGS have
// something decide that cannot be asked for.
func (r *Runner) settings(env load.Environment) string {
	if slices.ContainsFunc(env.Flags, build.Unlisted) || env.LDFlags != defaultLDFlags {
		return ""
	}
	sum := sha256.New()
	fmt.Fprintf(sum, "%s\n", env.All)
	for _, name := range unlistedVariables {
		fmt.Fprintf(sum, "%s=%s\n", name, value(r.Go.Env, name))
	}
	for _, tool := range r.tools(env) {
		if info, err := os.Stat(tool); err == nil {
			fmt.Fprintf(sum, "%s %d %d\n", tool, info.Size(), info.ModTime().UnixNano())
		}
	}
	for _, name := range []string{
		env.GOMOD, strings.TrimSuffix(env.GOMOD, ".mod") + ".sum", env.GOWORK, env.GOWORK + ".sum",
		filepath.Join(env.Root(), "vendor", "modules.txt"),
	} {
		if text, err := os.ReadFile(name); err == nil {
			fmt.Fprintf(sum, "%q\n%s\n", name, text)
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// defaultLDFlags is what go env says if CGO_LDFLAGS is not set.
const defaultLDFlags = "-O2 -g"

// unlistedVariables decide on what is made and are not shown by go env (the go command's
// work/exec.go, buildActionID and linkActionID).
var unlistedVariables = []string{"GO_EXTLINK_ENABLED", "GOCLOBBERDEADHASH", "GOSSAFUNC", "GOSSADIR", "GOCOMPILEDEBUG"}

// tools are the programs that have a part in a binary, as far as they are found. The C
// compiler makes what the standard library has of C.
func (r *Runner) tools(env load.Environment) []string {
	var files []string
	for _, name := range []string{"compile", "asm", "cgo", "link", "vet"} {
		files = append(files, filepath.Join(env.GOTOOLDIR, name+env.GOEXE))
	}
	for _, word := range strings.Fields(env.CC) { // ccache gcc
		if file, ok := r.Go.LookPath(word); ok {
			files = append(files, file)
		}
	}
	return files
}

// store is where the binaries of these packages, built in this way, are kept.
func (r *Runner) store() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q", r.Config.Root, r.BuildFlags))
	return filepath.Join(r.Cache, "bin", hex.EncodeToString(sum[:8]))
}

// Unused is for how long a directory of the cache is kept that no run has used.
const Unused = 5 * 24 * time.Hour

// touch notes that a directory is in use.
func touch(dir string) {
	now := time.Now()
	os.Chtimes(dir, now, now)
}

// trim removes what has not been used for long.
func (r *Runner) trim() {
	for _, kind := range []string{"bin", "effects", "results"} {
		dir := filepath.Join(r.Cache, kind)
		mark := filepath.Join(dir, "trimmed")
		if info, err := os.Stat(mark); err == nil && time.Since(info.ModTime()) < 24*time.Hour {
			continue
		}
		entries, err := os.ReadDir(dir)
		if err != nil {
			continue
		}
		for _, e := range entries {
			if info, err := e.Info(); err == nil && e.IsDir() && time.Since(info.ModTime()) > Unused {
				os.RemoveAll(filepath.Join(dir, e.Name()))
			}
		}
		os.WriteFile(mark, nil, 0o666)
	}
}
