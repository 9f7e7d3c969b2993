package effects

import (
	"go/token"
	"slices"
	"strings"
)

// A madeCall is a call that may look at what is no variable, or at anything if it
// could not be resolved.
type madeCall struct {
	pos     token.Pos
	in      spot
	unknown bool
}

// noteCall notes a call of anything but the testing package and literals, which
// are walked. c.unknown says whether it was resolved.
func (c *collector) noteCall(at place, ts []target) {
	if !c.isTest() || !c.unknown && !slices.ContainsFunc(ts, func(t target) bool {
		return t.obj != nil && !isTesting(t.obj)
	}) {
		return
	}
	c.calls = append(c.calls, madeCall{pos: at.pos, in: at.spot(), unknown: c.unknown})
}

// seenLater reports whether what a subtest changes may be meant for what comes
// after it: subtests that are steps, or the end of their parent. Of what is no
// variable, it is not known which calls look: a relative path needs the working
// directory, a process the environment.
func (c *collector) seenLater(e Effect) bool {
	if !e.InSubtest || e.Op != Write || !c.isTest() {
		return false
	}
	here := c.regionOf(e.in)
	outside := func(in spot, pos token.Pos) bool {
		return (e.Repeated || pos > e.Pos) && !c.regionOf(in).inside(here)
	}
	isVar := strings.HasPrefix(e.Key, "var:")
	return slices.ContainsFunc(c.calls, func(m madeCall) bool {
		return (m.unknown || !isVar) && outside(m.in, m.pos)
	}) || slices.ContainsFunc(c.events, func(r Effect) bool {
		return r.Op == Read && r.Key == e.Key && outside(r.in, r.Pos)
	})
}
