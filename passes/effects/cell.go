package effects

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// fieldOrigins returns what a field of v refers to, where v is a struct or
// points to one.
func (f *family) fieldOrigins(v ssa.Value, field string) []origin {
	_, isStruct := v.Type().Underlying().(*types.Struct)
	if u, ok := unwrap(v).(*ssa.UnOp); ok && isStruct {
		if root, path := f.base(u.X); root != nil {
			return f.contents(root, path+"."+field, u)
		}
	}
	var all []origin
	for _, o := range f.originsOf(v) {
		if o.kind != fromLocal {
			all = appendNew(all, o.within("."+field))
			continue
		}
		all = appendNew(all, f.contents(o.val.(*ssa.Alloc), "."+field, nil)...)
	}
	return all
}

// maxCells bounds the stores to one variable that are looked at: what has more
// is a table.
const maxCells = 500

// contents returns what was stored at a path of a local variable, in any part
// of it or in a whole that holds it.
func (f *family) contents(root *ssa.Alloc, path string, load *ssa.UnOp) []origin {
	if len(f.cells[root]) > maxCells {
		return nil
	}
	var all []origin
	for _, st := range f.cells[root] {
		if !overlaps(st.path, path) || f.replaced(root, st, path, load) {
			continue
		}
		for _, o := range f.originsOf(st.val) {
			if len(st.path) < len(path) {
				o = o.within(path[len(st.path):])
			}
			all = appendNew(all, o)
		}
	}
	return withoutDefault(all)
}

// withoutDefault leaves out package variables that stand in for a parameter
// that was not given: if c == nil { c = http.DefaultClient }.
func withoutDefault(os []origin) []origin {
	if !slices.ContainsFunc(os, func(o origin) bool { return o.kind == fromParam }) {
		return os
	}
	return slices.DeleteFunc(os, func(o origin) bool { return o.kind == fromGlobal })
}

// within is what is reached through a field of a parameter; of several the
// first tells the most.
func (o origin) within(path string) origin {
	if o.kind == fromParam && o.path == "" && strings.HasPrefix(path, ".") {
		o.path, _, _ = strings.Cut(path[1:], ".")
		o.path, _, _ = strings.Cut(o.path, "[")
	}
	return o
}

// replaced reports whether of what a store puts in a local variable nothing that
// refers to anything is left when a part of it is loaded, as that is always
// stored anew before: c := *shared; c.limit = &own; use(c.limit).
func (f *family) replaced(root *ssa.Alloc, whole cellStore, path string, load *ssa.UnOp) bool {
	if load == nil {
		return false
	}
	if len(whole.path) < len(path) {
		return f.storedAnew(root, whole, path, load)
	}
	s, ok := whole.val.Type().Underlying().(*types.Struct)
	if !ok || whole.path != path || s.NumFields() == 0 {
		return false
	}
	for field := range s.Fields() {
		if refers(field.Type(), 0) && !f.storedAnew(root, whole, path+"."+field.Name(), load) {
			return false
		}
	}
	return true
}

// storedAnew reports whether there is a store to a part that always comes before a
// load, with none to what it is a part of in between.
func (f *family) storedAnew(root *ssa.Alloc, whole cellStore, path string, load *ssa.UnOp) bool {
	return slices.ContainsFunc(f.cells[root], func(st cellStore) bool {
		return st.path == path && f.precedes(st.at, load) && (!before(st.at, whole.at) || before(load, whole.at))
	})
}

// precedes reports whether a always runs before b, be it in a literal that is
// made after a.
func (f *family) precedes(a, b ssa.Instruction) bool {
	for range 20 {
		if before(a, b) {
			return true
		}
		mc, ok := f.closure[b.Parent()]
		if !ok {
			return false
		}
		b = mc
	}
	return false
}

// before reports whether a always runs before b.
func before(a, b ssa.Instruction) bool {
	if a.Parent() != b.Parent() {
		return false
	}
	if a.Block() != b.Block() {
		return a.Block().Dominates(b.Block())
	}
	for _, instr := range a.Block().Instrs {
		switch instr {
		case a:
			return true
		case b:
			return false
		}
	}
	return false
}

// overlaps reports whether one of two paths leads through the other: ".a" through
// ".a.b", but not through ".ab".
func overlaps(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return strings.HasPrefix(b, a) && (len(a) == len(b) || b[len(a)] == '.' || b[len(a)] == '[')
}
