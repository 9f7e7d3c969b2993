package effects

import (
	"go/constant"
	"go/types"
	"os"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/isolint-go/isolint/passes/table"
)

// call records what a call does, by the summaries and the table lines of what
// it may run.
func (c *collector) call(at place, call ssa.CallInstruction) {
	common := call.Common()
	if !common.IsInvoke() {
		c.calledValue(at, common.Value)
	}
	ts := c.targets(call)
	if len(ts) == 0 {
		c.unresolved(at, common)
	}
	for _, t := range ts {
		c.apply(at, t)
	}
	c.escapes(at, common)
}

// unresolved is a call of an interface method or of a func value of which
// nothing is known: never a finding, but no advice either.
func (c *collector) unresolved(at place, common *ssa.CallCommon) {
	if common.IsInvoke() && isStd(common.Method.Pkg()) {
		return // an error's text, a context, a writer
	}
	for _, o := range c.originsOf(common.Value) {
		if o.kind == fromFunc {
			return // a literal of the family
		}
	}
	c.unknown = true
	if at.mode.deferred || at.mode.when == AtCleanup {
		c.vague = true
	}
}

// calledValue notes that a func parameter is called.
func (c *collector) calledValue(at place, v ssa.Value) {
	for _, o := range c.originsOf(v) {
		if o.kind == fromParam {
			c.use(o.i, at.mode)
		}
	}
}

func (c *collector) use(param int, m mode) {
	u := usedNow
	switch {
	case m.once:
		u = usedOnce
	case m.when == AtCleanup:
		u = usedAtCleanup
	case m.when == OnResult:
		u = usedOnResult
	case m.subtest:
		u = usedSubtest
	}
	if have, ok := c.funcUse[param]; !ok || have == usedStored {
		c.funcUse[param] = u
	}
}

// escapes records package variables whose address is handed on as read: the
// callee may look, and what it changes is in its summary.
func (c *collector) escapes(at place, common *ssa.CallCommon) {
	for _, a := range common.Args {
		if g, ok := a.(*ssa.Global); ok {
			for _, o := range c.originsOf(g) {
				c.add(at, c.effect(at, o.key, Read))
			}
		}
	}
}

// apply records one target of a call.
func (c *collector) apply(at place, t target) {
	switch {
	case t.made != nil:
		c.applyMade(at, t)
		return
	case t.isLiteral():
		return // walked as a member of the family
	}
	c.applyHeavy(at, t)
	c.funcArgs(at, t)
	if t.obj != nil && (len(t.entries) > 0 || isStd(t.obj.Pkg())) {
		c.applyTable(at, t)
		return
	}
	s := c.summaryOf(t)
	c.applySummary(at, t, s, Now)
	c.unknown = c.unknown || s.Unknown
	if s.MayFatal {
		c.fatal(at)
	}
}

// applyMade records the call of a func that an earlier call returned.
func (c *collector) applyMade(at place, t target) {
	known := false
	for _, maker := range c.targets(t.made) {
		for _, e := range maker.entries {
			switch {
			case e.ReturnsUndo && e.Verb == table.Through:
				known = true
				c.tableThrough(at, maker, e)
			case e.ReturnsUndo:
				known = true
				c.keyed(at, maker, e, Write, valSaved)
			}
		}
		s := c.summaryOf(maker)
		known = known || maker.obj != nil && !s.Unknown
		c.applySummary(at, maker, s, OnResult)
	}
	if !known && (at.mode.deferred || at.mode.when == AtCleanup) {
		c.vague = true
	}
}

// applySummary records the effects of a summary that take place at the given
// time: those of the call itself, or those of calling its result.
func (c *collector) applySummary(at place, t target, s *Summary, when When) {
	for _, e := range s.Effects {
		if (e.When == OnResult) != (when == OnResult) {
			continue
		}
		c.applyEffect(at, t, e)
	}
	for _, th := range s.Through {
		if (th.When == OnResult) == (when == OnResult) && th.Param < len(t.args) {
			c.applyThrough(at, t, th)
		}
	}
	if when == OnResult {
		return
	}
	for _, h := range s.Heavy {
		h.Steps = prepend(c.step(at), h.Steps)
		h.Pos = at.pos
		c.addHeavy(h)
	}
}

