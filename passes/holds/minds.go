package holds

import (
	"go/types"
	"slices"

	"github.com/isolint-go/isolint/passes/effects"
)

// A write is one that a test makes.
type write struct {
	test *Test
	hold *Hold
}

// writesOf returns what the tests write, by resource.
func writesOf(tests []*Test) map[string][]write {
	writes := make(map[string][]write)
	for _, t := range tests {
		for i := range t.Holds {
			if h := &t.Holds[i]; h.Mode == Write {
				writes[h.Resource] = append(writes[h.Resource], write{t, h})
			}
		}
	}
	return writes
}

// isBlind reports whether a test that reads sees nothing of what a write has left, as
// it has set that itself before it looks.
func (a access) isBlind(h *Hold) bool {
	if !a.writes || a.vague {
		return false
	}
	return slices.ContainsFunc(a.sets, func(set string) bool { return effects.Covers(set, h.Part) }) ||
		!slices.ContainsFunc(a.sees, func(part string) bool { return effects.Meets(part, h.Part) })
}

// minds reports whether a change is of any interest to a test that reads. One that only
// looks at other parts does not see it. An entry more is seen by who asks for that entry, or
// looks at all of them with its own eyes: who is led past them somewhere below is not
// there for this one. And somewhere below it hardly matters who of several tests was there first,
// if they all want the same.
func (w *witnesses) minds(a access, t *Test, h *Hold) bool {
	if len(a.sees) == 0 && !a.vague {
		return false // it hands it on to who does not look
	}
	written := append([]string{h.Part}, h.Sets...)
	if len(a.sees) > 0 && !a.vague && !meetAny(a.sees, written, func(seen, part string) bool { return !effects.Disjoint(seen, part) }) {
		return false
	}
	if entries := entriesOf(written); len(entries) > 0 && !w.keepsCode(h.Resource, h.Part) {
		runs := w.keepsFuncs(h.Resource, h.Part)
		return a.near && a.vague || meetAny(a.sees, entries, func(seen, entry string) bool {
			return effects.Covers(entry, seen) || a.near && effects.Meets(seen, entry) || runs && seen != entry && effects.Covers(seen, entry)
		})
	}
	return a.near || a.sure && !a.writes || !w.agree(t, h)
}

func meetAny(as, bs []string, meet func(a, b string) bool) bool {
	return slices.ContainsFunc(as, func(a string) bool {
		return slices.ContainsFunc(bs, func(b string) bool { return meet(a, b) })
	})
}

// entriesOf returns the entries with known keys that a write changes, none if that is not
// all that it does.
func entriesOf(parts []string) []string {
	var entries []string
	for _, part := range parts {
		switch entry, known := effects.Entry(part); {
		case entry == "":
			return nil
		case known:
			entries = append(entries, entry)
		}
	}
	return entries
}

// agree reports whether several tests write a resource, and all of them the same to it.
func (w *witnesses) agree(t *Test, h *Hold) bool {
	if obj := w.variable(h.Resource); obj != nil && isCode(effects.TypeOf(obj.Type(), h.Part)) {
		return false // a fake, however many put it in
	}
	several := false
	for _, other := range w.writes[h.Resource] {
		if effects.Disjoint(other.hold.Part, h.Part) || other.hold.Restores {
			continue
		}
		if !same(h, other.hold) {
			return false
		}
		several = several || !sameCode(other.test, t)
	}
	return several
}

// same reports whether two writes leave the same.
func same(a, b *Hold) bool {
	if a.Part != b.Part {
		return false
	}
	if a.Value != "" || b.Value != "" {
		return a.Value == b.Value
	}
	return a.Fixed && b.Fixed && len(a.Path) > 0 && len(b.Path) > 0 && a.Path[len(a.Path)-1].Pos == b.Path[len(b.Path)-1].Pos
}

// keepsFuncs reports whether a package variable, or a field of it, is a map of funcs. Of those
// the one runs that is asked for; but who goes through the map may call them all.
func (w *witnesses) keepsFuncs(key, part string) bool {
	obj := w.variableOf(key)
	if obj == nil {
		return false
	}
	all, ok := effects.TypeOf(obj.Type(), part).Underlying().(*types.Map)
	if !ok {
		return false
	}
	_, isFunc := all.Elem().Underlying().(*types.Signature)
	return isFunc
}

// keepsCode reports whether what is added to a package variable, or to a field of it, is code: a
// func, a value with methods, or a struct with a func in it. It runs in whoever is led past it.
func (w *witnesses) keepsCode(key, part string) bool {
	obj := w.variableOf(key)
	if obj == nil {
		return false
	}
	all, ok := effects.TypeOf(obj.Type(), part).Underlying().(*types.Slice)
	return ok && isCode(all.Elem())
}

func isCode(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Signature:
		return true
	case *types.Interface:
		return u.NumMethods() > 0
	case *types.Pointer:
		_, isStruct := u.Elem().Underlying().(*types.Struct)
		return isStruct && isCode(u.Elem())
	case *types.Struct:
		for f := range u.Fields() {
			if _, isFunc := f.Type().Underlying().(*types.Signature); isFunc {
				return true
			}
		}
	}
	return false
}
