package effects

func (c *collector) applyHeavy(at place, t target) {
	if t.obj == nil || t.obj.Pkg() == nil {
		return
	}
	if h, ok := c.table.Heavy(t.symbol); ok {
		c.addHeavy(Heavy{
			Symbol: t.symbol, Mark: h.Mark, Memory: h.Memory, Exclusive: h.Exclusive,
			Only: c.onlyIf(at.fl, at.block), Pos: at.pos, Steps: []Step{c.step(at)},
		})
	}
}

func (c *collector) addHeavy(h Heavy) {
	for i, have := range c.heavy {
		if have.Symbol == h.Symbol {
			c.heavy[i].Only = commonOnly(have.Only, h.Only)
			return
		}
	}
	c.heavy = append(c.heavy, h)
}

// reached records the heavy calls that a target reaches.
func (c *collector) reached(at place, t target, calls []Heavy) {
	for _, h := range calls {
		left, possible := c.still(at, h.Only, t)
		if !possible {
			continue
		}
		h.Only = c.under(at, left)
		h.Steps = prepend(c.step(at), h.Steps)
		h.Pos = at.pos
		c.addHeavy(h)
	}
}
