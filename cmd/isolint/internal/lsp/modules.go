package lsp

import (
	"context"
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

	mu    sync.Mutex
	known map[place]*module // nil: none to look at
}

// A place is what decides on the module: the nearest directories upwards with a go.mod
// and a go.work.
type place struct{ mod, work string }

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
	m.mu.Lock()
	defer m.mu.Unlock()
	at := place{mod, work}
	if known, ok := m.known[at]; ok {
		return known, nil
	}
	found, err := m.find(ctx, mod)
	if err == nil {
		m.known[at] = found
	}
	return found, err
}

// forget is for when a go.mod or go.work has changed.
func (m *modules) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	clear(m.known)
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