func (c *collector) applyEffect(at place, t target, e Effect) {
	key := normal(fill(e.Key, func(i int, field string) string { return c.argText(t, i, field, 0) }))
	if key == "" || isPrivate(key) {
		return
	}
	if e.Op == Cost && at.fl.guards[at.block]&^ifError != 0 {
		return
	}
	out := c.effect(at, key, e.Op)
	out.Undo, out.Permanent, out.Helper, out.Symbol = e.Undo, e.Permanent, e.Helper, e.Symbol
	out.Steps, out.Variable, out.Chosen = prepend(c.step(at), e.Steps), e.Variable, e.Chosen
	out.Maybe, out.Insert = out.Maybe || e.Maybe, e.Insert
	if e.When == AtCleanup && out.When == Now {
		out.When = AtCleanup
	}
	out.class = e.class
	if e.class == valArg {
		out.class, out.arg = valOther, -1
		if e.arg >= 0 && e.arg < len(t.args) {
			out.class, out.arg = c.classify(key, t.args[e.arg])
		}
	}
	if at.mode.once && out.Op == Write {
		out.Op = Memo
	}
	c.add(at, out)
}

func (c *collector) applyThrough(at place, t target, th Through) {
	var class class
	arg := -1
	stored := th.class == valArg && th.arg >= 0 && th.arg < len(t.args)
	for _, o := range c.referents(t.args[th.Param], th.Path) {
		switch o.kind {
		case fromGlobal:
			e := c.effect(at, o.key, Write)
			e.class, e.Variable, e.Undo, e.Chosen = th.class, o.listed, th.Undo, th.Chosen
			e.Maybe, e.Insert = e.Maybe || th.Maybe, th.Insert
			if stored {
				e.class, e.arg = c.classify(o.key, t.args[th.arg])
			}
			e.Steps = prepend(c.step(at), th.Steps)
			if th.Memo || at.mode.once {
				e.Op = Memo
			}
			if th.When == AtCleanup && e.When == Now {
				e.When = AtCleanup
			}
			c.add(at, e)
		case fromParam:
			class = th.class
			if stored {
				class, arg = c.classify("", t.args[th.arg])
			}
			if arg == o.i {
				class, arg = valOther, -1
			}
			when := at.mode.when
			if th.When == AtCleanup && when == Now {
				when = AtCleanup
			}
			c.through = append(c.through, Through{
				Param: o.i, Path: o.path, Memo: th.Memo || at.mode.once, When: when, Undo: th.Undo, class: class, arg: arg, Chosen: th.Chosen, Maybe: th.Maybe, Insert: th.Insert,
				Steps: prepend(c.step(at), th.Steps),
			})
		}
	}
}

// referents are the origins of an argument, or of a field of it, through which a
// callee writes: of each, where a variadic call packed several.
func (c *collector) referents(v ssa.Value, field string) []origin {
	if field != "" {
		return c.fieldOrigins(v, field)
	}
	vs, ok := c.varargs(v)
	if !ok || len(vs) == 0 {
		return c.originsOf(v)
	}
	var all []origin
	for _, v := range vs {
		switch v.Type().Underlying().(type) {
		case *types.Pointer, *types.Interface:
			all = appendNew(all, c.originsOf(v)...)
		}
	}
	return all
}

func (c *collector) applyHeavy(at place, t target) {
	if t.obj == nil || t.obj.Pkg() == nil {
		return
	}
	if h, ok := c.table.Heavy(t.symbol); ok {
		c.addHeavy(Heavy{
			Symbol: t.symbol, Mark: h.Mark, Memory: h.Memory, Exclusive: h.Exclusive,
			Pos: at.pos, Steps: []Step{c.step(at)},
		})
	}
}

