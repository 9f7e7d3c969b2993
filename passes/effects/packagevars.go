package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// packageVars looks at every store to the package's variables.
func (u *unit) packageVars() vars {
	v := vars{
		constVars: make(map[*ssa.Global]string), initial: make(map[string]ssa.Value),
		funcVars: make(map[string]heldFunc), aliasVars: make(map[string]string),
		frozen: make(map[string]bool),
	}
	u.vars = v
	init := u.pkg.Func("init")
	if init == nil {
		return v
	}
	first := make(map[*ssa.Global]ssa.Value)
	var order []*ssa.Global
	for _, b := range init.Blocks {
		for _, instr := range b.Instrs {
			if st, ok := instr.(*ssa.Store); ok {
				if g, ok := st.Addr.(*ssa.Global); ok {
					if first[g] == nil {
						order = append(order, g)
					}
					first[g] = st.Val
				}
			}
		}
	}
	changed := u.changed(init)
	v.frozen = u.frozenKeys(changed)
	f := newFamily(u, init)
	for _, g := range order {
		val := first[g]
		obj, ok := g.Object().(*types.Var)
		if !ok {
			continue
		}
		key := u.varKey(obj)
		v.initial[key] = val
		if changed[g] {
			continue
		}
		u.constant(f, v, g, key, val)
	}
	return v
}

// constant records what is known of a variable that only initialisation sets.
func (u *unit) constant(f *family, v vars, g *ssa.Global, key string, val ssa.Value) {
	switch x := unwrap(val).(type) {
	case *ssa.Function:
		v.funcVars[key] = heldFunc{x, g}
	case *ssa.Global:
		if obj, ok := x.Object().(*types.Var); ok {
			v.aliasVars[key] = u.varKey(obj)
		}
	default:
		if isString(val.Type()) {
			v.constVars[g] = f.text(val)
		}
	}
}

// changed returns the variables that code other than init stores to, or whose
// address it hands on.
func (u *unit) changed(init *ssa.Function) map[*ssa.Global]bool {
	changed := make(map[*ssa.Global]bool)
	var visit func(fn *ssa.Function)
	visit = func(fn *ssa.Function) {
		var operands []*ssa.Value
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				if _, ok := instr.(*ssa.UnOp); ok {
					continue // a load
				}
				operands = instr.Operands(operands[:0])
				for _, op := range operands {
					if g, ok := (*op).(*ssa.Global); ok {
						changed[g] = true
					}
				}
			}
		}
		for _, lit := range fn.AnonFuncs {
			visit(lit)
		}
	}
	for _, fn := range u.declared() {
		visit(fn)
	}
	for _, lit := range init.AnonFuncs {
		visit(lit)
	}
	for _, b := range init.Blocks {
		for _, instr := range b.Instrs {
			if st, ok := instr.(*ssa.Store); ok {
				if g, ok := st.Val.(*ssa.Global); ok {
					changed[g] = true
				}
			}
		}
	}
	return changed
}

// frozenKeys returns the resources of unexported variables that nothing can
// change after initialisation: to read them is no effect.
func (u *unit) frozenKeys(changed map[*ssa.Global]bool) map[string]bool {
	frozen := make(map[string]bool)
	for _, m := range u.pkg.Members {
		g, ok := m.(*ssa.Global)
		if !ok || changed[g] || g.Object() == nil || g.Object().Exported() {
			continue
		}
		v := g.Object().(*types.Var)
		if !refers(v.Type(), 0) {
			frozen[u.varKey(v)] = true
		}
	}
	return frozen
}
