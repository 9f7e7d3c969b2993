package effects

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/isolint-go/isolint/passes/table"
)

// What a function says to databases is kept as what it does to which table:
//
//	query:=write:users    adds or changes rows
//	query:=add:key:hits   adds to what is there
//	query:=delete:users   removes some rows
//	query:=reset:users    removes all rows, or the table
//	query:=read:users     looks at all rows
//	query:=look:users     looks at some
//	query:=create:users   makes the table
//	query:=open:NAME      opens that database; ? is one of the test's own, or not known
//	query:=scope          makes or takes a schema, a database, a temporary table
//	query:=begin, =commit, =rollback, =close
//	query:=handle:KEY     uses the handle in that variable
//	query:=other          something else; query:=? what is not known
//
// Instead of a table it can be the entry of a store, key:NAME, or the documents of a
// collection, documents:NAME, and documents: of one that is a handle itself.
//
// The text of a statement is kept as a key only as long as it has the holes of a caller's
// parameters before the name of the table. As the Slot of the effect it is kept with its
// arguments; see said.

// query records what a table line says is said to a database.
func (c *collector) query(at place, t target, e table.Entry) {
	if at.refused {
		return // the test fails unless it is not done
	}
	said := c.said(t, e)
	for _, key := range c.keys(e.Key, func() string { return c.entryKey(t, e) }) {
		does, object, _ := strings.Cut(strings.TrimPrefix(key, "query:="), ":")
		switch does {
		case "find", "delete":
			key = "query:=" + c.chained(t, does) + ":" + object
		case "count":
			key = c.counted(t)
		case "documents":
			key = c.documents(t, object)
		case "open":
			if object == "?" && c.isUnset(t, e) {
				key = "query:=open:" // by the number that it has then
			}
		}
		if key == "" || isPrivate(key) || at.mode.once && does == "open" {
			continue // what is opened once is for all
		}
		ev := c.effect(at, key, Query)
		ev.Symbol, ev.Slot = t.symbol, said
		c.add(at, ev)
	}
}

// isUnset reports whether the field of an argument that a table line names is one that
// nothing sets before the call.
func (c *collector) isUnset(t target, e table.Entry) bool {
	holes, err := table.Holes(e.Key)
	if err != nil || len(holes) != 1 || holes[0].Field == "" || t.arg(holes[0].Arg) == nil {
		return false
	}
	root, path := c.base(t.arg(holes[0].Arg))
	return root != nil && !c.setByCalls(root, holes[0].Field) && !c.isStoredAt(root, path+"."+holes[0].Field)
}

// isStoredAt reports whether something is stored in a part of a local variable, or in all of it.
func (f *family) isStoredAt(root *ssa.Alloc, path string) bool {
	return slices.ContainsFunc(f.cells[root], func(st cellStore) bool { return overlaps(st.path, path) })
}

// chained is what a method of gorm does to a model: to all rows of it, unless
// conditions come before it in a chain, or with it.
func (c *collector) chained(t target, does string) string {
	recv := t.arg(table.Recv)
	_, chain := recv.(*ssa.Call)
	if _, either := recv.(*ssa.Phi); either {
		chain = true // a query that was begun under a condition
	}
	conditions, ok := c.varargs(t.args[len(t.args)-1])
	all := !chain && ok && len(conditions) == 0
	switch {
	case does == "delete":
		return "delete" // of some rows, or not at all: gorm refuses to delete all
	case all:
		return "read"
	}
	return "look"
}

// counted is what gorm's Count does to the model that the call before it names: it looks at
// all rows of it, unless there is more of a chain. Empty if none is named.
func (c *collector) counted(t target) string {
	model, ok := t.arg(table.Recv).(*ssa.Call)
	if !ok || model.Call.StaticCallee() == nil || model.Call.StaticCallee().Name() != "Model" || len(model.Call.Args) != 2 {
		return ""
	}
	does := "read"
	if _, chain := model.Call.Args[0].(*ssa.Call); chain {
		does = "look"
	}
	return "query:=" + does + ":" + c.typeText(model.Call.Args[1])
}

// handle records that a function uses a database's handle that lies in a package
// variable.
func (c *collector) handle(at place, u *ssa.UnOp) {
	g, ok := u.X.(*ssa.Global)
	if !ok || !c.table.IsHandle(typeName(u.Type())) {
		return
	}
	for _, o := range c.originsOf(g) {
		if o.kind == fromGlobal {
			c.add(at, c.effect(at, "query:=handle:"+o.key, Query))
		}
	}
}

// typeName is the name of the type that t is or points to, with its package's
// path; empty if it has none.
func typeName(t types.Type) string {
	t = types.Unalias(t)
	for {
		switch u := t.(type) {
		case *types.Pointer:
			t = types.Unalias(u.Elem())
			continue
		case *types.Slice:
			t = types.Unalias(u.Elem())
			continue
		case *types.Named:
			if u.Obj().Pkg() != nil {
				return u.Obj().Pkg().Path() + "." + u.Obj().Name()
			}
		}
		return ""
	}
}

// typeText is the text that stands for a value's type in a key.
func (f *family) typeText(v ssa.Value) string {
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	if p, ok := v.(*ssa.Parameter); ok && types.IsInterface(p.Type()) {
		return f.paramText(p, "type", 0)
	}
	if name := typeName(v.Type()); name != "" && !types.IsInterface(v.Type()) {
		return name
	}
	return holeUnknown
}

// normalQuery brings what is said to a database into the form above.
func normalQuery(key, text string) string {
	switch {
	case strings.HasPrefix(text, "=open:") && (isPrivate(text) || strings.Contains(text, holeUnknown)):
		return "query:=open:?"
	case strings.HasPrefix(text, "="):
		return key
	}
	first, rest, _ := strings.Cut(text, ";")
	if s, ok := statement(first); ok {
		if strings.TrimSpace(rest) == "" || strings.HasPrefix(s, "reset:") {
			return "query:=" + s
		}
		return "query:=?" // of several statements a later one may undo the first
	}
	if strings.Contains(text, hole+"p") && !strings.Contains(text, holeUnknown) {
		return key // a caller's
	}
	return "query:=?"
}

// AsQuery splits the key of a Query in what is done and to what. It is false for
// other keys, and where what is said depends on the caller.
func AsQuery(key string) (does, object string, ok bool) {
	rest, ok := strings.CutPrefix(key, "query:=")
	if !ok || !Known(rest) {
		return "", "", false
	}
	does, object, _ = strings.Cut(rest, ":")
	return does, object, true
}
