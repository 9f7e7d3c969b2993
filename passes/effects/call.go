package effects

import (
	"go/types"
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
	at.refused = c.isRefused(call)
	known := !c.unknown
	if c.unknown = false; len(ts) == 0 {
		c.unresolved(at, common)
	}
	for _, t := range ts {
		c.apply(at, t)
	}
	c.noteCall(at, ts)
	c.unknownResult = c.unknownResult || c.unknown && at.mode.when == OnResult
	c.unknown = c.unknown || !known
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
	if !common.IsInvoke() && (at.mode.deferred || at.mode.when == AtCleanup) {
		c.vague = true
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
		c.fatal(at, false)
	}
}

// applyMade records the call of a func that an earlier call returned, and reports whether
// all that it does is known.
func (c *collector) applyMade(at place, t target) bool {
	known := false
	at.saved = spot{fn: t.made.Parent()}
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
		whole := !s.Unknown || !s.UnknownResult && s.doesOnResult()
		known = known || maker.obj != nil && whole && isFunc(resultType(t.made, t.madeIdx)) // no field of the result
		c.applySummary(at, maker, s, OnResult)
	}
	if !known && (at.mode.deferred || at.mode.when == AtCleanup) {
		c.vague = true
	}
	return known
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
	c.reached(at, t, s.Heavy)
}

// fillIn puts the texts of a target's arguments in a template.
func (c *collector) fillIn(tmpl string, t target) string {
	return fill(tmpl, func(i int, field string) string { return c.argText(t, i, field, 0) })
}

func (c *collector) applyEffect(at place, t target, e Effect) {
	left, possible := c.still(at, e.Only, t)
	if !possible {
		return
	}
	e.Only = c.under(at, left)
	for _, key := range c.keys(e.Key, func() string { return normal(c.fillIn(e.Key, t)) }) {
		c.applyKey(at, t, e, key)
	}
}

// applyKey records an effect of a target on the resource that its key means here.
func (c *collector) applyKey(at place, t target, e Effect, key string) {
	if key == "" || isPrivate(key) {
		return
	}
	if e.Op == Query && (at.refused || at.mode.once && strings.HasPrefix(key, "query:=open:")) {
		return // as in query
	}
	if e.Op == Cost && at.fl.guards[at.block]&^(ifError|onError) != 0 {
		return
	}
	out := c.effect(at, key, e.Op)
	out.Only = e.Only
	out.Undo, out.Permanent, out.Helper, out.Symbol = e.Undo, e.Permanent, e.Helper, e.Symbol
	out.Variable, out.Chosen = e.Variable, e.Chosen
	if e.Op != Read {
		out.Steps = prepend(out.Steps[0], e.Steps)
	}
	out.Maybe, out.Insert, out.Slot = out.Maybe || e.Maybe || at.refused && e.Op == Write, e.Insert, c.fillIn(e.Slot, t)
	out.Order, out.Sure, out.Perhaps = e.Order, e.Sure && at.fl.always(at.block), out.Perhaps || e.Perhaps
	out.Part, out.Vague = c.fillIn(e.Part, t), e.Vague
	out.Sees, out.Sets = c.filled(e.Sees, "", t), c.filled(e.Sets, "", t)
	if e.Op == Write {
		out.Sets = c.passed(at, t, origin{kind: fromGlobal, key: key}, -1, out.Sets)
	}
	out = c.atCleanup(out, e.When, t)
	out.Near = (e.Own || e.handed) && e.shows() || e.Near && t.obj != nil && t.obj.Pkg() == c.pass.Pkg && c.inTestFile(t.obj.Pos())
	out.class, out.Value = e.class, e.Value
	if e.class == valArg {
		out.class, out.arg, out.Value = valOther, -1, ""
		if e.arg >= 0 && e.arg < len(t.args) {
			out.Value = constantText(t.args[e.arg])
			out.class, out.arg = c.classify(key, t.args[e.arg])
			out.saved = c.savedAt(out, t.args[e.arg])
		}
	}
	out.late = e.Op == Write && e.When == Now && (e.Deferred || e.Undo >= UndoDefer)
	if e.Deferred || c.resets() && out.class.isFixed() {
		out.class = valInitial // a helper that sets right what was done before it
	}
	if out.Op == Write && (at.mode.once || !(e.Chosen && len(t.args) > 0) && e.class.change() == fills && c.lazily(at, origin{kind: fromGlobal, key: key})) {
		out.Op = Memo
	}
	c.add(at, out)
}

