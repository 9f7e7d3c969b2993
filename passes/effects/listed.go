package effects

import (
	"go/constant"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/isolint-go/isolint/passes/table"
)

// applyTable records what the table says of a target.
func (c *collector) applyTable(at place, t target) {
	for _, e := range t.entries {
		switch e.Verb {
		case table.Write, table.Reset:
			c.tableWrite(at, t, e)
		case table.Read:
			c.keyed(at, t, e, Read, valOther)
		case table.Memo:
			c.keyed(at, t, e, Memo, valOther)
		case table.Cost:
			if at.fl.guards[at.block]&^ifError == 0 {
				ev := c.effect(at, "cost:"+e.Op, Cost)
				ev.Symbol = t.symbol
				c.add(at, ev)
			}
		case table.Query:
			c.query(at, t, e)
		case table.Through, table.MemoThrough:
			c.tableThrough(at, t, e)
		case table.NoReturn, table.MayFatal:
			if isTesting(t.obj) || e.Verb == table.MayFatal {
				c.fatal(at, strings.HasPrefix(t.symbol, "testing.TB.Skip"))
			}
		}
	}
}

func (c *collector) tableWrite(at place, t target, e table.Entry) {
	if e.Flags != table.None && !c.opensForWriting(t.arg(e.Flags)) || onlyAsks(t, e) {
		c.keyed(at, t, e, Read, valOther)
		return
	}
	class := valInitial
	if e.Verb != table.Reset {
		val := c.tableStored(t, e)
		if class = valZero; val != nil {
			key := c.entryKey(t, e)
			class, _ = c.classify(key, val) // for valArg the parameter does not matter: see Chosen
			at.saved = c.savedAt(Effect{Key: key, class: class}, val)
			if class == valOther && key == "env:*" && c.namedByEnviron(t.args[t.recv], 0) {
				class = valEnviron
			}
		}
	}
	c.keyed(at, t, e, Write, class)
}

// namedByEnviron reports whether the name of an environment variable is taken from a list
// of all of them, as os.Environ returns it.
func (f *family) namedByEnviron(name ssa.Value, depth int) bool {
	const maxDepth = 4 // the list, an entry of it, its parts, one of them
	if load, ok := name.(*ssa.UnOp); ok {
		if element, ok := load.X.(*ssa.IndexAddr); ok {
			return f.namedByEnviron(element.X, depth)
		}
	}
	return slices.ContainsFunc(f.sources(name).calls, func(call *ssa.Call) bool {
		args := call.Call.Args
		if len(args) == 0 {
			return f.callReads(call, "env:*")
		}
		return depth < maxDepth && slices.ContainsFunc(args, func(arg ssa.Value) bool { return f.namedByEnviron(arg, depth+1) })
	})
}

// onlyAsks reports whether a setter is called with a value that makes it return
// the present one: runtime.GOMAXPROCS(0).
func onlyAsks(t target, e table.Entry) bool {
	if e.Least == table.None {
		return false
	}
	k, ok := t.arg(e.Least).(*ssa.Const)
	return ok && k.Value != nil && k.Value.Kind() == constant.Int && k.Int64() < int64(e.LeastValue)
}

// opensForWriting reports whether open flags have a write bit; flags that are
// not constant are taken to have one only if they are not known at all.
func (c *collector) opensForWriting(flags ssa.Value) bool {
	k, ok := flags.(*ssa.Const)
	if !ok || k.Value == nil || k.Value.Kind() != constant.Int {
		return true
	}
	const bits = os.O_WRONLY | os.O_RDWR | os.O_CREATE | os.O_TRUNC | os.O_APPEND
	return k.Int64()&int64(bits) != 0
}

// tableStored is what a listed function stores: its last argument that is not
// part of the key. One that has none removes.
func (c *collector) tableStored(t target, e table.Entry) ssa.Value {
	inKey := make(map[int]bool)
	holes, _ := table.Holes(e.Key)
	for _, h := range holes {
		inKey[t.argIndex(h.Arg)] = true
	}
	for i := len(t.args) - 1; i >= t.recv; i-- {
		if !inKey[i] {
			return t.args[i]
		}
	}
	return nil
}

// keyed records an effect on the resource that a table line names.
func (c *collector) keyed(at place, t target, e table.Entry, op Op, class class) {
	for _, key := range c.keys(e.Key, func() string { return c.entryKey(t, e) }) {
		c.keyedAs(at, t, e, key, op, class)
	}
}

// nameIn is the slot of what is registered, if its name, the first text among a target's
// arguments, is another one each time.
func (c *collector) nameIn(t target) string {
	for _, arg := range t.args[t.recv:] {
		if !isString(arg.Type()) {
			continue
		}
		if slot := c.slot(arg); isPrivate(slot) {
			return slot
		}
		return ""
	}
	return ""
}

func (c *collector) keyedAs(at place, t target, e table.Entry, key string, op Op, class class) {
	if key == "" || isPrivate(key) {
		return
	}
	ev := c.effect(at, key, op)
	ev.class, ev.Permanent, ev.Helper, ev.Symbol = class, e.Permanent, e.Undo, t.symbol
	if op == Write && class != valArg && class != valEnviron && c.resets() {
		ev.class = valInitial
	}
	if op == Write && strings.HasPrefix(key, "registry:") {
		ev.Slot = c.nameIn(t)
	}
	ev.Chosen = class == valArg || strings.Contains(key, hole+"p")
	switch op {
	case Read:
		ev.Sees, ev.Own, ev.Near, ev.Sure = []string{""}, true, true, at.fl.always(at.block)
	case Write:
		if e.Part != "" {
			ev.Part = listedPart(e.Part)
		}
		ev.exact, ev.Sure = true, at.fl.always(at.block)
		ev.Sets = c.passed(at, t, origin{kind: fromGlobal, key: key}, -1, []string{ev.Part})
	}
	if e.Auto {
		ev.Undo = UndoAuto
		ev = c.atCleanup(ev, Now, t)
	}
	if at.mode.once && op == Write {
		ev.Op = Memo
	}
	c.add(at, ev)
}

// entryKey is the key of a table line with the target's arguments in it.
func (f *family) entryKey(t target, e table.Entry) string {
	holes, err := table.Holes(e.Key)
	if err != nil {
		return ""
	}
	var b strings.Builder
	last := 0
	for _, h := range holes {
		b.WriteString(e.Key[last:h.Start])
		b.WriteString(f.argText(t, t.argIndex(h.Arg), h.Field, 0))
		last = h.End
	}
	b.WriteString(e.Key[last:])
	return normal(compact(b.String()))
}

func (c *collector) tableThrough(at place, t target, e table.Entry) {
	a := t.arg(e.Arg)
	if a == nil {
		return
	}
	memo := e.Verb == table.MemoThrough || c.takenOnce(at, t) || c.fillsMemo(at, t)
	th := Through{Param: t.argIndex(e.Arg), Chosen: true, Memo: memo, arg: -1, Part: inside}
	if strings.HasPrefix(t.symbol, "sync/atomic.") && strings.Contains(t.symbol, ".Store") {
		th.Part, th.Sets = "", []string{""}
	}
	th.Order = strings.HasPrefix(t.symbol, "sort.") || strings.HasPrefix(t.symbol, "slices.Sort")
	if e.Auto {
		th.Undo = UndoAuto
	}
	if e.From != table.None && t.arg(e.From) != nil {
		th.Chosen = c.chosen(t.arg(e.From), nil)
		th.class, th.arg = valArg, t.argIndex(e.From)
	}
	c.applyThrough(at, t, th)
}
