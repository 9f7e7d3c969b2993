package effects

import (
	"go/token"
	"strings"

	"golang.org/x/tools/go/ssa"
)

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
