package effects

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// classify tells what kind of value a write stores in the resource key, so
// that a restore is told from a change. For valArg it returns the parameter.
func (f *family) classify(key string, val ssa.Value) (class, int) {
	if val == nil {
		return valZero, -1
	}
	if f.isSaved(key, val, 0) {
		return valSaved, -1
	}
	switch v := unwrap(val).(type) {
	case *ssa.Const:
		if isZero(v) {
			return f.zeroOf(key), -1
		}
		return f.initialOr(key, v, valKonst), -1
	case *ssa.MakeMap:
		if init, ok := f.initial[key].(*ssa.MakeMap); ok && init.Reserve == nil {
			return valInitial, -1 // emptied
		}
	case *ssa.Function:
		return f.initialOr(key, v, valOther), -1
	case *ssa.UnOp:
		if g, ok := v.X.(*ssa.Global); ok && f.initial[key] != nil {
			if u, ok := unwrap(f.initial[key]).(*ssa.UnOp); ok && u.X == g {
				return valInitial, -1
			}
		}
	}
	for _, o := range f.originsOf(val) {
		if o.kind == fromParam {
			return valArg, o.i
		}
	}
	if p, ok := f.plainParam(val); ok {
		return valArg, p
	}
	return valOther, -1
}

// zeroOf is valInitial for a variable of this package that initialisation does
// not set.
func (f *family) zeroOf(key string) class {
	if path, _ := SplitVar(key); f.initial[key] == nil && path == f.path {
		return valInitial
	}
	return valZero
}

// throughClass corrects the class of a value that is stored in what parameter i
// refers to, where the value comes from there too.
func (f *family) throughClass(c class, arg, i int, val ssa.Value) (class, int) {
	if u, ok := unwrap(val).(*ssa.UnOp); ok {
		for _, o := range f.originsOf(u.X) {
			if o.kind == fromParam && o.i == i {
				return valSaved, -1 // flags.StringVar(&s.name, "name", s.name, "")
			}
		}
	}
	if arg == i {
		return valOther, -1 // x.list = append(x.list, …)
	}
	return c, arg
}

// chosen reports whether a value, or the key that it is stored under, is a
// constant, a parameter or a step of a counter.
func (f *family) chosen(val, key ssa.Value) bool {
	if val == nil {
		return true
	}
	if _, ok := val.(*ssa.BinOp); ok {
		return true
	}
	class, _ := f.classify("", val)
	if class != valOther {
		return true
	}
	if key == nil {
		return false
	}
	class, _ = f.classify("", key)
	return class == valArg
}

// plainParam finds the parameter that a number or a string is.
func (f *family) plainParam(v ssa.Value) (int, bool) {
	for range 6 {
		switch x := unwrap(v).(type) {
		case *ssa.Parameter:
			for i, p := range f.top.Params {
				if p == x {
					return i, true
				}
			}
			return 0, false
		case *ssa.UnOp:
			root, path := f.base(x.X)
			if root == nil {
				return 0, false
			}
			val := f.sole(root, path)
			if val == nil {
				return 0, false
			}
			v = val
		default:
			return 0, false
		}
	}
	return 0, false
}

// initialOr is valInitial when v is what the package's initialisation stores
// in the variable.
func (f *family) initialOr(key string, v ssa.Value, otherwise class) class {
	init, ok := f.initial[key]
	if !ok {
		return otherwise
	}
	init = unwrap(init)
	if init == v {
		return valInitial
	}
	a, okA := init.(*ssa.Const)
	b, okB := v.(*ssa.Const)
	if okA && okB && a.Value != nil && b.Value != nil && a.Value.ExactString() == b.Value.ExactString() {
		return valInitial
	}
	return otherwise
}

func unwrap(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.ChangeType:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		default:
			return v
		}
	}
}

func isZero(c *ssa.Const) bool {
	if c.Value == nil {
		return true
	}
	switch s := c.Value.ExactString(); s {
	case "0", `""`, "false":
		return true
	}
	return false
}

// isSaved reports whether a value was read from the resource before: loaded
// from the variable, or returned by a getter or by the setter itself.
func (f *family) isSaved(key string, v ssa.Value, depth int) bool {
	if depth > 6 || key == "" {
		return false
	}
	switch v := unwrap(v).(type) {
	case *ssa.UnOp:
		return f.isSavedLoad(key, v, depth)
	case *ssa.Phi:
		for _, e := range v.Edges {
			if f.isSaved(key, e, depth+1) {
				return true
			}
		}
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok {
			return f.touches(call, key)
		}
	case *ssa.Call:
		return f.touches(v, key)
	case *ssa.FreeVar:
		if b, ok := f.binding[v]; ok {
			return f.isSaved(key, b, depth+1)
		}
	}
	return false
}

func (f *family) isSavedLoad(key string, u *ssa.UnOp, depth int) bool {
	if u.Op != token.MUL {
		return false
	}
	for _, o := range f.originsOf(u.X) {
		if o.kind == fromGlobal && o.key == key {
			return true
		}
	}
	root, path := f.base(u.X)
	if root == nil {
		return false
	}
	for _, st := range f.cells[root] {
		if st.path == path && f.isSaved(key, st.val, depth+1) {
			return true
		}
	}
	return false
}

// touches reports whether a call reads or writes the resource: a getter, or a
// setter that returns the old value.
func (f *family) touches(call *ssa.Call, key string) bool {
	c := &collector{family: f, funcUse: make(map[int]use), active: make(map[*ssa.Function]bool), types: make(map[string]types.Type)}
	at := place{fl: f.flowOf(call.Parent()), block: call.Block(), pos: call.Pos(), fn: call.Parent()}
	for _, t := range f.targets(call) {
		if t.made == nil && !t.isLiteral() {
			c.apply(at, t)
		}
	}
	for _, e := range c.events {
		if e.Key == key || covers(e.Key, key) {
			return true
		}
	}
	return false
}

// covers reports whether resource a stands for b too.
func covers(a, b string) bool {
	return a == "env:*" && len(b) > 4 && b[:4] == "env:"
}

// onlySaved reports whether the load of a package variable serves only to put
// the value back later, or to compute its own next value.
func (f *family) onlySaved(u *ssa.UnOp, key string) bool {
	refs := *u.Referrers()
	if len(refs) == 0 {
		return true
	}
	for _, ref := range refs {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Val != u || !f.storedBack(ref, key) {
				return false
			}
		case *ssa.BinOp:
			if f.isTest() {
				return false // x += 1 in a test shows what was there
			}
			for _, r := range *ref.Referrers() {
				st, ok := r.(*ssa.Store)
				if !ok || !f.isKey(st.Addr, key) {
					return false
				}
			}
		default:
			return false
		}
	}
	return true
}

// storedBack reports whether a store of a saved value is to the variable
// itself, or to a local variable whose value only ever goes there.
func (f *family) storedBack(st *ssa.Store, key string) bool {
	if f.isKey(st.Addr, key) {
		return true
	}
	root, path := f.base(st.Addr)
	if root == nil || path != "" {
		return false
	}
	for _, load := range f.loads(root) {
		for _, ref := range *load.Referrers() {
			back, ok := ref.(*ssa.Store)
			if !ok || back.Val != load || !f.isKey(back.Addr, key) {
				return false
			}
		}
	}
	return true
}

func (f *family) isKey(addr ssa.Value, key string) bool {
	for _, o := range f.originsOf(addr) {
		if o.kind == fromGlobal && o.key == key {
			return true
		}
	}
	return false
}
