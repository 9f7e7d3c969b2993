package effects

import (
	"go/types"
	"strings"
)

// recovers reports whether a test of the package goes on after a panic: a test file calls
// recover, or an assertion such as assert.Panics. Code under test that recovers does so
// around what users hand to it. Who does so elsewhere is not known, and the external test
// package is elsewhere.
func (u *unit) recovers() bool {
	if u.recovering == nil {
		found := false
		for id, obj := range u.pass.TypesInfo.Uses {
			found = found || recovering(obj) && u.inTestFile(id.Pos())
		}
		u.recovering = &found
	}
	return *u.recovering
}

func recovering(obj types.Object) bool {
	switch obj := obj.(type) {
	case *types.Builtin:
		return obj.Name() == "recover"
	case *types.Func:
		return strings.HasPrefix(obj.Name(), "Panic") && (takesFunc(obj.Signature()) || isGomega(obj.Pkg()))
	}
	return false
}

// takesFunc tells assert.Panics from a logger's Panicf.
func takesFunc(sig *types.Signature) bool {
	for p := range sig.Params().Variables() {
		if isFunc(p.Type()) {
			return true
		}
	}
	return false
}

func isGomega(pkg *types.Package) bool { return pkg != nil && pkg.Path() == "github.com/onsi/gomega" }