func (c *collector) addHeavy(h Heavy) {
	for _, have := range c.heavy {
		if have.Symbol == h.Symbol {
			return
		}
	}
	c.heavy = append(c.heavy, h)
}

// funcArgs records what becomes of func values given as arguments. Literals
// are walked where they stand.
func (c *collector) funcArgs(at place, t target) {
	for i, a := range t.args {
		if !isFunc(a.Type()) {
			continue
		}
		m := mode{}
		switch c.argUse(t, i) {
		case usedAtCleanup:
			m.when = AtCleanup
		case usedOnce:
			m.once = true
		case usedSubtest:
			m.subtest = true
		case usedOnResult:
			continue // its uses are followed from the result
		case usedStored:
			for _, o := range c.originsOf(a) {
				if o.kind == fromParam {
					c.funcUse[o.i] = usedStored
				}
			}
			continue
		}
		c.funcValue(at, a, m)
	}
}

// funcValue records that a func value is run in mode m.
func (c *collector) funcValue(at place, v ssa.Value, m mode) {
	top := !at.mode.subtest
	at.mode = at.mode.then(m)
	c.calledValue(at, v)
	ts := c.funcTargets(v, nil)
	for _, t := range ts {
		if t.isLiteral() {
			continue
		}
		if m.when == OnResult && t.made != nil {
			c.applyMade(at, t)
			continue
		}
		here := at
		if m.subtest && len(c.summaryOf(t).Parallel) > 0 {
			here.mode.parallel, here.mode.direct = true, top
		}
		c.apply(here, t)
	}
	if len(ts) == 0 && (m.when == AtCleanup || at.mode.deferred) {
		c.vague = true
	}
}

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
		case table.Through, table.MemoThrough:
			c.tableThrough(at, t, e)
		case table.NoReturn, table.MayFatal:
			if isTesting(t.obj) || e.Verb == table.MayFatal {
				c.fatal(at)
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
		class = c.tableClass(t, e)
	}
	c.keyed(at, t, e, Write, class)
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

// tableClass classifies what a listed function stores: its last argument that
// is not part of the key. One that has none removes.
func (c *collector) tableClass(t target, e table.Entry) class {
	inKey := make(map[int]bool)
	holes, _ := table.Holes(e.Key)
	for _, h := range holes {
		inKey[t.argIndex(h.Arg)] = true
	}
	for i := len(t.args) - 1; i >= t.recv; i-- {
		if !inKey[i] {
			class, _ := c.classify(c.entryKey(t, e), t.args[i])
			return class // for valArg the parameter does not matter: see Chosen
		}
	}
	return valZero
}

// keyed records an effect on the resource that a table line names.
func (c *collector) keyed(at place, t target, e table.Entry, op Op, class class) {
	key := c.entryKey(t, e)
	if key == "" || isPrivate(key) {
		return
	}
	ev := c.effect(at, key, op)
	ev.class, ev.Permanent, ev.Helper, ev.Symbol = class, e.Permanent, e.Undo, t.symbol
	ev.Chosen = class == valArg || strings.Contains(key, hole+"p")
	if e.Auto {
		ev.Undo = UndoAuto
	}
	if at.mode.once && op == Write {
		ev.Op = Memo
	}
	c.add(at, ev)
}

// entryKey is the key of a table line with the target's arguments in it.
func (c *collector) entryKey(t target, e table.Entry) string {
	holes, err := table.Holes(e.Key)
	if err != nil {
		return ""
	}
	var b strings.Builder
	last := 0
	for _, h := range holes {
		b.WriteString(e.Key[last:h.Start])
		b.WriteString(c.argText(t, t.argIndex(h.Arg), h.Field, 0))
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
	th := Through{Param: t.argIndex(e.Arg), Chosen: true, Memo: e.Verb == table.MemoThrough, arg: -1}
	if e.Auto {
		th.Undo = UndoAuto
	}
	if e.From != table.None && t.arg(e.From) != nil {
		th.Chosen = c.chosen(t.arg(e.From), nil)
		th.class, th.arg = valArg, t.argIndex(e.From)
	}
	c.applyThrough(at, t, th)
}
