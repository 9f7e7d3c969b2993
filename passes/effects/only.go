package effects

import (
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// What a function does only for some of its callers, such as
//
//	switch strategy { case "disk": os.MkdirAll(dir, 0o755) }
//
// is kept with the conditions on its parameters: the template of what is compared, and the
// constant that it is to be, or not to be. A call with constant arguments shows whether
// they hold.
const (
	onlySep = "\x1e" // between conditions
	onlyIs  = "\x1d="
	onlyNot = "\x1d!"
	isNone  = "nil\x1d" // the text of nil, which no string is
	isSome  = "set\x1d" // that of what is not nil
)

// maxOnly bounds the conditions of one effect, maxDominators the blocks that are looked at.
const (
	maxOnly       = 3
	maxDominators = 20
)

// onlyIf returns the conditions on parameters under which a block runs.
func (f *family) onlyIf(fl *flow, b *ssa.BasicBlock) string {
	if s, ok := fl.only[b]; ok {
		return s
	}
	var conds []string
	d := b
	for range maxDominators {
		if d.Idom() == nil || len(conds) == maxOnly {
			break
		}
		if cond, taken := branchTo(d); cond != nil {
			if s := f.comparison(cond, taken); s != "" && !slices.Contains(conds, s) {
				conds = append(conds, s)
			}
		}
		d = d.Idom()
	}
	fl.only[b] = joinOnly(conds)
	return fl.only[b]
}

// under adds to the conditions of a block those that are left of a call in it.
func (f *family) under(at place, left []string) string {
	here := f.onlyIf(at.fl, at.block)
	if len(left) == 0 {
		return here
	}
	return joinOnly(append(left, strings.Split(here, onlySep)...))
}

// joinOnly joins conditions. What a parameter is says as well what it is not.
func joinOnly(conds []string) string {
	conds = slices.DeleteFunc(slices.Clone(conds), func(s string) bool {
		what, _, not := strings.Cut(s, onlyNot)
		return s == "" || not && slices.ContainsFunc(conds, func(is string) bool { return strings.HasPrefix(is, what+onlyIs) })
	})
	slices.Sort(conds)
	return strings.Join(slices.Compact(conds), onlySep)
}

// comparison is a condition that came out so, if it compares a parameter, or a field of
// one, with a constant; else empty.
func (f *family) comparison(cond ssa.Value, yes bool) string {
	for {
		not, ok := cond.(*ssa.UnOp)
		if !ok || not.Op != token.NOT {
			break
		}
		cond, yes = not.X, !yes
	}
	what, value := cond, "true"
	if b, ok := cond.(*ssa.BinOp); ok {
		k, isConst := b.Y.(*ssa.Const)
		if !isConst || b.Op != token.EQL && b.Op != token.NEQ {
			return ""
		}
		what, value, yes = b.X, onlyText(k), yes == (b.Op == token.EQL)
	}
	if value == "" && !isString(what.Type()) || !ofParam(what) {
		return ""
	}
	tmpl := f.text(what)
	if !isParamHole(tmpl) || f.isChanged(what) {
		return ""
	}
	switch {
	case yes:
		return tmpl + onlyIs + value
	case value == "true":
		return tmpl + onlyIs + "false"
	}
	return tmpl + onlyNot + value
}

// ofParam reports whether a value looks like a parameter, or a field of one.
func ofParam(v ssa.Value) bool {
	for range maxDepth {
		switch x := v.(type) {
		case *ssa.Parameter:
			return true
		case *ssa.UnOp:
			v = x.X
		case *ssa.FieldAddr:
			v = x.X
		case *ssa.Field:
			v = x.X
		case *ssa.Alloc, *ssa.FreeVar: // a parameter that is captured
			return true
		default:
			return false
		}
	}
	return false
}

// isParamHole reports whether a text is that of a parameter, or of a field of one, and nothing else.
func isParamHole(tmpl string) bool {
	return strings.HasPrefix(tmpl, hole+"p") && strings.Count(tmpl, hole) == 2 && strings.HasSuffix(tmpl, hole) && !strings.Contains(tmpl, "|")
}

// isChanged reports whether a value is a field of a parameter that the function sets.
func (f *family) isChanged(v ssa.Value) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	for {
		field, ok := load.X.(*ssa.FieldAddr)
		if !ok {
			return false
		}
		if f.changesField(field.X, fieldName(field.X.Type(), field.Field)) {
			return true
		}
		if load, ok = field.X.(*ssa.UnOp); !ok {
			return false
		}
	}
}

