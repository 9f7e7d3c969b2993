package effects

import "golang.org/x/tools/go/ssa"

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
				e.Vague = true
				c.add(at, e)
			}
		}
	}
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
			m.when, m.tb = AtCleanup, c.tbOf(t)
		case usedOnce:
			m.once = true
		case usedSubtest:
			m.subtest, m.run = true, at.pos
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
			here.mode.parallel, here.mode.beside, here.mode.direct = true, true, top
		}
		c.apply(here, t)
	}
	if len(ts) == 0 && (m.when == AtCleanup || at.mode.deferred) {
		c.vague = true
	}
}
