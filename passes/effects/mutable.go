package effects

import (
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/isolint-go/isolint/passes/table"
)

// maxVariables bounds through how many variables, and literals, a pointer is followed.
const maxVariables = 3

// mayChange reports whether a field of the struct that a value points to, or is, may be set
// where the value is known, or in what is called with it. Where it goes anywhere but into
// loads, variables of the function and calls that are known, anybody may set it. Stores in a
// variable of the function itself do not count: they are known; see cells.
func (f *family) mayChange(v ssa.Value, field string) bool {
	part := valuePart{v, field}
	changes, ok := f.mutable[part]
	if !ok {
		changes = f.mayChangeAt(v, field, 0)
		f.mutable[part] = changes // a table of cases asks for each of them
	}
	return changes
}

// A valuePart is a field of the struct that a value points to, or is.
type valuePart struct {
	v     ssa.Value
	field string
}

func (f *family) mayChangeAt(v ssa.Value, field string, depth int) bool {
	refs := v.Referrers()
	if refs == nil || depth > maxVariables {
		return true // a package variable
	}
	for _, ref := range *refs {
		if f.changesIn(ref, v, field, depth) {
			return true
		}
	}
	return false
}

// changesIn reports whether one use of a value may set the field.
func (f *family) changesIn(ref ssa.Instruction, v ssa.Value, field string, depth int) bool {
	switch ref := ref.(type) {
	case *ssa.DebugRef, *ssa.Return, *ssa.BinOp, *ssa.Field:
		return false
	case *ssa.UnOp:
		return ref.Op != token.MUL
	case *ssa.FieldAddr:
		return f.changesAt(ref, v, field, depth)
	case *ssa.Store:
		_, own := v.(*ssa.Alloc)
		return ref.Addr == v && !own || ref.Val == v && f.changesStored(ref.Addr, field, depth)
	case *ssa.MakeInterface:
		return !onlyShown(ref)
	case *ssa.MakeClosure:
		return f.changesBound(ref, v, field, depth)
	case ssa.CallInstruction:
		return f.changesCalled(ref, v, field, depth)
	}
	return true
}

// changesAt reports whether a field is set at its address, or what it points to.
func (f *family) changesAt(addr *ssa.FieldAddr, v ssa.Value, field string, depth int) bool {
	first, rest, nested := strings.Cut(field, ".")
	if fieldName(addr.X.Type(), addr.Field) != first {
		return false
	}
	_, own := v.(*ssa.Alloc)
	if !confined(addr) || !own && isStored(addr) {
		return true
	}
	for _, ref := range *addr.Referrers() {
		if load, ok := ref.(*ssa.UnOp); ok && nested && isPointer(load.Type()) && f.mayChangeAt(load, rest, depth+1) {
			return true
		}
	}
	return false
}

// isStored reports whether something is stored at an address, or in a part of what is there.
func isStored(addr ssa.Value) bool {
	for _, ref := range *addr.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Addr == addr {
				return true
			}
		case *ssa.FieldAddr:
			if isStored(ref) {
				return true
			}
		}
	}
	return false
}

// confined reports whether the address of a local variable is used only to load
// and to store: nobody else sets a part of it.
func confined(addr ssa.Value) bool {
	for _, ref := range *addr.Referrers() {
		switch ref := ref.(type) {
		case *ssa.UnOp, *ssa.DebugRef:
		case *ssa.Store:
			if ref.Val == addr {
				return false
			}
		case *ssa.FieldAddr:
			if !confined(ref) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// changesStored reports whether the field may be set through a variable that the value is
// stored in. Of what is stored elsewhere than in a variable of the function nothing is known.
func (f *family) changesStored(addr ssa.Value, field string, depth int) bool {
	root, path := f.base(addr)
	if root == nil || path != "" {
		return true
	}
	for _, load := range f.loads(root) {
		if f.mayChangeAt(load, field, depth+1) {
			return true
		}
	}
	return false
}

// changesBound reports whether a literal that captures the value may set the field.
func (f *family) changesBound(mc *ssa.MakeClosure, v ssa.Value, field string, depth int) bool {
	fn := mc.Fn.(*ssa.Function)
	if fn.Parent() == nil {
		return true // a method value
	}
	for i, bound := range mc.Bindings {
		if bound == v && f.mayChangeAt(fn.FreeVars[i], field, depth+1) {
			return true
		}
	}
	return false
}

// changesCalled reports whether a call may set the field of an argument.
func (f *family) changesCalled(call ssa.CallInstruction, arg ssa.Value, field string, depth int) bool {
	if b, ok := call.Common().Value.(*ssa.Builtin); ok {
		return b.Name() == "append"
	}
	first, _, _ := strings.Cut(field, ".")
	ts := f.targets(call)
	for _, t := range ts {
		if f.targetChanges(t, arg, first, field, depth) {
			return true
		}
	}
	return len(ts) == 0
}

func (f *family) targetChanges(t target, arg ssa.Value, first, field string, depth int) bool {
	if t.made != nil || t.fn != nil && t.fn.TypeParams().Len() > 0 {
		return true // what a type parameter's methods do is not known
	}
	for i, a := range t.args {
		if a == arg && t.isLiteral() && i < len(t.fn.Params) && f.mayChangeAt(t.fn.Params[i], field, depth+1) {
			return true
		}
	}
	for _, e := range t.entries {
		if e.Verb == table.Through && t.arg(e.Arg) == arg {
			return true
		}
	}
	return f.stores(t, arg, first, func(Through) bool { return true })
}

// shows are packages whose functions look at what they are given, and leave it as it is.
var shows = []string{"fmt", "log", "testing", "github.com/stretchr/testify/"}

// onlyShown reports whether an interface value is only handed to functions that show or
// compare it.
func onlyShown(v *ssa.MakeInterface) bool {
	for _, ref := range *v.Referrers() {
		if st, ok := ref.(*ssa.Store); ok {
			if ref = packedFor(st); ref == nil {
				return false
			}
		}
		call, ok := ref.(ssa.CallInstruction)
		if !ok || !isShown(call.Common()) {
			return false
		}
	}
	return true
}

// packedFor returns the call that a value is packed for as one of several arguments, nil if
// it is not.
func packedFor(st *ssa.Store) ssa.Instruction {
	at, ok := st.Addr.(*ssa.IndexAddr)
	if !ok {
		return nil
	}
	array, ok := at.X.(*ssa.Alloc)
	if !ok || array.Comment != "varargs" {
		return nil
	}
	for _, ref := range *array.Referrers() {
		if all, ok := ref.(*ssa.Slice); ok && len(*all.Referrers()) == 1 {
			return (*all.Referrers())[0]
		}
	}
	return nil
}

func isShown(call *ssa.CallCommon) bool {
	obj := calledFunc(call)
	if obj == nil || obj.Pkg() == nil {
		return false
	}
	path := obj.Pkg().Path()
	return slices.ContainsFunc(shows, func(p string) bool {
		return path == p || strings.HasSuffix(p, "/") && strings.HasPrefix(path, p)
	})
}
