package effects

import (
	"go/types"
	"strings"
)

// recovers reports whether something in the package goes on after a panic: it calls
// recover, or an assertion such as assert.Panics. Who does so elsewhere is not known.
func (u *unit) recovers() bool {
	if u.recovering == nil {
		found := false
		for _, obj := range u.pass.TypesInfo.Uses {
			found = found || recovering(obj)
		}
		u.recovering = &found
	}
	return *u.recovering
}

func recovering(obj types.Object) bool {
	switch obj.(type) {
	case *types.Builtin:
		return obj.Name() == "recover"
	case *types.Func:
		return strings.HasPrefix(obj.Name(), "Panic") && obj.Pkg() != nil && !isStd(obj.Pkg())
	}
	return false
}
