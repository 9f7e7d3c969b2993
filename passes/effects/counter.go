package effects

import (
	"go/token"
	"strconv"

	"golang.org/x/tools/go/ssa"
)

// counts returns the number that a counter of a test's loop begins with, if how
// far it counts stands in the source: for i := range 3.
func (f *family) counts(phi *ssa.Phi) *ssa.Const {
	if !f.isTest() || len(phi.Edges) != 2 {
		return nil
	}
	first, ok := phi.Edges[0].(*ssa.Const)
	next, isSum := phi.Edges[1].(*ssa.BinOp)
	if !ok || !isSum || next.Op != token.ADD || next.X != phi {
		return nil
	}
	for _, counter := range []ssa.Value{phi, next} {
		for _, ref := range *counter.Referrers() {
			if cond, ok := ref.(*ssa.BinOp); ok && cond.X == counter && isBound(cond) {
				return first
			}
		}
	}
	return nil
}

// isBound reports whether a condition compares with a constant or a length.
func isBound(cond *ssa.BinOp) bool {
	if cond.Op != token.LSS && cond.Op != token.LEQ && cond.Op != token.NEQ {
		return false
	}
	switch y := cond.Y.(type) {
	case *ssa.Const:
		return true
	case *ssa.Call:
		return isLen(y)
	}
	return false
}

// sum is the text of a + b.
func sum(v *ssa.BinOp, a, b string) string {
	if isString(v.Type()) {
		return compact(a + b)
	}
	x, errX := strconv.Atoi(a)
	y, errY := strconv.Atoi(b)
	if errX != nil || errY != nil {
		return holeUnknown
	}
	return strconv.Itoa(x + y)
}
