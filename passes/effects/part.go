package effects

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A part says where in a resource something is: fields and keys one after the
// other, each behind a partMark, empty for the whole. Pointers on the way leave
// no trace. Keys are texts, with holes like those of resources.
const partMark = "\x01"

// inside is what a listed function changes of what it is given; elsewhere is a
// part that was not followed.
const (
	inside    = partMark + holeUnknown
	elsewhere = partMark + "?"
)

// added is an element that was appended.
const added = partMark + "[+]"

// ofItself is seen where a pointer is compared with nil: what is below it does
// not matter.
const ofItself = partMark + "nil"

// listedPart is what the table calls a part, of which it is not known where in
// the memory of the resource it is.
func listedPart(name string) string { return partMark + ":" + name }

func fieldPart(name string) string { return partMark + "." + name }

func (f *family) keyPart(key ssa.Value) string { return partMark + "[" + f.text(key) + "]" }

// cutElement parts the first field or key of a part from the rest, which is a part of
// that.
func cutElement(part string) (element, rest string) {
	if !strings.HasPrefix(part, partMark) {
		return "?", "" // too long to be kept
	}
	part = part[len(partMark):]
	if i := strings.Index(part, partMark); i >= 0 {
		return part[:i], part[i:]
	}
	return part, ""
}

// lost reports whether a part was not followed.
func lost(part string) bool {
	var element string
	for part != "" && element != "?" {
		element, part = cutElement(part)
	}
	return element == "?"
}

// certain reports whether a part is known, apart from what a caller gives.
func certain(part string) bool { return !strings.Contains(part, holeUnknown) && !isPrivate(part) }

// Covers reports whether who sets one part sets another with it.
func Covers(set, part string) bool {
	return certain(set) && (set == "" || part == set || strings.HasPrefix(part, set+partMark))
}

// Meets reports whether who sees one part of a resource certainly sees a change
// of another: one is in the other, or the change is somewhere in what is seen. A
// key that is not known is not taken to be the same as another.
func Meets(seen, changed string) bool {
	var a, b string
	for seen != "" && changed != "" {
		a, seen = cutElement(seen)
		b, changed = cutElement(changed)
		if b == holeUnknown {
			return true
		}
		if a != b || !certain(a) {
			return false
		}
	}
	return true // the whole, or as far as one goes
}

// Entry returns the entry of a map or of a list that a part is, or is in, cut off behind
// its key, and whether there is one whose key is known.
func Entry(part string) (string, bool) {
	for rest, at := part, 0; rest != ""; {
		element, more := cutElement(rest)
		at += len(rest) - len(more)
		if strings.HasPrefix(element, "[") {
			return part[:at], element != "["+holeUnknown+"]"
		}
		rest = more
	}
	return "", false
}

// TypeOf returns the type of what a part of a variable of type t is in, as far as its fields
// lead: of .hooks[x] that of the field hooks.
func TypeOf(t types.Type, part string) types.Type {
	for part != "" {
		element, rest := cutElement(part)
		s, ok := deref(t).Underlying().(*types.Struct)
		if !ok || !strings.HasPrefix(element, ".") {
			break
		}
		field := fieldOf(s, element[1:])
		if field == nil {
			break
		}
		t, part = field.Type(), rest
	}
	return t
}

func fieldOf(s *types.Struct, name string) *types.Var {
	for f := range s.Fields() {
		if f.Name() == name {
			return f
		}
	}
	return nil
}

// Disjoint reports whether two parts certainly have nothing in common: they differ
// in a field, in a key that is known or in what the table calls them.
func Disjoint(a, b string) bool {
	var x, y string
	for a != "" && b != "" {
		x, a = cutElement(a)
		y, b = cutElement(b)
		if x != y {
			return x[0] == y[0] && named(x) && named(y)
		}
	}
	return false
}

// named reports whether an element is known without the caller's values.
func named(element string) bool { return element != "?" && !strings.Contains(element, hole) }

// maxPart bounds how many steps away a part may be.
const maxPart = 20

// partOf returns the part of origin o that addr is: an address, or a value that
// refers to it.
func (f *family) partOf(addr ssa.Value, o origin) string {
	part := ""
	for range maxPart {
		switch v := addr.(type) {
		case *ssa.Global:
			return orElsewhere(part, o.kind == fromGlobal && f.holds(v, o.key))
		case *ssa.Parameter:
			return orElsewhere(part, o.kind == fromParam && o.i < len(f.top.Params) && f.top.Params[o.i] == v)
		case *ssa.FieldAddr:
			part, addr = fieldPart(fieldName(v.X.Type(), v.Field))+part, v.X
		case *ssa.Field:
			part, addr = fieldPart(fieldName(v.X.Type(), v.Field))+part, v.X
		case *ssa.IndexAddr:
			part, addr = f.keyPart(v.Index)+part, v.X
		case *ssa.Index:
			part, addr = f.keyPart(v.Index)+part, v.X
		case *ssa.Lookup:
			part, addr = f.keyPart(v.Index)+part, v.X
		default:
			if addr = f.refersTo(addr); addr == nil {
				return elsewhere
			}
		}
	}
	return elsewhere
}

func orElsewhere(part string, ok bool) string {
	if !ok || len(part) > maxText {
		return elsewhere
	}
	return part
}

// holds reports whether a variable is the resource, or only ever has its
// address.
func (f *family) holds(g *ssa.Global, key string) bool {
	for _, o := range f.originsOf(g) {
		if o.key == key || f.aliasVars[o.key] == key {
			return true
		}
	}
	return false
}

// refersTo is the one value that refers to the same memory as v, nil if there
// is none.
func (f *family) refersTo(v ssa.Value) ssa.Value {
	switch v := v.(type) {
	case *ssa.UnOp:
		if v.Op != token.MUL {
			return nil
		}
		if root, path := f.base(v.X); root != nil {
			return f.sole(root, path)
		}
		return v.X
	case *ssa.FreeVar:
		return f.binding[v]
	case *ssa.Slice:
		if v.Low == nil {
			return v.X
		}
	case *ssa.Extract:
		switch t := v.Tuple.(type) {
		case *ssa.Lookup:
			return t
		case *ssa.TypeAssert:
			return t.X
		}
	case *ssa.TypeAssert:
		return v.X
	case *ssa.Convert:
		return v.X
	}
	if u := unwrap(v); u != v {
		return u
	}
	return nil
}
