package effects

import (
	"cmp"
	"go/token"
	"slices"
)

// settleReplaced finds what is registered for good on an object that the
// function has put in the place of a default one before: it goes with the object
// when the default is put back.
func (c *collector) settleReplaced() {
	order := make([]*Effect, 0, len(c.events))
	for i := range c.events {
		if e := &c.events[i]; e.Op == Write && e.When == Now && !e.Deferred && (e.Permanent || e.Variable != "") {
			order = append(order, e)
		}
	}
	slices.SortStableFunc(order, func(a, b *Effect) int { return cmp.Compare(a.Pos, b.Pos) })
	replaced := make(map[string]token.Pos)
	for _, e := range order {
		switch at, ok := replaced[e.Key]; {
		case e.Permanent:
			e.Permanent = !ok || e.Pos <= at
		case e.class == valSaved:
			delete(replaced, e.Key)
		case e.Part == "" && !ok:
			replaced[e.Key] = e.Pos
		}
	}
}
