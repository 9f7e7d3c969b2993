package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// noteKept notes the func parameters that the function only puts away, for others
// to call: a router's handlers, an option's hooks. Who gives it a func has not run
// that.
func (c *collector) noteKept() {
	for i, p := range c.top.Params {
		if _, used := c.funcUse[i]; used || !isFunc(p.Type()) && !isFuncs(p.Type()) {
			continue
		}
		k := keeping{collector: c, seen: make(map[ssa.Value]bool)}
		if k.onlyKeeps(p) && k.keeps {
			c.funcUse[i] = usedStored
		}
	}
}

// isFuncs reports whether t is a list of funcs, as of a variadic function.
func isFuncs(t types.Type) bool {
	list, ok := t.Underlying().(*types.Slice)
	return ok && isFunc(list.Elem())
}

// A keeping follows a func that nothing of the family calls.
type keeping struct {
	*collector
	seen  map[ssa.Value]bool
	keeps bool // it was put away somewhere
}

// onlyKeeps reports whether all that becomes of a value is known, and does not run it.
func (k *keeping) onlyKeeps(v ssa.Value) bool {
	if k.seen[v] || v.Referrers() == nil {
		return true
	}
	k.seen[v] = true
	for _, ref := range *v.Referrers() {
		if !k.reference(v, ref) {
			return false
		}
	}
	return true
}

func (k *keeping) reference(v ssa.Value, ref ssa.Instruction) bool {
	switch ref := ref.(type) {
	case *ssa.ChangeType, *ssa.MakeInterface, *ssa.ChangeInterface, *ssa.Phi:
		return k.onlyKeeps(ref.(ssa.Value))
	case *ssa.IndexAddr, *ssa.Index, *ssa.Range:
		return false
	case *ssa.Store:
		return k.store(ref)
	case *ssa.MapUpdate, *ssa.Send, *ssa.Return:
		k.keeps = true
	case ssa.CallInstruction:
		return k.call(v, ref)
	}
	return true
}

// store follows a func that a local variable holds, also one that literals of the family
// capture.
func (k *keeping) store(st *ssa.Store) bool {
	root, path := k.base(st.Addr)
	if root == nil || path != "" {
		k.keeps = true
		return root == nil || root.Comment != "varargs"
	}
	for _, load := range k.loads(root) {
		if !k.onlyKeeps(load) {
			return false
		}
	}
	return true
}

// call reports whether a call is known to keep a func that it is given. A call of the
// func itself is in a literal that does not run, else it were noted as used.
func (k *keeping) call(v ssa.Value, call ssa.CallInstruction) bool {
	common := call.Common()
	if b, ok := common.Value.(*ssa.Builtin); ok {
		res, ok := call.(*ssa.Call)
		return b.Name() == "len" || b.Name() == "append" && ok && k.onlyKeeps(res)
	}
	if common.Value == v && !common.IsInvoke() {
		k.keeps = true
		return true
	}
	ts := k.targets(call)
	for _, t := range ts {
		for i, a := range t.args {
			if a != v {
				continue
			}
			if u := k.argUse(t, i); u != usedStored && u != usedNever {
				return false
			}
			k.keeps = true
		}
	}
	return len(ts) > 0
}
