package effects

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// canHold reports whether memory of the type that addr points into can be
// reached from a variable of type t: a store elsewhere is not the variable's.
func (f *family) canHold(t types.Type, addr ssa.Value) bool {
	if t == nil {
		return true
	}
	return reaches(t, written(addr), make(map[types.Type]bool))
}

// reaches reports whether a value of type t can lead to one of type target.
func reaches(t, target types.Type, seen map[types.Type]bool) bool {
	if t == nil || types.Identical(t, target) {
		return true
	}
	if seen[t] || len(seen) > 200 {
		return len(seen) > 200
	}
	seen[t] = true
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		return reaches(u.Elem(), target, seen)
	case *types.Slice:
		return reaches(u.Elem(), target, seen)
	case *types.Array:
		return reaches(u.Elem(), target, seen)
	case *types.Map:
		return reaches(u.Elem(), target, seen) || reaches(u.Key(), target, seen)
	case *types.Chan:
		return reaches(u.Elem(), target, seen)
	case *types.Struct:
		for i := range u.NumFields() {
			if reaches(u.Field(i).Type(), target, seen) {
				return true
			}
		}
	case *types.Interface:
		if u.NumMethods() == 0 || types.IsInterface(target) {
			return true
		}
		return types.Implements(target, u) || types.Implements(types.NewPointer(target), u)
	case *types.Signature:
		return false
	}
	return types.Identical(t.Underlying(), target.Underlying())
}

// written is the type of the memory that a store to addr changes: of a field,
// the struct that has it.
func written(addr ssa.Value) types.Type {
	target := addr.Type()
	if fa, ok := addr.(*ssa.FieldAddr); ok {
		target = fa.X.Type()
	}
	if p, ok := target.Underlying().(*types.Pointer); ok {
		target = p.Elem()
	}
	return target
}

// holder names the type of the memory that a store to addr changes, so that it
// can travel in a fact; empty for a type that depends on type parameters.
func holder(addr ssa.Value) string {
	t := written(addr)
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.TypeArgs().Len() > 0 {
		return ""
	}
	return types.TypeString(n, nil)
}

// writable reports whether a variable of type t can be what a write to memory of
// the named type changes; an empty name is not known.
func writable(t types.Type, holder string) bool {
	if t == nil {
		return true
	}
	if _, ok := t.Underlying().(*types.Signature); ok {
		return false // what a func has captured is out of reach
	}
	return holder == "" || leadsTo(t, holder)
}

// besideStdio reports whether memory of the named type is not that of a standard
// stream, though it was reached from one: a struct has both in it.
func besideStdio(key, holder string) bool {
	return key == "stdio" && holder != "" && holder != "os.File"
}

// leadsTo reports whether what a variable of type t refers to can hold memory
// of the named type. What the standard library keeps inside its types, and what
// lies behind interfaces further down, is taken to be something else.
func leadsTo(t types.Type, name string) bool {
	return (&search{name: name, seen: make(map[types.Type]bool)}).in(t, 0)
}

type search struct {
	name string
	seen map[types.Type]bool
}

func (s *search) in(t types.Type, depth int) bool {
	t = types.Unalias(t)
	if s.seen[t] || len(s.seen) > 500 {
		return false
	}
	s.seen[t] = true
	if n, ok := t.(*types.Named); ok {
		if types.TypeString(n.Origin(), nil) == s.name || strings.HasPrefix(types.TypeString(n, nil), s.name+"[") {
			return true
		}
		if isStd(n.Obj().Pkg()) && !types.IsInterface(n) {
			return false
		}
	}
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		return s.in(u.Elem(), depth)
	case *types.Slice:
		return s.in(u.Elem(), depth)
	case *types.Array:
		return s.in(u.Elem(), depth)
	case *types.Map:
		return s.in(u.Elem(), depth) || s.in(u.Key(), depth)
	case *types.Struct:
		for i := range u.NumFields() {
			if s.in(u.Field(i).Type(), depth+1) {
				return true
			}
		}
	case *types.Interface, *types.TypeParam:
		return depth <= 1
	}
	return false
}
