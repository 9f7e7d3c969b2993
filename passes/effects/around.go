package effects

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// undoneAround reports whether a write stands in a literal that is only given to
// helpers which put back, when they are done, what was there before they ran it:
// preserve(func() { level = 3 }).
func (c *collector) undoneAround(e Effect) bool {
	if e.InParallel {
		return false // that begins when the helper is done
	}
	for fn := e.in.fn; fn != nil && fn != c.top; fn = fn.Parent() {
		uses := c.usesOf(fn)
		if len(uses.sites) > 0 && !uses.stored && !slices.ContainsFunc(uses.sites, func(s site) bool { return !c.undoes(s.call, e) }) {
			return true
		}
	}
	return false
}

// undoes reports whether a call undoes at its end what was done to the resource
// of a write until then.
func (c *collector) undoes(call ssa.CallInstruction, e Effect) bool {
	return slices.ContainsFunc(c.events, func(by Effect) bool {
		return by.late && by.block == call.Block() && by.Pos == call.Pos() && (by.Key == e.Key || covers(by.Key, e.Key)) && concerns(by, e)
	})
}
