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

// still returns what is left of the conditions of a target: those that depend on the
// parameters of the caller. It is false if one of them does not hold.
func (c *collector) still(at place, only string, t target) (left []string, possible bool) {
	if only == "" {
		return nil, true
	}
	for cond := range strings.SplitSeq(only, onlySep) {
		what, value, is := strings.Cut(cond, onlyIs)
		if !is {
			what, value, _ = strings.Cut(cond, onlyNot)
		}
		got := fill(what, func(i int, field string) string { return c.givenText(at, t, i, field) })
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

// givenText is the text of an argument at a call, as conditions have it.
func (c *collector) givenText(at place, t target, i int, field string) string {
	if i < 0 || i >= len(t.args) {
		return holeUnknown
	}
	if field != "" {
		return c.givenField(at, t.args[i], field)
	}
	switch arg := t.args[i].(type) {
	case *ssa.Const:
		if s := onlyText(arg); s != "" || isString(arg.Type()) {
			return s
		}
		return holeUnknown
	case *ssa.MakeInterface, *ssa.Alloc, *ssa.MakeClosure, *ssa.Function, *ssa.MakeMap:
		return isSome
	}
	return c.argText(t, i, field, 0)
}

// givenField is the text in a field of an argument at a call, if nobody may set it to another one.
func (c *collector) givenField(at place, arg ssa.Value, field string) string {
	v := c.held(arg)
	if v == nil || c.mayChange(v, field) {
		return holeUnknown
	}
	root, ok := v.(*ssa.Alloc)
	if !ok {
		return c.partText(v, field, 0)
	}
	var set *cellStore
	for i, st := range c.cells[root] {
		if !overlaps(st.path, "."+field) {
			continue
		}
		if set != nil || st.path != "."+field || !isDone(st.at, at) {
			return holeUnknown
		}
		set = &c.cells[root][i]
	}
	if set == nil {
		return holeZero
	}
	return c.textAt(set.val, 0)
}

// isDone reports whether a store has been made whenever a place is come to.
func isDone(st *ssa.Store, at place) bool {
	if st.Block() != at.block {
		return st.Parent() == at.fn && st.Block().Dominates(at.block)
	}
	for _, instr := range at.block.Instrs {
		if instr == st {
			return true
		}
		if instr.Pos() == at.pos {
			return false
		}
	}
	return false
}

// held is the one value that a local variable ever holds, where a value is loaded from one;
// nil if it holds several.
func (f *family) held(v ssa.Value) ssa.Value {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return v
	}
	root, path := f.base(load.X)
	switch {
	case root != nil && isPointer(load.Type()):
		return f.sole(root, path)
	case root != nil && path == "":
		return root // a copy of a struct
	}
	return nil
}

// commonOnly are the conditions that two effects share, which are merged.
func commonOnly(a, b string) string {
	if a == b {
		return a
	}
	have := strings.Split(b, onlySep)
	return joinOnly(slices.DeleteFunc(strings.Split(a, onlySep), func(s string) bool { return !slices.Contains(have, s) }))
}
