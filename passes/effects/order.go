package effects

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// swapped reports whether a store is one half of s[i], s[j] = s[j], s[i].
func (f *family) swapped(addr, val ssa.Value) bool {
	to, from := element(addr), loaded(val)
	if to == nil || from == nil || !sharesRoot(f.originsOf(to.X), f.originsOf(from.X)) {
		return false
	}
	for _, instr := range from.Block().Instrs {
		st, ok := instr.(*ssa.Store)
		if !ok {
			continue
		}
		back, source := element(st.Addr), loaded(st.Val)
		if back != nil && source != nil && back.Index == from.Index && source.Index == to.Index {
			return true
		}
	}
	return false
}

// element is an address as that of an element, nil if it is none.
func element(addr ssa.Value) *ssa.IndexAddr {
	e, _ := addr.(*ssa.IndexAddr)
	return e
}

// loaded is the element that a value was loaded from, nil if it was not.
func loaded(v ssa.Value) *ssa.IndexAddr {
	if u, ok := v.(*ssa.UnOp); ok && u.Op == token.MUL {
		return element(u.X)
	}
	return nil
}
