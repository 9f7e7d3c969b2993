package effects

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A scope is a part of a family that has cleanups of its own: its top, or what
// one call of t.Run runs, over and over in a loop.
type scope struct {
	pos     token.Pos // of the call; not set for the top
	parents []*scope  // that may make the call
}

// within reports whether s is one of the scopes, or runs in one of them.
func (s *scope) within(scopes []*scope) bool {
	return slices.Contains(scopes, s) ||
		slices.ContainsFunc(s.parents, func(p *scope) bool { return p.within(scopes) })
}

// A spot is where in a family something happens.
type spot struct {
	fn  *ssa.Function // the member
	run token.Pos     // the call of t.Run, if that runs a declared function
}

// A place is where an effect happens.
type place struct {
	fl    *flow
	block *ssa.BasicBlock
	pos   token.Pos
	fn    *ssa.Function
	mode  mode
	saved spot // where a value that is put back was read, if not here

	refused bool // a call that the test wants to fail
}

func (at place) spot() spot { return spot{fn: at.fn, run: at.mode.run} }

// A region is the scopes that a piece of code may run in. Where not all of them
// are known it may be any.
type region struct {
	scopes []*scope
	known  bool
}

func (r region) plus(other region) region {
	for _, s := range other.scopes {
		if !slices.Contains(r.scopes, s) {
			r.scopes = append(r.scopes, s)
		}
	}
	r.known = r.known && other.known
	return r
}

// apart reports whether nothing of r runs in any of the scopes, in one around
// them or in one inside them.
func (r region) apart(other region) bool {
	if !r.known || !other.known {
		return false
	}
	return !slices.ContainsFunc(r.scopes, func(s *scope) bool { return s.within(other.scopes) }) &&
		!slices.ContainsFunc(other.scopes, func(s *scope) bool { return s.within(r.scopes) })
}

// inside reports whether all of r runs in scopes of the other, or inside them.
func (r region) inside(other region) bool {
	return r.known && other.known &&
		!slices.ContainsFunc(r.scopes, func(s *scope) bool { return !s.within(other.scopes) })
}

// after reports whether some of r may run after what stands at pos in the scope s.
func (r region) after(s *scope, pos token.Pos) bool {
	return slices.ContainsFunc(r.scopes, func(x *scope) bool {
		if x.within([]*scope{s}) {
			return x.pos > pos
		}
		return x.pos > s.pos
	})
}

// scopes knows which code of a family runs in which scope.
type scopes struct {
	root    *scope
	runs    map[token.Pos]*scope // by the call of t.Run
	regions map[*ssa.Function]region
	ends    map[*ssa.Parameter]region // where the cleanups of a testing.TB run
	uses    map[*ssa.Function]*useSearch
}

func newScopes() scopes {
	return scopes{
		root:    &scope{},
		runs:    make(map[token.Pos]*scope),
		regions: make(map[*ssa.Function]region),
		ends:    make(map[*ssa.Parameter]region),
		uses:    make(map[*ssa.Function]*useSearch),
	}
}

// regionOf returns the scopes that a spot is in.
func (f *family) regionOf(at spot) region {
	if at.run.IsValid() {
		return f.runBy(at.run, at.fn)
	}
	return f.regionOfMember(at.fn)
}

// runBy is what a call of t.Run in a member runs.
func (f *family) runBy(call token.Pos, in *ssa.Function) region {
	around := f.regionOfMember(in)
	if !around.known || !call.IsValid() {
		return region{}
	}
	s := f.runs[call]
	if s == nil {
		s = &scope{pos: call, parents: around.scopes}
		f.runs[call] = s
	}
	return region{scopes: []*scope{s}, known: true}
}

func (f *family) regionOfMember(fn *ssa.Function) region {
	if fn == nil {
		return region{}
	}
	if fn == f.top {
		return region{scopes: []*scope{f.root}, known: true}
	}
	if r, ok := f.regions[fn]; ok {
		return r
	}
	f.regions[fn] = region{} // a literal that calls itself
	uses := f.usesOf(fn)
	r := region{known: uses.resolved()}
	for _, s := range uses.sites {
		switch s.use {
		case usedAtCleanup:
			r = r.plus(f.regionOfTB(s.tb))
		case usedSubtest:
			r = r.plus(f.runBy(s.call.Pos(), s.call.Parent()))
		default: // also what tears down what it stands in
			r = r.plus(f.regionOfMember(s.call.Parent()))
		}
	}
	f.regions[fn] = r
	return r
}

// regionOfTB returns the scopes at whose end the cleanups of a testing.TB run.
func (f *family) regionOfTB(tb *ssa.Parameter) region {
	if tb == nil {
		return region{}
	}
	lit := tb.Parent()
	if lit == f.top {
		return f.regionOfMember(lit)
	}
	if r, ok := f.ends[tb]; ok {
		return r
	}
	f.ends[tb] = region{} // a literal that calls itself
	uses := f.usesOf(lit)
	r := region{known: uses.resolved()}
	for _, s := range uses.sites {
		args := s.call.Common().Args
		switch i := slices.Index(lit.Params, tb); {
		case s.use == usedSubtest && s.listed:
			r = r.plus(f.runBy(s.call.Pos(), s.call.Parent()))
		case s.direct && i < len(args):
			r = r.plus(f.regionOfTB(f.tbArg(args[i])))
		default:
			r.known = false // what it is called with is not known
		}
	}
	f.ends[tb] = r
	return r
}

// tbArg finds the testing parameter that an argument is.
func (f *family) tbArg(v ssa.Value) *ssa.Parameter {
	if p := f.paramOf(v); p != nil && isTB(p.Type()) {
		return p
	}
	return nil
}

// tbOf finds the testing parameter that a target is called with; nil if there
// is none, or more than one.
func (f *family) tbOf(t target) *ssa.Parameter {
	var tb *ssa.Parameter
	for _, a := range t.args {
		p := f.tbArg(a)
		if p != nil && tb != nil && p != tb {
			return nil
		}
		if p != nil {
			tb = p
		}
	}
	return tb
}
