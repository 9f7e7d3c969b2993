package effects

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A helper may leave the undoing of what it does to a func that it keeps in a
// field or in a list, or to a method of the value that it returns. Who calls
// that, and when, is not followed: what it would put back counts as undone.

// A kept is what is put back by a func or a method that others are to call.
type kept struct {
	writes  []Effect
	through []Through
}

// findKept returns what the family's kept funcs and values put back.
func (c *collector) findKept() kept {
	var k kept
	if c.isInit() || len(c.through) == 0 && !slices.ContainsFunc(c.events, Effect.isPlainWrite) {
		return k
	}
	for _, lit := range c.members[1:] {
		if !c.isKept(lit) {
			continue
		}
		sub := c.newCollector()
		sub.walk(lit, mode{})
		for _, e := range sub.events {
			if e.Op == Write && e.When == Now && e.restores() {
				k.writes = append(k.writes, e)
			}
		}
		c.giveBack(sub.events)
		for _, th := range sub.through {
			if th.When == Now && th.back {
				k.through = append(k.through, th)
			}
		}
	}
	k.writes = append(k.writes, c.keptInValues()...)
	return k
}

// isKept reports whether a literal is stored where others find it. What a test
// stores, it calls itself, but for what the func in a table of cases returns.
func (c *collector) isKept(lit *ssa.Function) bool {
	uses := c.usesOf(lit)
	if uses.stored {
		return !c.isTestFunc()
	}
	maker := lit.Parent()
	return maker != c.top && c.usesOf(maker).stored &&
		slices.ContainsFunc(uses.modes, func(m mode) bool { return m.when == OnResult })
}

// keptInValues returns what is put back by the methods of values that the family
// makes interfaces of, from a field that it saved the old value in.
func (c *collector) keptInValues() []Effect {
	var out []Effect
	for _, fn := range c.members {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				if mi, ok := instr.(*ssa.MakeInterface); ok {
					out = append(out, c.restoredBy(mi.X.Type())...)
				}
			}
		}
	}
	return out
}

// restoredBy returns the package variables that the methods of a type of the
// package write, and that the family saves in its fields.
func (c *collector) restoredBy(t types.Type) []Effect {
	named := namedOf(t)
	if named == nil || named.Obj().Pkg() != c.pass.Pkg {
		return nil
	}
	saved := c.savedInFields(named)
	if len(saved) == 0 {
		return nil
	}
	var out []Effect
	for m := range named.Methods() {
		fn := c.pkg.Prog.FuncValue(m)
		if fn == nil {
			continue
		}
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				st, ok := instr.(*ssa.Store)
				if !ok {
					continue
				}
				g, ok := rootOf(st.Addr).(*ssa.Global)
				if !ok {
					continue
				}
				for _, o := range c.globalOrigin(g) {
					if slices.ContainsFunc(saved, func(v ssa.Value) bool { return c.savedIn(o.key, v) != nil }) {
						out = append(out, Effect{Key: o.key, Op: Write})
					}
				}
			}
		}
	}
	return out
}

// savedInFields returns what the family stores in the fields of structs of a type.
func (c *collector) savedInFields(t *types.Named) []ssa.Value {
	var vals []ssa.Value
	for _, fn := range c.members {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				st, ok := instr.(*ssa.Store)
				if !ok {
					continue
				}
				if field, ok := st.Addr.(*ssa.FieldAddr); ok && namedOf(field.X.Type()) == t {
					vals = append(vals, st.Val)
				}
			}
		}
	}
	return vals
}

// rootOf is the variable whose field an address is.
func rootOf(addr ssa.Value) ssa.Value {
	for {
		field, ok := addr.(*ssa.FieldAddr)
		if !ok {
			return addr
		}
		addr = field.X
	}
}

func namedOf(t types.Type) *types.Named {
	t = types.Unalias(t)
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	n, _ := t.(*types.Named)
	return n
}

// has reports whether what e changes is put back by something that is kept.
func (k kept) has(e Effect) bool {
	return slices.ContainsFunc(k.writes, func(w Effect) bool {
		return (w.Key == e.Key || covers(w.Key, e.Key)) && concerns(w, e)
	})
}

// hasThrough does the same for what is changed through a parameter.
func (k kept) hasThrough(th Through) bool {
	return slices.ContainsFunc(k.through, func(w Through) bool {
		return w.Param == th.Param && w.Path == th.Path && !Disjoint(w.Part, th.Part)
	})
}
