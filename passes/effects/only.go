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
	conds = slices.Compact(conds)
	return strings.Join(conds[:min(len(conds), maxOnly)], onlySep)
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
	case isBool(what.Type()):
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
		if f.mayChange(field.X, fieldName(field.X.Type(), field.Field)) {
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

// unconditional forgets the conditions of a function that comes to itself: what it does for
// its callers, it does with other parameters when it calls itself.
func (s *Summary) unconditional() {
	for i := range s.Effects {
		s.Effects[i].Only = ""
	}
	for i := range s.Through {
		s.Through[i].Only = ""
	}
	for i := range s.Heavy {
		s.Heavy[i].Only = ""
	}
}

// commonOnly are the conditions that two effects share, which are merged.
func commonOnly(a, b string) string {
	if a == b {
		return a
	}
	have := strings.Split(b, onlySep)
	return joinOnly(slices.DeleteFunc(strings.Split(a, onlySep), func(s string) bool { return !slices.Contains(have, s) }))
}
