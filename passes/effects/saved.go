package effects

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// savedAt is where the value was read that an effect puts back.
func (f *family) savedAt(e Effect, val ssa.Value) spot {
	if e.class != valSaved {
		return e.saved
	}
	return spot{fn: f.savedIn(e.Key, val)}
}

// savedIn returns the member in which a value was read from the resource:
// loaded from the variable, or returned by a getter or by the setter itself;
// nil if it was not.
func (f *family) savedIn(key string, v ssa.Value) *ssa.Function {
	if key == "" || v == nil {
		return nil
	}
	return (&savedSearch{family: f, key: key}).in(v, 0)
}

type savedSearch struct {
	*family
	key  string
	seen visited
}

func (s *savedSearch) in(v ssa.Value, depth int) *ssa.Function {
	v = unwrap(v)
	if !s.seen.enter(v, depth) {
		return nil
	}
	switch v := v.(type) {
	case *ssa.UnOp:
		return s.inLoad(v, depth)
	case *ssa.Phi:
		for _, e := range v.Edges {
			if fn := s.in(e, depth+1); fn != nil {
				return fn
			}
		}
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok && s.touches(call, s.key) {
			return call.Parent()
		}
	case *ssa.TypeAssert:
		return s.in(v.X, depth+1)
	case *ssa.Call:
		if s.touches(v, s.key) {
			return v.Parent()
		}
		return s.inReceiver(v, depth)
	case *ssa.FreeVar:
		if b, ok := s.binding[v]; ok {
			return s.in(b, depth+1)
		}
	}
	return nil
}

// inReceiver looks at what a getter is asked for: flag.Lookup("v").Value.String().
func (s *savedSearch) inReceiver(call *ssa.Call, depth int) *ssa.Function {
	c := call.Common()
	if c.IsInvoke() && len(c.Args) == 0 {
		return s.in(c.Value, depth+1)
	}
	if !c.IsInvoke() && c.Signature().Recv() != nil && len(c.Args) == 1 {
		if fn := s.in(c.Args[0], depth+1); fn != nil {
			return fn
		}
		return s.inCell(c.Args[0], depth) // a pointer receiver
	}
	return nil
}

func (s *savedSearch) inLoad(u *ssa.UnOp, depth int) *ssa.Function {
	if u.Op != token.MUL {
		return nil
	}
	for _, o := range s.originsOf(u.X) {
		if o.kind == fromGlobal && o.key == s.key {
			return u.Parent()
		}
	}
	if field, ok := u.X.(*ssa.FieldAddr); ok {
		if fn := s.in(field.X, depth+1); fn != nil {
			return fn
		}
	}
	return s.inCell(u.X, depth)
}

// inCell looks at what is stored in a local variable.
func (s *savedSearch) inCell(addr ssa.Value, depth int) *ssa.Function {
	root, path := s.base(addr)
	if root == nil {
		return nil
	}
	for _, st := range s.cells[root] {
		if st.path == path {
			if fn := s.in(st.val, depth+1); fn != nil {
				return fn
			}
		}
	}
	return nil
}

// touches reports whether a call reads or writes the resource: a getter, or a
// setter that returns the old value. Of what a call is given, to find out whether
// that was saved, the call itself says nothing.
func (f *family) touches(call *ssa.Call, key string) bool {
	if f.touching[call] {
		return false
	}
	f.touching[call] = true
	defer delete(f.touching, call)
	c := f.newCollector()
	defer func() { f.giveBack(c.events) }()
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
		case *ssa.Defer:
			if !f.handedBack(u, ref, key) {
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

// handedBack reports whether a value is only given to a deferred literal that puts
// it back: defer func(old T) { x = old }(x).
func (f *family) handedBack(v ssa.Value, call *ssa.Defer, key string) bool {
	lit := call.Call.StaticCallee()
	if lit == nil || lit.Parent() == nil || len(lit.Params) != len(call.Call.Args) {
		return false
	}
	for i, arg := range call.Call.Args {
		if arg == v && !f.onlyStoredBack(lit.Params[i], key) {
			return false
		}
	}
	return true
}

// onlyStoredBack reports whether all that is done with a value is to put it in the
// variable.
func (f *family) onlyStoredBack(v ssa.Value, key string) bool {
	for _, ref := range *v.Referrers() {
		if st, ok := ref.(*ssa.Store); !ok || st.Val != v || !f.storedBack(st, key) {
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
