package effects

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// testFlags are those of a test binary that programs look for, to see whether they
// are one.
var testFlags = []string{"test.v", "test.run", "test.timeout", "test.short", "test.bench", "test.count", "test.paniconexit0"}

func (f *family) isTestFlag(lookup *ssa.Call) bool {
	return slices.Contains(testFlags, f.text(lookup.Call.Args[len(lookup.Call.Args)-1]))
}

// isFlag reports whether v is the value of a boolean flag: *update with a
// package-level update *bool, or a package-level bool of a test file or of that name, to
// which only set-up stores.
func (f *family) isFlag(v *ssa.UnOp) bool {
	if !isBool(v.Type()) {
		return false
	}
	if load, ok := v.X.(*ssa.UnOp); ok {
		g, ok := load.X.(*ssa.Global)
		return ok && !isBool(g.Type().Underlying().(*types.Pointer).Elem())
	}
	g, ok := v.X.(*ssa.Global)
	return ok && !f.switched[g] && (f.inTestFile(g.Pos()) || saysUpdate(g.Name()))
}

// saysUpdate reports whether a name is one for the flag that has golden files written.
func saysUpdate(name string) bool { return strings.Contains(strings.ToLower(name), "update") }
