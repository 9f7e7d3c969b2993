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
	replaced := f.replaced(root, path, load)
	for _, st := range f.cells[root] {
		if replaced && len(st.path) < len(path) {
			continue
		}
		if !overlaps(st.path, path) {
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

// replaced reports whether a part of a local variable is always stored anew
// before it is loaded: c := *shared; c.limit = &own; use(c.limit).
func (f *family) replaced(root *ssa.Alloc, path string, load *ssa.UnOp) bool {
	for _, st := range f.cells[root] {
		if path != "" && st.path == path && load != nil && before(st.at, load) {
			return true
		}
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
