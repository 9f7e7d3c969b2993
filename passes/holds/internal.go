package holds

import (
	"strings"

	"github.com/isolint-go/isolint/passes/effects"
	"github.com/isolint-go/isolint/passes/table"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// isOwn reports whether a symbol belongs to the package under test or, if it is one
// of the built-in table, to its module: the tests of a library that starts
// containers start containers. What the user's configuration lists is meant for
// the user's own module.
func (b *builder) isOwn(symbol string) bool {
	if strings.HasPrefix(symbol, strings.TrimSuffix(b.pass.Pkg.Path(), "_test")+".") {
		return true
	}
	m := b.pass.Module
	if _, builtIn := table.Default().Heavy(symbol); !builtIn || m == nil || m.Path == "" {
		return false
	}
	return strings.HasPrefix(symbol, m.Path+".") || strings.HasPrefix(symbol, m.Path+"/")
}

// isInternal reports whether a dependency changes something for itself: what
// the module under test did not choose, or a variable of a package that it did
// not call, or that its package has a third one change: what it caches.
func (b *builder) isInternal(e effects.Effect) bool {
	if e.Slot != "" && !effects.Known(e.Slot) && len(e.Steps) > 1 {
		return true
	}
	if e.Insert && b.isDeep(e.Steps) || isLibraryState(e.Key) && productionSteps(e.Steps) > 1 {
		return true
	}
	owner := ""
	if strings.HasPrefix(e.Key, "var:") {
		if owner, _ = effects.SplitVar(e.Key); b.inModule(owner) {
			// A method of a dependency that changes the inside of the module's
			// variable: a pool, a cache, a connection.
			last := e.Steps[len(e.Steps)-1]
			return !b.inModule(last.Pkg) && !e.Chosen
		}
	}
	for _, s := range e.Steps {
		if !b.inModule(s.Pkg) && (!e.Chosen || owner != "" && s.Pkg != owner && !strings.HasPrefix(s.Pkg, owner+"/")) {
			return true
		}
	}
	return false // the module changes it itself, or has its owner do so
}

// isDeep reports whether an effect is more than one package away from the
// tests: what a server's constructor enters in a registry of its own library.
func (b *builder) isDeep(steps []effects.Step) bool {
	last, packages := "", 0
	for _, s := range steps {
		if !testfuncs.IsTestFile(s.File) && s.Pkg != last {
			last = s.Pkg
			packages++
		}
	}
	return packages > 1
}

// productionSteps counts the places on the way that are not in test files.
func productionSteps(steps []effects.Step) int {
	n := 0
	for _, s := range steps {
		if !testfuncs.IsTestFile(s.File) {
			n++
		}
	}
	return n
}

// isLibraryState reports whether a resource is a library's own: metrics,
// tracing, registries. A program sets it up once, deep in its start; that a test
// starts the program is then no news.
func isLibraryState(key string) bool {
	if strings.HasPrefix(key, "var:") || effects.MachineWide(key) {
		return false
	}
	kind, _, _ := strings.Cut(key, ":")
	_, known := plainNames[key]
	return !known && kind != "env" && kind != "runtime" && kind != "signal"
}

// isSettable reports whether what is written is a variable of a library that a program may set,
// such as flag.CommandLine or a registry, or where a log goes.
func isSettable(h *Hold) bool {
	switch kind, _, _ := strings.Cut(h.Resource, ":"); kind {
	case "flags", "registry":
		return h.Does == "" // and not registered with
	case "log":
		return true
	}
	return false
}

// inModule reports whether a package belongs to the module under test. Where
// the driver knows of no module, every package does.
func (b *builder) inModule(path string) bool {
	m := b.pass.Module
	if m == nil || m.Path == "" {
		return true
	}
	return path == m.Path || strings.HasPrefix(path, m.Path+"/") || path == b.pass.Pkg.Path()
}
