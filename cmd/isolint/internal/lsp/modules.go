package lsp

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// A module is where the go command works for some files.
type module struct{ load.Go }

// modules knows the modules of files.
type modules struct {
	env []string

	mu        sync.Mutex
	known     map[place]*module // nil: none to look at
	forgotten int               // how often everything was
}

// A place is what decides on the module: the nearest go.mod and go.work upwards.
// Not every editor tells when they change.
type place struct{ mod, work stamp }

// A stamp is one state of a file.
type stamp struct {
	dir      string
	size     int64
	modified int64 // in nanoseconds, as times do not compare
}

// stampOf is the state of a file now; where there is none it has no size and no time.
func stampOf(dir, name string) stamp {
	info, err := os.Stat(filepath.Join(dir, name))
	if err != nil {
		return stamp{dir: dir}
	}
	return stamp{dir, info.Size(), info.ModTime().UnixNano()}
}

// of returns the module of a file; nil if it belongs to none, or to one that is not
// worked on: the standard library's, or one in the module cache, where a definition
// leads. What is vendored is not worked on either.
func (m *modules) of(ctx context.Context, file string) (*module, error) {
	dir := filepath.Dir(file)
	mod, ok := config.Upwards(dir, "go.mod")
	if !ok || slices.Contains(strings.Split(filepath.ToSlash(dir[len(mod):]), "/"), "vendor") {
		return nil, nil
	}
	work, _ := config.Upwards(mod, "go.work")
	at := place{stampOf(mod, "go.mod"), stampOf(work, "go.work")}
	m.mu.Lock()
	known, ok := m.known[at]
	forgotten := m.forgotten
	m.mu.Unlock()
	if ok {
		return known, nil
	}
	// The go command may take its time, and messages are read meanwhile.
	found, err := m.find(ctx, mod)
	m.mu.Lock()
	defer m.mu.Unlock()
	if err == nil && forgotten == m.forgotten {
		m.known[at] = found
	}
	return found, err
}

// forget is for when a go.mod or go.work has changed.
func (m *modules) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	clear(m.known)
	m.forgotten++
}

// find asks the go command about the module in a directory.
func (m *modules) find(ctx context.Context, root string) (*module, error) {
	g := load.Go{Dir: root, Env: m.env}
	env, err := g.Environment(ctx)
	if err != nil {
		return nil, err
	}
	if env.GOMOD == "" || within(root, env.GOROOT) || within(root, env.GOMODCACHE) {
		return nil, nil
	}
	if env.GOWORK == "" || env.GOWORK == "off" {
		return &module{g}, nil
	}
	used, err := g.MainModules(ctx)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(used, root) {
		// The go command refuses to work here, unless it is told to look at the module
		// by itself.
		g.Env = append(g.Env[:len(g.Env):len(g.Env)], "GOWORK=off")
	}
	return &module{g}, nil
}

func within(dir, parent string) bool {
	return parent != "" && (dir == parent || strings.HasPrefix(dir, parent+string(filepath.Separator)))
}

// pattern is how the go command names the package of a file.
func (m *module) pattern(file string) string {
	return "./" + strings.TrimPrefix(filepath.ToSlash(filepath.Dir(file)[len(m.Dir):]), "/")
}
