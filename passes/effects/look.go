package effects

import (
	"go/token"
	"go/types"
	"maps"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A look finds what a function sees of a resource that it has loaded a part of:
// the parts whose contents it shows or acts on. To set an entry of a map, or to
// append to a slice and store it again, sees nothing.
type look struct {
	*family
	key   string // of the resource
	seen  map[ssa.Value]bool
	parts []string
	vague bool // something becomes of it that is not followed
}

// lookAt returns what the function sees by loading u from a resource.
func (f *family) lookAt(u *ssa.UnOp, o origin) ([]string, bool) {
	l := &look{family: f, key: o.key, seen: make(map[ssa.Value]bool)}
	if part := f.partOf(u.X, o); part == elsewhere {
		l.vague = true
	} else {
		l.value(u, part)
	}
	return l.parts, l.vague
}

func (l *look) see(part string) {
	if !slices.Contains(l.parts, part) {
		l.parts = append(l.parts, part)
	}
}

// value follows a value that holds, or refers to, a part of the resource.
func (l *look) value(v ssa.Value, part string) {
	if l.seen[v] || v.Referrers() == nil {
		return
	}
	l.seen[v] = true
	for _, ref := range *v.Referrers() {
		if _, ok := ref.(*ssa.DebugRef); !ok {
			l.use(v, ref, part)
		}
	}
}

func (l *look) use(v ssa.Value, ref ssa.Instruction, part string) {
	switch ref := ref.(type) {
	case *ssa.FieldAddr:
		l.address(ref, part+fieldPart(fieldName(v.Type(), ref.Field)))
	case *ssa.Field:
		l.value(ref, part+fieldPart(fieldName(v.Type(), ref.Field)))
	case *ssa.IndexAddr:
		if ref.X == v {
			l.address(ref, part+l.keyPart(ref.Index))
			return
		}
		l.see(part) // as the index
	case *ssa.Lookup:
		if ref.X == v {
			part += l.keyPart(ref.Index)
		}
		l.see(part)
	case *ssa.MapUpdate:
		if ref.Key == v || ref.Value == v {
			l.handed(v, part)
		}
	case *ssa.Store:
		if ref.Val == v {
			l.stored(v, ref, part)
		}
	case *ssa.UnOp:
		if ref.Op == token.MUL {
			l.value(ref, part) // where a pointer leads
			return
		}
		l.see(part)
	case *ssa.BinOp:
		if isNil(ref.X) || isNil(ref.Y) {
			part += ofItself
		}
		l.see(part)
	case *ssa.Phi, *ssa.ChangeType, *ssa.ChangeInterface, *ssa.Slice, *ssa.Extract, *ssa.TypeAssert:
		l.value(ref.(ssa.Value), part)
	case ssa.CallInstruction:
		l.call(v, ref, part)
	case *ssa.Range:
		if !emptied(ref) {
			l.see(part)
		}
	case *ssa.If, *ssa.Index, *ssa.Convert:
		l.see(part)
	default:
		l.handed(v, part)
	}
}

func isNil(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.IsNil()
}

// address follows the address of a part.
func (l *look) address(addr ssa.Value, part string) {
	for _, ref := range *addr.Referrers() {
		switch ref := ref.(type) {
		case *ssa.DebugRef:
		case *ssa.Store:
			l.vague = l.vague || ref.Val == addr
		case *ssa.UnOp:
			l.value(ref, part)
		case *ssa.FieldAddr:
			l.address(ref, part+fieldPart(fieldName(addr.Type(), ref.Field)))
		case *ssa.IndexAddr:
			l.address(ref, part+l.keyPart(ref.Index))
		default:
			l.vague = l.vague || !isLock(deref(addr.Type()))
		}
	}
}

func deref(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// stored follows what is put in a variable: in the resource itself, in a local
// one, or where it is out of sight.
func (l *look) stored(v ssa.Value, st *ssa.Store, part string) {
	if refers(v.Type(), 0) && l.isKey(st.Addr, l.key) {
		return // appended to, and stored again
	}
	root, path := l.base(st.Addr)
	if _, isStruct := v.Type().Underlying().(*types.Struct); root == nil || path != "" || isStruct {
		l.handed(v, part)
		return
	}
	for _, load := range l.loads(root) {
		l.value(load, part)
	}
}

// handed notes a value that goes elsewhere. Who hands on a number, a map or a
// func shows it; who hands on a pointer may only name it.
func (l *look) handed(v ssa.Value, part string) {
	switch v.Type().Underlying().(type) {
	case *types.Pointer, *types.Interface, *types.Chan:
		l.vague = true
	default:
		l.see(part)
	}
}

func (l *look) call(v ssa.Value, call ssa.CallInstruction, part string) {
	c := call.Common()
	if b, ok := c.Value.(*ssa.Builtin); ok {
		l.builtin(v, b.Name(), call, part)
		return
	}
	if c.IsInvoke() {
		if c.Value == v {
			l.vague = true
			return
		}
		l.handed(v, part)
		return
	}
	if c.Value == v {
		l.see(part) // a func
		return
	}
	if l.peeked(v, call, part) {
		return
	}
	for _, t := range l.targets(call) {
		for i, a := range t.args {
			if a == v && (i < t.recv || l.writesThrough(t, i)) {
				l.vague = true // it may do no more than change it
				return
			}
		}
	}
	l.handed(v, part)
}

// peeked follows a pointer to a struct into a func of the package.
func (l *look) peeked(v ssa.Value, ref ssa.CallInstruction, part string) bool {
	call, ok := ref.(*ssa.Call)
	if _, isPointer := v.Type().Underlying().(*types.Pointer); !ok || !isPointer {
		return false
	}
	fields := make(map[string]bool)
	if !readByCallee(v, call, fields, 0) {
		return false
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if name == "" {
			l.see(part + ofItself)
			continue
		}
		l.see(part + fieldPart(name))
	}
	return true
}

func (l *look) writesThrough(t target, param int) bool {
	return slices.ContainsFunc(l.summaryOf(t).Through, func(th Through) bool { return th.Param == param })
}

func (l *look) builtin(v ssa.Value, name string, call ssa.CallInstruction, part string) {
	args := call.Common().Args
	switch name {
	case "append":
		if res, ok := call.(*ssa.Call); ok && args[0] == v && args[1] != v {
			l.value(res, part)
			return
		}
	case "clear", "copy", "delete":
		if args[0] == v && (len(args) < 2 || args[1] != v) {
			return
		}
	}
	l.see(part)
}
