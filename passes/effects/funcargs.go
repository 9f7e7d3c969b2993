package effects

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/isolint-go/isolint/passes/table"
)

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
				e := c.effect(at, o.key, Read)
				e.Vague, e.Near, e.handed, e.Sure = true, true, true, at.fl.always(at.block)
				c.add(at, e)
			}
		}
	}
}

// funcArgs records what becomes of func values given as arguments. Literals
// are walked where they stand.
func (c *collector) funcArgs(at place, t target) {
	for i, a := range t.args {
		if isFunc(a.Type()) {
			c.funcArg(at, t, i, a, nil)
		} else if t.has(table.Setup) || t.has(table.Teardown) || t.has(table.Subtest) {
			c.packedArg(at, t, i)
		}
	}
}

// packedArg records what becomes of the func among the arguments that a call of
// ginkgo packs in a slice: DeferCleanup(os.Setenv, "KEY", old).
func (c *collector) packedArg(at place, t target, i int) {
	vs, _ := c.varargs(t.args[i])
	for j, v := range vs {
		if v = unwrap(v); !isFunc(v.Type()) {
			continue
		}
		var args []ssa.Value
		for _, arg := range vs[j+1:] {
			args = append(args, unwrap(arg))
		}
		c.funcArg(at, t, i, v, args)
		return
	}
}

// funcArg records what becomes of a func value given as argument i, which is
// called with args.
func (c *collector) funcArg(at place, t target, i int, fn ssa.Value, args []ssa.Value) {
	m := mode{}
	switch c.argUse(t, i) {
	case usedUnknown:
		m.perhaps = !t.ofStd()
	case usedAtCleanup:
		m.when, m.tb = AtCleanup, c.tbOf(t)
	case usedTeardown:
		m.when, m.around = AtCleanup, true
	case usedOnce:
		m.once = true
	case usedSubtest:
		m.subtest, m.run = true, at.pos
	case usedOnResult, usedNever:
		return // its uses are followed from the result
	case usedStored:
		for _, o := range c.originsOf(fn) {
			if o.kind == fromParam {
				c.funcUse[o.i] = usedStored
			}
		}
		return
	}
	c.funcValue(at, fn, args, m)
}

// funcValue records that a func value is called with args in mode m.
func (c *collector) funcValue(at place, v ssa.Value, args []ssa.Value, m mode) {
	top := !at.mode.subtest
	at.mode = at.mode.then(m)
	c.calledValue(at, v)
	ts := slices.DeleteFunc(c.funcTargets(v, args), target.isAbstract)
	for _, t := range ts {
		if t.isLiteral() {
			continue
		}
		if m.when == OnResult && t.made != nil {
			c.unknownResult = !c.applyMade(at, t) || c.unknownResult
			continue
		}
		here := at
		if m.subtest && len(c.summaryOf(t).Parallel) > 0 {
			here.mode.parallel, here.mode.beside, here.mode.direct = true, true, top
		}
		c.apply(here, t)
		c.unknownResult = c.unknownResult || m.when == OnResult && c.summaryOf(t).Unknown
	}
	c.unknownResult = c.unknownResult || len(ts) == 0 && m.when == OnResult
	if len(ts) == 0 && (m.when == AtCleanup || at.mode.deferred) {
		c.vague = true
	}
}
