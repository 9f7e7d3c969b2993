package runner

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/passes/table"
)

// mayBeHeavy returns the packages whose tests may make a heavy call, as their
// binaries link what has one. They must not run before it is known which of
// their tests do: two models at a time may be more than the machine holds.
func (r *Runner) mayBeHeavy(ctx context.Context, sel *Selection) map[string]bool {
	packages := table.Default().With(r.Config.Heavy...).HeavyPackages()
	if !slices.ContainsFunc(sel.moduleRoots(), func(root string) bool { return requiresOne(root, packages) }) {
		return nil // as nearly always; the go command need not be asked
	}
	matches := func(p string) bool {
		return slices.ContainsFunc(packages, func(heavy string) bool {
			ok, _ := path.Match(heavy, p)
			return ok
		})
	}
	found, err := load.Linking(ctx, r.request(sel.patterns()), matches)
	if err != nil && ctx.Err() == nil {
		r.Warn("which packages link something heavy is not known: " + err.Error())
	}
	return found
}

// requiresOne reports whether a module is, or its go.mod names, one that any of
// the packages may be part of.
func requiresOne(root string, packages []string) bool {
	data, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return true
	}
	for _, field := range strings.Fields(string(data)) {
		module := strings.Trim(field, `"`)
		if !strings.Contains(module, ".") && !strings.Contains(module, "/") {
			continue
		}
		if slices.ContainsFunc(packages, func(p string) bool { return strings.HasPrefix(p+"/", module+"/") }) {
			return true
		}
	}
	return false
}
