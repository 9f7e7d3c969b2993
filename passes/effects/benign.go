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
	c := &collector{family: f, funcUse: make(map[int]use), active: make(map[*ssa.Function]bool)}
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

// benign reports whether a write is a lazy initialisation, a memo or a counter:
// something that no caller chose and that none can tell from its absence.
func (f *family) benign(at place, o origin, addr, val, key ssa.Value) bool {
	if f.isTest() && at.fn == f.top && len(f.top.Params) <= 1 {
		return false // what a test stores itself, it chose
	}
	if key != nil && isPointer(key.Type()) {
		return true // kept by identity: no one else has that key
	}
	locked := at.fl.locked(at.block)
	if b, ok := val.(*ssa.BinOp); ok && locked && f.readsSame(b, addr) {
		return true // a counter under a lock
	}
	class, _ := f.classify("", val)
	if f.lazy(at, addr, o) {
		// Registries look first too; what they store is the caller's.
		return key == nil || class != valArg
	}
	return locked && key != nil && class == valOther && !f.isTest() && f.looksUp(at.fn, addr)
}

func isPointer(t types.Type) bool {
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}

// readsSame reports whether a binary operation reads what addr points to.
func (f *family) readsSame(b *ssa.BinOp, addr ssa.Value) bool {
	for _, x := range []ssa.Value{b.X, b.Y} {
		if u, ok := x.(*ssa.UnOp); ok && u.Op == token.MUL && sharesRoot(f.originsOf(u.X), f.originsOf(addr)) {
			return true
		}
		if l, ok := x.(*ssa.Lookup); ok && sharesRoot(f.originsOf(l.X), f.originsOf(addr)) {
			return true
		}
	}
	return false
}

func sharesRoot(as, bs []origin) bool {
	for _, a := range as {
		for _, b := range bs {
			if a.kind != b.kind {
				continue
			}
			switch a.kind {
			case fromGlobal:
				if a.key == b.key {
					return true
				}
			case fromParam:
				if a.i == b.i {
					return true
				}
			}
		}
	}
	return false
}

// looksUp reports whether a function also looks in the map or memory that it
// writes: a memo table is read before it is filled.
func (f *family) looksUp(fn *ssa.Function, addr ssa.Value) bool {
	want := f.originsOf(addr)
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			if l, ok := instr.(*ssa.Lookup); ok && sharesRoot(f.originsOf(l.X), want) {
				return true
			}
		}
	}
	return false
}

// lazy reports whether a write happens only where the same variable was found
// empty: if x == nil { x = … }, if v, ok := m[k]; !ok { m[k] = … }.
func (f *family) lazy(at place, addr ssa.Value, o origin) bool {
	for d := at.block; d.Idom() != nil; d = d.Idom() {
		if cond, _ := branchTo(d); cond != nil && f.testsEmpty(cond, addr, o, 0) {
			return true
		}
	}
	return false
}

// testsEmpty reports whether a condition compares what addr is rooted in with
// nothing: nil, zero, a missing key, a false flag beside it.
func (f *family) testsEmpty(cond, addr ssa.Value, o origin, depth int) bool {
	if depth > 4 {
		return false
	}
	switch c := cond.(type) {
	case *ssa.UnOp:
		if c.Op == token.NOT {
			return f.testsEmpty(c.X, addr, o, depth+1)
		}
		return isBool(c.Type()) && f.besides(c.X, addr, o)
	case *ssa.BinOp:
		if c.Op != token.EQL && c.Op != token.NEQ && c.Op != token.GTR && c.Op != token.LSS && c.Op != token.GEQ && c.Op != token.LEQ {
			return false
		}
		if f.comparesLen(c, addr) {
			return true
		}
		x, y := c.X, c.Y
		if k, ok := x.(*ssa.Const); ok && isZero(k) {
			x, y = y, x
		}
		k, ok := y.(*ssa.Const)
		return ok && isZero(k) && f.isRead(x, addr)
	case *ssa.Extract:
		l, ok := c.Tuple.(*ssa.Lookup)
		return ok && c.Index == 1 && sharesRoot(f.originsOf(l.X), []origin{o})
	case *ssa.Phi:
		for _, e := range c.Edges {
			if f.testsEmpty(e, addr, o, depth+1) {
				return true
			}
		}
	}
	return false
}

// comparesLen reports whether one side of a comparison is the length of what
// addr is rooted in.
func (f *family) comparesLen(b *ssa.BinOp, addr ssa.Value) bool {
	for _, x := range []ssa.Value{b.X, b.Y} {
		if call, ok := x.(*ssa.Call); ok {
			if bi, ok := call.Call.Value.(*ssa.Builtin); ok && bi.Name() == "len" && f.isRead(call.Call.Args[0], addr) {
				return true
			}
		}
	}
	return false
}

// isRead reports whether v was read from what addr is rooted in.
func (f *family) isRead(v, addr ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.UnOp:
		return v.Op == token.MUL && sharesRoot(f.originsOf(v.X), f.originsOf(addr))
	case *ssa.Lookup:
		return sharesRoot(f.originsOf(v.X), f.originsOf(addr))
	case *ssa.Extract:
		if l, ok := v.Tuple.(*ssa.Lookup); ok {
			return sharesRoot(f.originsOf(l.X), f.originsOf(addr))
		}
	}
	return false
}

// besides reports whether a boolean is kept beside the variable that addr is
// in: a package variable of the same package, or a field of the same struct.
func (f *family) besides(flag, addr ssa.Value, o origin) bool {
	if sharesRoot(f.originsOf(flag), f.originsOf(addr)) {
		return true
	}
	g, ok := flag.(*ssa.Global)
	return ok && o.kind == fromGlobal && g.Object() != nil && samePackage(g.Object(), o.key)
}

func samePackage(obj types.Object, key string) bool {
	prefix := "var:" + obj.Pkg().Path() + "."
	return len(key) > len(prefix) && key[:len(prefix)] == prefix
}