// atCleanup says when an effect of a call takes place that takes place at the
// given time in the callee, and on whose testing.TB.
func (c *collector) atCleanup(e Effect, when When, t target) Effect {
	if e.When == Now && (when == AtCleanup || e.Undo == UndoAuto) {
		e.tb = c.tbOf(t)
	}
	if e.When == Now && when == AtCleanup {
		e.When = AtCleanup
	}
	return e
}

func (c *collector) applyThrough(at place, t target, th Through) {
	if c.table.IsHandle(typeName(t.args[th.Param].Type())) && t.obj != nil && !c.inModule(t.obj.Pkg()) {
		return // what a database's handle does with its connections is its own affair
	}
	left, possible := c.still(at, th.Only, t)
	if !possible {
		return
	}
	only := c.under(at, left)
	var class class
	arg := -1
	stored := th.class == valArg && th.arg >= 0 && th.arg < len(t.args)
	for _, o := range c.referents(t.args[th.Param], th.Path) {
		memo := th.Memo || at.mode.once || th.class != valArg && th.class.change() == fills && c.lazily(at, o)
		switch o.kind {
		case fromGlobal:
			if o.deep && (!writable(o.typ, th.Holder) || besideStdio(o.key, th.Holder)) {
				continue
			}
			if th.Order && o.typ != nil && !types.Identical(o.typ, t.args[th.Param].Type()) {
				continue // a list in a table of cases, which may well be in order
			}
			e := c.effect(at, o.key, Write)
			e.class, e.Variable, e.Undo, e.Chosen = th.class, o.listed, th.Undo, th.Chosen
			e.Maybe, e.Insert, e.Slot = e.Maybe || th.Maybe || at.refused, th.Insert, c.fillIn(th.Slot, t)
			e.Order, e.Only = th.Order, only
			if stored {
				e.class, e.arg = c.classify(o.key, t.args[th.arg])
				e.saved, e.Value = c.savedAt(e, t.args[th.arg]), constantText(t.args[th.arg])
				if e.class == valZero && !c.isTest() {
					e.class = valInitial // flags.StringVar(&s.name, "name", "", "")
				}
			}
			e.Part, e.Sets = c.throughPart(at, t, th, o)
			c.types[o.key] = o.typ
			e.Steps = prepend(c.step(at), th.Steps)
			if memo {
				e.Op = Memo
			}
			c.add(at, c.atCleanup(e, th.When, t))
		case fromParam:
			class = th.class
			if stored {
				class, arg = c.classify("", t.args[th.arg])
			}
			if stored {
				class, arg = c.throughClass(class, arg, o.i, t.args[th.arg])
				if class == valZero && !c.isTest() {
					class = valInitial
				}
			}
			when := at.mode.when
			if th.When == AtCleanup && when == Now {
				when = AtCleanup
			}
			part, sets := c.throughPart(at, t, th, o)
			c.through = append(c.through, Through{
				Param: o.i, Path: o.path, Part: part, Sets: sets, Holder: th.Holder, Memo: memo, When: when, Undo: th.Undo, class: class, arg: arg, Chosen: th.Chosen, Maybe: th.Maybe || at.refused || c.maybe(at, true), Only: only, Insert: th.Insert, Order: th.Order, Slot: c.fillIn(th.Slot, t),
				Steps: prepend(c.step(at), th.Steps), back: stored && c.sources(t.args[th.arg]).have(c.family, o),
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
