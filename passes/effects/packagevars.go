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
		frozen: make(map[string]bool), literalVars: make(map[*ssa.Global]ssa.Value),
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
	changed, refilled, switched := u.changed(init)
	v.frozen, v.switched = u.frozenKeys(changed), switched
	u.switched = switched // what follows asks for it
	f := newFamily(u, init)
	v.inits = f
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
		if refilled[g] {
			delete(v.literalVars, g)
		}
	}
	return v
}

// constant records what is known of a variable that only initialisation sets.
func (u *unit) constant(f *family, v vars, g *ssa.Global, key string, val ssa.Value) {
	switch x := unwrap(val).(type) {
	case *ssa.Slice, *ssa.MakeMap:
		v.literalVars[g] = x.(ssa.Value)
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
// address it hands on, those of which it changes an element, and those to which more than
// set-up stores.
func (u *unit) changed(init *ssa.Function) (changed, refilled, switched map[*ssa.Global]bool) {
	changed, refilled, switched = make(map[*ssa.Global]bool), make(map[*ssa.Global]bool), make(map[*ssa.Global]bool)
	var visit func(fn *ssa.Function)
	visit = func(fn *ssa.Function) {
		var operands []*ssa.Value
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				if _, ok := instr.(*ssa.UnOp); ok {
					continue // a load
				}
				if g := holderOf(instr); g != nil {
					refilled[g] = true
				}
				if g := storedVar(instr); g != nil && !isInit(fn) && fn.Name() != "TestMain" {
					switched[g] = true
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
	return changed, refilled, switched
}

// storedVar returns the package variable that an instruction stores to.
func storedVar(instr ssa.Instruction) *ssa.Global {
	st, ok := instr.(*ssa.Store)
	if !ok {
		return nil
	}
	g, _ := st.Addr.(*ssa.Global)
	return g
}

// holderOf returns the package variable that holds the slice or the map of which
// an instruction changes an element.
func holderOf(instr ssa.Instruction) *ssa.Global {
	var holder ssa.Value
	switch instr := instr.(type) {
	case *ssa.Store:
		if e := elementOf(instr.Addr); e != nil {
			holder = e.X
		}
	case *ssa.MapUpdate:
		holder = instr.Map
	}
	if load, ok := holder.(*ssa.UnOp); ok {
		g, _ := load.X.(*ssa.Global)
		return g
	}
	return nil
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
