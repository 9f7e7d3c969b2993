package effects

import (
	"cmp"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// What comes before decides what a test sees: one that gives a resource a value
// of its own before it looks is blind for what others left there. Only a write
// that happens whatever was there, of a value that does not come from there,
// makes blind, and only for the part that it sets.

// maxParts bounds the parts that an effect lists.
const maxParts = 12

// fresh returns the part that a write gives a value of its own, none if the
// value, or whether it is stored at all, depends on what was there. A part that
// was not followed may be all that the function looks at.
func (c *collector) fresh(at place, o origin, val ssa.Value, part string) []string {
	switch {
	case c.resets():
		return []string{""} // says its name
	case c.sources(val).have(c.family, o) || c.depends(at.block, o, val):
		return nil
	case lost(part):
		return []string{""}
	case !certain(part):
		return nil
	}
	return []string{part}
}

// depends reports whether a block runs only if the resource says so. That it is
// not yet what is stored does not count.
func (f *family) depends(b *ssa.BasicBlock, o origin, val ssa.Value) bool {
	for d := b; d.Idom() != nil; d = d.Idom() {
		cond, _ := branchTo(d)
		if cond == nil || isRangeEnd(cond) {
			continue
		}
		if bin, ok := cond.(*ssa.BinOp); ok && val != nil && (bin.X == val || bin.Y == val) {
			continue
		}
		if f.sources(cond).have(f, o) {
			return true
		}
	}
	return false
}

// writtenPart returns the part of o that a store changes, and the parts that it
// gives a value of its own.
func (c *collector) writtenPart(at place, o origin, addr, val, key ssa.Value) (string, []string) {
	part := c.partOf(addr, o)
	switch {
	case part == elsewhere:
	case key != nil && (val != nil || rangeOf(key) == nil || !emptied(rangeOf(key))):
		part += c.keyPart(key)
	case key == nil && val == nil && !isMap(addr.Type()):
		return part + partMark + "[" + holeUnknown + "]", nil // copy or clear
	case c.appends(val, part, o):
		return part + added, nil
	}
	return part, c.fresh(at, o, val, part)
}

// appends reports whether a value is what was at a part of o, with more behind it.
func (c *collector) appends(val ssa.Value, part string, o origin) bool {
	call, ok := val.(*ssa.Call)
	if !ok {
		return false
	}
	if b, ok := call.Call.Value.(*ssa.Builtin); !ok || b.Name() != "append" {
		return false
	}
	load, ok := call.Call.Args[0].(*ssa.UnOp)
	return ok && load.Op == token.MUL && c.partOf(load.X, o) == part
}

func isMap(t types.Type) bool {
	_, ok := t.Underlying().(*types.Map)
	return ok
}

// throughPart is the same for what a callee writes through an argument.
func (c *collector) throughPart(at place, t target, th Through, o origin) (string, []string) {
	prefix := c.partOf(t.args[th.Param], o)
	sets := c.filled(th.Sets, prefix, t)
	if len(sets) > 0 && prefix == elsewhere {
		sets = []string{""}
	}
	return prefix + c.fillIn(th.Part, t), c.passed(at, t, o, th.Param, sets)
}

// passed returns what is left of the parts that a callee sets, seen from a call:
// nothing where an argument, or that it is called, depends on the resource. The
// argument through which it sets them does not count.
func (c *collector) passed(at place, t target, o origin, through int, sets []string) []string {
	if len(sets) == 0 || c.depends(at.block, o, nil) {
		return nil
	}
	for i, a := range t.args {
		if i != through && c.sources(a).have(c.family, o) {
			return nil
		}
	}
	return sets
}

// filled puts the texts of a target's arguments in parts, behind a prefix.
func (c *collector) filled(parts []string, prefix string, t target) []string {
	if len(parts) == 0 {
		return nil
	}
	out := make([]string, 0, len(parts))
	for _, p := range parts {
		if p = prefix + c.fillIn(p, t); !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// settleParts decides, for each resource, what the function sees of it that it
// has not set itself, and what it sets.
func (c *collector) settleParts() {
	for key, events := range c.byResource() {
		settleParts(slices.DeleteFunc(events, func(e *Effect) bool { return e.When != Now || e.Deferred }), c.types[key])
	}
	sets := make(map[int][]string) // by parameter
	for _, th := range c.through {
		if th.When == Now && !th.Memo {
			sets[th.Param] = addSets(sets[th.Param], th.Sets)
		}
	}
	for i := range c.through {
		th := &c.through[i]
		if th.Sets = nil; th.When == Now && !th.Memo {
			th.Sets = allFields(sets[th.Param], c.top.Params[th.Param].Type())
		}
	}
}

// settleParts settles the events on one resource of type t, if that is known.
// Where a read and a write are in one call, the write counts as first: most who
// look before they set give back what was there. Of what is not followed, only
// what comes before all writes counts.
func settleParts(events []*Effect, t types.Type) {
	slices.SortStableFunc(events, func(a, b *Effect) int {
		return cmp.Or(cmp.Compare(bit(a.looksLater()), bit(b.looksLater())), cmp.Compare(a.Pos, b.Pos), cmp.Compare(bit(b.Op == Write), bit(a.Op == Write)))
	})
	var sees, sets, before []string
	vague := false
	written := token.NoPos
	events = slices.DeleteFunc(events, func(e *Effect) bool { return e.Op == Read && e.Perhaps })
	for _, e := range events {
		switch e.Op {
		case Read:
			vague = vague || e.Vague && (written == token.NoPos || e.Own && written == e.Pos)
			for _, part := range e.Sees {
				if !slices.ContainsFunc(sets, func(set string) bool { return Covers(set, part) }) {
					if len(sees) == 0 {
						before = sets
					}
					sees = addParts(sees, []string{part})
				}
			}
			if len(sees) > 0 {
				before = addSets(before, e.Sets)
			}
		case Write:
			if written == token.NoPos {
				written = e.Pos
			}
			if !e.Maybe {
				sets = allFields(addSets(sets, e.Sets), t)
			}
		}
	}
	for _, e := range events {
		switch e.Op {
		case Read:
			e.Sees, e.Vague, e.Sets = sees, vague, before
		case Write:
			e.Sets = sets
		}
	}
}

// looksLater reports whether a read is in a func of a table of tests: what goes through the
// table has most often set things up before it calls that.
func (e *Effect) looksLater() bool { return e.row && e.Op == Read }

// addParts adds parts to a list that stays short.
func addParts(list, more []string) []string {
	for _, p := range more {
		if !slices.Contains(list, p) && len(list) < maxParts {
			list = append(list[:len(list):len(list)], p)
		}
	}
	return list
}

// addSets is addParts for what is set: who sets so many parts is taken to set
// all.
func addSets(list, more []string) []string {
	list = addParts(list, more)
	if len(list) == maxParts {
		return []string{""}
	}
	return list
}

// allFields adds to the parts that are set those whose fields are all set: a
// literal of a struct is stored field by field.
func allFields(sets []string, t types.Type) []string {
	if t == nil {
		return sets
	}
	s, ok := deref(t).Underlying().(*types.Struct)
	if !ok || s.NumFields() == 0 || slices.Contains(sets, "") {
		return sets
	}
	for f := range s.Fields() {
		if !slices.Contains(sets, fieldPart(f.Name())) {
			return sets
		}
	}
	return append(sets[:len(sets):len(sets)], "")
}
