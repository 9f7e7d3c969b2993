package effects

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// benign reports whether a write is a lazy initialisation, a memo or a counter:
// something that no caller chose and that none can tell from its absence.
func (f *family) benign(at place, o origin, addr, val, key ssa.Value) bool {
	if f.isTestFunc() && at.fn == f.top {
		return false // what a test stores itself, it chose
	}
	if key != nil && isPointer(key.Type()) {
		return true // kept by identity: no one else has that key
	}
	locked := at.fl.locked(at.block)
	if b, ok := val.(*ssa.BinOp); ok && locked && f.readsSame(b, addr) {
		return true // a counter under a lock
	}
	if locked && key == nil && f.renewed(val, o) {
		return true
	}
	lazy, refuses := f.lazy(at, addr, o)
	if refuses {
		return false
	}
	class, arg := f.classify("", val)
	if class == valArg && f.computedFrom(key, arg) {
		class = valOther // []byte(key), key[1:]
	}
	if lazy {
		// Registries look first too; what they store is the caller's.
		return key == nil || class != valArg
	}
	return locked && key != nil && class == valOther && !f.isTestFunc() && f.looksUp(at.fn, addr)
}

// computedFrom reports whether what comes from parameter i was computed from the
// key that it is stored under, as the key is that number or text. Of a key that
// is only a part of the parameter, its name, the caller gave the rest too.
func (f *family) computedFrom(key ssa.Value, i int) bool {
	if key == nil {
		return false
	}
	if _, basic := key.Type().Underlying().(*types.Basic); !basic {
		return false
	}
	p, ok := f.plainParam(key)
	return ok && p == i
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
// empty: if x == nil { x = … }, if v, ok := m[k]; !ok { m[k] = … }; and whether
// those who come when it is not are refused.
func (f *family) lazy(at place, addr ssa.Value, o origin) (lazy, refuses bool) {
	for d := at.block; d.Idom() != nil; d = d.Idom() {
		cond, taken := branchTo(d)
		if cond == nil || !(&emptyTest{family: f, addr: addr, origin: o}).in(cond, 0) {
			continue
		}
		other := d.Idom().Succs[0]
		if taken {
			other = d.Idom().Succs[1]
		}
		return true, failsAtOnce(other)
	}
	return false, false
}

// failsAtOnce reports whether a block only makes an error and returns it, or
// panics: errors.New("already registered").
func failsAtOnce(b *ssa.BasicBlock) bool {
	for range 3 {
		if len(b.Instrs) == 0 {
			return false
		}
		switch last := b.Instrs[len(b.Instrs)-1].(type) {
		case *ssa.Panic:
			return true
		case *ssa.Return:
			return slices.ContainsFunc(last.Results, func(v ssa.Value) bool { return isMadeError(storedIn(b, v)) })
		case *ssa.Jump:
			b = b.Succs[0]
		default:
			return false
		}
	}
	return false
}

// storedIn returns what a block stores in the result that it loads again to
// return it, as it is where something is deferred.
func storedIn(b *ssa.BasicBlock, v ssa.Value) ssa.Value {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return v
	}
	for _, instr := range b.Instrs {
		if st, ok := instr.(*ssa.Store); ok && st.Addr == load.X {
			return st.Val
		}
	}
	return v
}

// isMadeError reports whether a value is an error that is made on the spot, or
// that a variable named for it holds: not one that was kept.
func isMadeError(v ssa.Value) bool {
	if !isError(v.Type()) {
		return false
	}
	switch v := v.(type) {
	case *ssa.Call, *ssa.MakeInterface:
		return true
	case *ssa.UnOp:
		g, ok := v.X.(*ssa.Global)
		return ok && strings.HasPrefix(strings.ToLower(g.Name()), "err")
	}
	return false
}

// An emptyTest looks for conditions that compare what addr is rooted in with
// nothing: nil, zero, a missing key, a false flag beside it.
type emptyTest struct {
	*family
	addr   ssa.Value
	origin origin
	seen   visited
}

func (t *emptyTest) in(cond ssa.Value, depth int) bool {
	if depth > 4 || !t.seen.enter(cond, depth) {
		return false
	}
	switch c := cond.(type) {
	case *ssa.UnOp:
		if c.Op == token.NOT {
			return t.in(c.X, depth+1)
		}
		return isBool(c.Type()) && t.besides(c.X, t.addr, t.origin)
	case *ssa.BinOp:
		return t.compares(c)
	case *ssa.Extract:
		l, ok := c.Tuple.(*ssa.Lookup)
		return ok && c.Index == 1 && sharesRoot(t.originsOf(l.X), []origin{t.origin})
	case *ssa.Call:
		return t.holdsAtomically(c)
	case *ssa.Phi:
		for _, e := range c.Edges {
			if t.in(e, depth+1) {
				return true
			}
		}
	}
	return false
}

func (t *emptyTest) compares(c *ssa.BinOp) bool {
	switch c.Op {
	case token.EQL, token.NEQ, token.GTR, token.LSS, token.GEQ, token.LEQ:
	default:
		return false
	}
	if t.comparesLen(c, t.addr) {
		return true
	}
	x, y := c.X, c.Y
	if k, ok := x.(*ssa.Const); ok && isZero(k) {
		x, y = y, x
	}
	k, ok := y.(*ssa.Const)
	if !ok || !isZero(k) {
		return false
	}
	call, ok := x.(*ssa.Call)
	return t.isRead(x, t.addr) || ok && t.holdsAtomically(call)
}

// holdsAtomically reports whether a call loads an atomic that is kept beside the variable.
func (t *emptyTest) holdsAtomically(c *ssa.Call) bool {
	atomic, _ := atomicGuard(c)
	return atomic != nil && t.besides(atomic, t.addr, t.origin)
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