// onlyText is a constant as a condition has it.
func onlyText(k *ssa.Const) string {
	switch {
	case k.IsNil():
		return isNone
	case k.Value == nil:
		return ""
	}
	if s := constText(k); Known(s) && !strings.ContainsAny(s, onlySep+onlyIs) {
		return s
	}
	return ""
}

// still returns what is left of the conditions of a target: those that depend on the
// parameters of the caller. It is false if one of them does not hold.
func (c *collector) still(only string, t target) (left []string, possible bool) {
	if only == "" {
		return nil, true
	}
	for cond := range strings.SplitSeq(only, onlySep) {
		what, value, is := strings.Cut(cond, onlyIs)
		if !is {
			what, value, _ = strings.Cut(cond, onlyNot)
		}
		got := fill(what, func(i int, field string) string { return c.givenText(t, i, field) })
		switch {
		case Known(got) || got == holeZero:
			if isEqual(got, value) != is {
				return nil, false
			}
		case isParamHole(got):
			left = append(left, got+cond[len(what):])
		}
	}
	return left, true
}

// isEqual compares what a caller gives with a constant.
func isEqual(got, value string) bool {
	switch {
	case got == holeZero:
		return value == "" || value == "0" || value == "false" || value == isNone
	case value == isNone:
		return got == isNone
	}
	return got == value
}

// givenText is the text of an argument, as conditions have it.
func (c *collector) givenText(t target, i int, field string) string {
	if i < 0 || i >= len(t.args) {
		return holeUnknown
	}
	if field == "" {
		switch arg := t.args[i].(type) {
		case *ssa.Const:
			if s := onlyText(arg); s != "" || isString(arg.Type()) {
				return s
			}
			return holeUnknown
		case *ssa.MakeInterface, *ssa.Alloc, *ssa.MakeClosure, *ssa.Function, *ssa.MakeMap:
			return isSome
		}
	}
	if field == "" {
		return c.argText(t, i, field, 0)
	}
	if c.changesField(t.args[i], field) {
		return holeUnknown
	}
	if root, path := c.base(t.args[i]); root != nil && !c.isStoredAt(root, path+"."+field) {
		return holeZero
	}
	return c.argText(t, i, field, 0)
}

// changesField reports whether a field of what a value points to is, or may be, set where the
// value is known: there, or in what is called with it. It may be another one then than when
// it was given.
func (f *family) changesField(v ssa.Value, field string) bool {
	first, _, _ := strings.Cut(field, ".")
	refs := v.Referrers()
	if refs == nil {
		return true // a package variable, which anybody may have set
	}
	for _, ref := range *refs {
		switch ref := ref.(type) {
		case *ssa.FieldAddr:
			if fieldName(ref.X.Type(), ref.Field) == first && (!isLocal(v) && isStored(ref) || !confined(ref)) {
				return true
			}
		case *ssa.MakeClosure:
			return true
		case ssa.CallInstruction:
			if f.setsField(ref, v, first) {
				return true
			}
		}
	}
	return false
}

// isLocal reports whether a value is a variable of the function, whose stores are known.
func isLocal(v ssa.Value) bool {
	_, ok := v.(*ssa.Alloc)
	return ok
}

// setsField reports whether a call may set a field of an argument.
func (f *family) setsField(call ssa.CallInstruction, arg ssa.Value, field string) bool {
	if _, ok := call.Common().Value.(*ssa.Builtin); ok {
		return false
	}
	ts := f.targets(call)
	return len(ts) == 0 || slices.ContainsFunc(ts, func(t target) bool {
		return f.stores(t, arg, field, func(Through) bool { return true })
	})
}

// commonOnly are the conditions that two effects share, which are merged.
func commonOnly(a, b string) string {
	if a == b {
		return a
	}
	have := strings.Split(b, onlySep)
	return joinOnly(slices.DeleteFunc(strings.Split(a, onlySep), func(s string) bool { return !slices.Contains(have, s) }))
}
