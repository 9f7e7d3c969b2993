package holds

import (
	"go/types"
	"strings"

	"github.com/isolint-go/isolint/passes/effects"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// variableOf returns a package variable of the package under analysis, or of one that it
// imports; nil if it is none.
func (w *witnesses) variableOf(key string) types.Object {
	path, name := effects.SplitVar(key)
	for _, pkg := range append([]*types.Package{w.pass.Pkg}, w.pass.Pkg.Imports()...) {
		if pkg.Path() == path && strings.HasPrefix(key, "var:") {
			return pkg.Scope().Lookup(name)
		}
	}
	return nil
}

// isElsewhere reports whether a resource is a variable of another package than that of the tests.
func (w *witnesses) isElsewhere(key string) bool {
	path, _ := effects.SplitVar(key)
	return strings.HasPrefix(key, "var:") && strings.TrimSuffix(path, "_test") != strings.TrimSuffix(w.pass.Pkg.Path(), "_test")
}

// isLogging reports whether a package variable is what another package logs with.
func (w *witnesses) isLogging(key string) bool {
	path, _ := effects.SplitVar(key)
	switch effects.PackageName(path) {
	case "log", "logger", "logging", "logs", "slog", "zlog", "klog":
		return w.isElsewhere(key)
	}
	return false
}

// variable returns a package variable of the package under analysis, nil if it is
// another's.
func (w *witnesses) variable(key string) types.Object {
	if path, _ := effects.SplitVar(key); path != w.pass.Pkg.Path() {
		return nil
	}
	return w.variableOf(key)
}

// isSeam reports whether a package variable is a func of the package's own code that
// tests replace by a fake.
func (w *witnesses) isSeam(key string) bool {
	obj := w.variable(key)
	if obj == nil || w.declaredByTests(key) {
		return false
	}
	_, isFunc := obj.Type().Underlying().(*types.Signature)
	return isFunc
}

// isSink reports whether a resource is where output goes: a log, or a package variable that is a
// logger, an io.Writer or the like. A test that looks at what came through it has set it itself; to the others it is all
// the same.
func (w *witnesses) isSink(key string) bool {
	if kind, _, _ := strings.Cut(key, ":"); kind == "log" {
		return true
	}
	obj := w.variableOf(key)
	if obj == nil {
		return false
	}
	typ := types.Unalias(obj.Type())
	if p, ok := typ.(*types.Pointer); ok {
		typ = types.Unalias(p.Elem())
	}
	named, ok := typ.(*types.Named)
	if ok && named.TypeArgs().Len() == 1 && named.Obj().Pkg().Path() == "sync/atomic" { // atomic.Pointer
		named, ok = types.Unalias(named.TypeArgs().At(0)).(*types.Named)
	}
	if !ok || named.Obj().Pkg() == nil {
		return false
	}
	return types.IsInterface(named) && named.Obj().Pkg().Path() == "io" || named.Obj().Name() == "Logger"
}

// declaredByTests reports whether a package variable stands in a _test.go file
// of the package under analysis.
func (w *witnesses) declaredByTests(key string) bool {
	if path, _ := effects.SplitVar(key); path != w.pass.Pkg.Path() {
		return strings.HasSuffix(path, "_test")
	}
	obj := w.variable(key)
	return obj != nil && testfuncs.InTestFile(w.pass.Fset, obj.Pos())
}
