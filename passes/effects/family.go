package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A family is a declared function with the function literals in it, at any
// depth: they share variables, so they are analysed together.
type family struct {
	*unit
	top     *ssa.Function
	name    string          // of top, the package variable that holds it, or the test that it is; made when it is asked for
	members []*ssa.Function // top first, then literals in source order

	cells   map[*ssa.Alloc][]cellStore         // what is stored in local variables
	binding map[*ssa.FreeVar]ssa.Value         // captured variables, as seen by the literal's parent
	closure map[*ssa.Function]*ssa.MakeClosure // where a literal is made, if it captures
	flows   map[*ssa.Function]*flow

	origins map[ssa.Value][]origin
	open    map[ssa.Value]bool // origins being computed
	drawn   map[ssa.Value]*sources

	touching map[*ssa.Call]bool // calls that touches is asked of

	phiTexts map[phiPlace]string
	mutable  map[valuePart]bool // see mayChange

	scopes

	literals map[ssa.Value]*literal
	rewrites map[ssa.Value]bool // see rewritten
	row      int                // of a table, that is asked for; 0 if none is
	rows     int                // that the longest table met has
}

// A cellStore is a store to a local variable, or to a field or an element of it.
type cellStore struct {
	val  ssa.Value
	path string // ".Field", "[]" …; empty for the whole
	at   *ssa.Store
}

func newFamily(u *unit, top *ssa.Function) *family {
	f := &family{
		unit: u, top: top,
		cells:   make(map[*ssa.Alloc][]cellStore),
		binding: make(map[*ssa.FreeVar]ssa.Value),
		closure: make(map[*ssa.Function]*ssa.MakeClosure),
		flows:   make(map[*ssa.Function]*flow),
		origins: make(map[ssa.Value][]origin),
		open:    make(map[ssa.Value]bool),
		drawn:   make(map[ssa.Value]*sources),

		touching: make(map[*ssa.Call]bool),
		phiTexts: make(map[phiPlace]string),
		mutable:  make(map[valuePart]bool),
		scopes:   newScopes(),
		literals: make(map[ssa.Value]*literal),
	}
	f.addMembers(top)
	for _, fn := range f.members {
		f.bindLiterals(fn)
	}
	for _, fn := range f.members {
		f.collectCells(fn)
	}
	return f
}

func (f *family) addMembers(fn *ssa.Function) {
	f.members = append(f.members, fn)
	for _, anon := range fn.AnonFuncs {
		f.addMembers(anon)
	}
}

func (f *family) bindLiterals(fn *ssa.Function) {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			mc, ok := instr.(*ssa.MakeClosure)
			if !ok {
				continue
			}
			lit := mc.Fn.(*ssa.Function)
			if lit.Parent() == nil {
				continue // a method value
			}
			f.closure[lit] = mc
			for i, fv := range lit.FreeVars {
				f.binding[fv] = mc.Bindings[i]
			}
		}
	}
}

func (f *family) collectCells(fn *ssa.Function) {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			st, ok := instr.(*ssa.Store)
			if !ok {
				continue
			}
			if root, path := f.base(st.Addr); root != nil {
				f.cells[root] = append(f.cells[root], cellStore{val: st.Val, path: path, at: st})
			}
		}
	}
}

// base finds the local variable that an address is in, and where in it.
func (f *family) base(addr ssa.Value) (*ssa.Alloc, string) {
	path := ""
	for range 20 {
		switch v := addr.(type) {
		case *ssa.Alloc:
			return v, path
		case *ssa.FieldAddr:
			path = "." + fieldName(v.X.Type(), v.Field) + path
			addr = v.X
		case *ssa.IndexAddr:
			path = "[]" + path
			addr = v.X
		case *ssa.Slice:
			addr = v.X
		case *ssa.FreeVar:
			b, ok := f.binding[v]
			if !ok {
				return nil, ""
			}
			addr = b
		default:
			return nil, ""
		}
	}
	return nil, ""
}

// suffix is the path that an address adds to the value that it starts from.
func (f *family) suffix(addr ssa.Value) string {
	path := ""
	for range 20 {
		switch v := addr.(type) {
		case *ssa.FieldAddr:
			path = "." + fieldName(v.X.Type(), v.Field) + path
			addr = v.X
		case *ssa.IndexAddr:
			path = "[]" + path
			addr = v.X
		case *ssa.FreeVar:
			b, ok := f.binding[v]
			if !ok {
				return path
			}
			addr = b
		default:
			return path
		}
	}
	return path
}

// fieldName is the name of field i of the struct that t is or points to.
func fieldName(t types.Type, i int) string {
	t = types.Unalias(t)
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if s, ok := t.Underlying().(*types.Struct); ok && i < s.NumFields() {
		return s.Field(i).Name()
	}
	return "?"
}

// sole returns the only value ever stored in the whole of a local variable, or
// in the given part of it; nil when there are several, or none.
func (f *family) sole(root *ssa.Alloc, path string) ssa.Value {
	if len(f.cells[root]) > maxCells {
		return nil
	}
	var val ssa.Value
	for _, st := range f.cells[root] {
		if st.path != path {
			continue
		}
		if val != nil && val != st.val {
			return nil
		}
		val = st.val
	}
	return val
}

// loads returns where a local variable is read, in any member of the family.
func (f *family) loads(root *ssa.Alloc) []ssa.Value {
	var out []ssa.Value
	out = appendLoads(out, root)
	for _, fn := range f.members {
		for _, fv := range fn.FreeVars {
			if captured, _ := f.base(fv); captured == root {
				out = appendLoads(out, fv)
			}
		}
	}
	return out
}

func appendLoads(out []ssa.Value, addr ssa.Value) []ssa.Value {
	for _, ref := range *addr.Referrers() {
		if u, ok := ref.(*ssa.UnOp); ok && u.X == addr {
			out = append(out, u)
		}
	}
	return out
}

// varargs returns the arguments that a variadic call packed in a slice.
func (f *family) varargs(v ssa.Value) ([]ssa.Value, bool) {
	if c, ok := v.(*ssa.Const); ok && c.IsNil() {
		return nil, true
	}
	sl, ok := v.(*ssa.Slice)
	if !ok {
		return nil, false
	}
	arr, ok := sl.X.(*ssa.Alloc)
	if !ok || arr.Comment != "varargs" && arr.Comment != "slicelit" {
		return nil, false
	}
	at := arr.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Array)
	args := make([]ssa.Value, at.Len())
	for _, ref := range *arr.Referrers() {
		ia, ok := ref.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		i, ok := ia.Index.(*ssa.Const)
		if !ok {
			return nil, false
		}
		for _, use := range *ia.Referrers() {
			if st, ok := use.(*ssa.Store); ok && st.Addr == ia {
				args[i.Int64()] = st.Val
			}
		}
	}
	for _, a := range args {
		if a == nil {
			return nil, false
		}
	}
	return args, true
}

// isTestFunc reports whether the family is a test, or a function that runs around
// tests, rather than a helper of one.
func (f *family) isTestFunc() bool { return f.tests[f.top.Object()] || f.nodes.names[f.top] != "" }

// isTest reports whether the family stands in a _test.go file.
func (f *family) isTest() bool { return f.inTestFile(f.top.Pos()) }
