package effects

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A mode says how and when a part of a family runs, seen from a call of its
// top.
type mode struct {
	when     When
	deferred bool // in a defer: after everything else, even when the test fails
	once     bool // lazily, once: what it writes is a memo
	subtest  bool
	direct   bool // a parallel subtest that the top itself starts
	beside   bool // a parallel subtest, or in one
	parallel bool
	repeated bool
	perhaps  bool           // a func that was handed to what cannot be followed
	row      bool           // a func in a table of tests, which those run that go through it
	tb       *ssa.Parameter // for AtCleanup: whose, if that is known
	around   bool           // for AtCleanup: at the end of the scopes that it stands in, as ginkgo's
	run      token.Pos      // the call of t.Run that runs a declared function
}

// then is the mode of something that runs in mode n within something that runs
// in mode m: what a deferred func does now, it does deferred.
func (m mode) then(n mode) mode {
	out := n
	if m.when != Now {
		out.when, out.tb, out.around = m.when, m.tb, m.around
	}
	out.deferred = m.deferred || n.deferred
	out.once = m.once || n.once
	out.direct = m.direct || !m.subtest && n.subtest && n.parallel
	out.beside = m.beside || n.beside || n.subtest && n.parallel
	out.subtest = m.subtest || n.subtest
	out.parallel = m.parallel || n.parallel
	out.repeated = m.repeated || n.repeated
	out.perhaps = m.perhaps || n.perhaps
	out.row = m.row || n.row
	if m.run.IsValid() {
		out.run = m.run
	}
	return out
}

// modesOf returns how a literal runs; none when it is only stored for later by
// code that is no test.
func (f *family) modesOf(lit *ssa.Function) []mode {
	s := f.usesOf(lit)
	if len(s.modes) == 0 && s.stored && f.isTest() && !f.isInit() && f.top.Signature.Results().Len() == 0 {
		// Table-driven tests keep their set-up in literals, which they run. A
		// helper that returns something may have put them there for others.
		return []mode{{row: true}}
	}
	return s.modes
}

// usesOf returns how and where a literal is used.
func (f *family) usesOf(lit *ssa.Function) *useSearch {
	if s, ok := f.uses[lit]; ok {
		return s
	}
	var value ssa.Value = lit
	if mc, ok := f.closure[lit]; ok {
		value = mc
	}
	s := &useSearch{family: f, lit: lit, seen: make(map[ssa.Value]bool)}
	f.uses[lit] = s // a literal that calls itself comes back here
	s.follow(value, 0)
	return s
}

// A useSearch follows a func value to where it is called.
type useSearch struct {
	*family
	lit    *ssa.Function
	seen   map[ssa.Value]bool
	modes  []mode
	sites  []site
	stored bool
	lost   bool // some of what is done with it is not known
}

// A site is a call that runs a literal.
type site struct {
	call   ssa.CallInstruction
	use    use
	direct bool           // it calls the literal itself
	listed bool           // it is the table that says how
	tb     *ssa.Parameter // for usedAtCleanup
}

// resolved reports whether the sites are all that run the literal.
func (s *useSearch) resolved() bool { return !s.stored && !s.lost && len(s.sites) > 0 }

func (s *useSearch) add(m mode) {
	for _, have := range s.modes {
		if have == m {
			return
		}
	}
	s.modes = append(s.modes, m)
}

func (s *useSearch) follow(v ssa.Value, depth int) {
	if s.seen[v] {
		return
	}
	if depth > 8 || v.Referrers() == nil {
		s.lost = true
		return
	}
	s.seen[v] = true
	for _, ref := range *v.Referrers() {
		s.reference(v, ref, depth+1)
	}
}

func (s *useSearch) reference(v ssa.Value, ref ssa.Instruction, depth int) {
	switch ref := ref.(type) {
	case ssa.CallInstruction:
		s.call(v, ref, depth)
	case *ssa.Return:
		s.lost = true
		s.add(mode{when: OnResult})
	case *ssa.Store:
		if ref.Val == v {
			s.store(ref, depth)
		}
	case *ssa.MakeInterface, *ssa.ChangeType, *ssa.Phi, *ssa.ChangeInterface:
		s.follow(ref.(ssa.Value), depth)
	case *ssa.MapUpdate, *ssa.Send:
		s.stored = true
	}
}

// store follows a func that a local variable holds; any other place keeps it
// for later.
func (s *useSearch) store(st *ssa.Store, depth int) {
	root, path := s.base(st.Addr)
	if root == nil {
		s.stored = true
		return
	}
	if path != "" {
		// An element of a table of tests, or packed arguments.
		s.stored = s.stored || !s.handedOn(root)
		s.packed(root, depth)
		return
	}
	if len(s.cells[root]) > 1 {
		s.lost = true // which of several funcs it holds
	}
	for _, load := range s.loads(root) {
		s.follow(load, depth)
	}
}

// handedOn reports whether the only thing that a slice of arguments is for is a
// call that the table lists: it says what becomes of them.
func (s *useSearch) handedOn(root *ssa.Alloc) bool {
	if root.Comment != "varargs" {
		return false
	}
	for _, ref := range *root.Referrers() {
		sl, ok := ref.(*ssa.Slice)
		if !ok {
			continue
		}
		for _, use := range *sl.Referrers() {
			call, ok := use.(ssa.CallInstruction)
			if !ok || !slices.ContainsFunc(s.targets(call), func(t target) bool { return len(t.entries) > 0 }) {
				return false
			}
		}
	}
	return true
}

// packed follows arguments that a variadic call packs in a slice.
func (s *useSearch) packed(root *ssa.Alloc, depth int) {
	for _, ref := range *root.Referrers() {
		if sl, ok := ref.(*ssa.Slice); ok {
			for _, use := range *sl.Referrers() {
				c, ok := use.(ssa.CallInstruction)
				if !ok {
					continue
				}
				if _, isBuiltin := c.Common().Value.(*ssa.Builtin); !isBuiltin { // len, append: no call of an element
					s.call(sl, c, depth)
				}
			}
		}
	}
}

func (s *useSearch) call(v ssa.Value, call ssa.CallInstruction, depth int) {
	m := mode{repeated: s.flowOf(call.Parent()).loops[call.Block()]}
	_, m.deferred = call.(*ssa.Defer)
	c := call.Common()
	if c.Value == v && !c.IsInvoke() {
		m.repeated = false // called in a loop or not, the literal is one piece of code
		s.sites = append(s.sites, site{call: call, use: usedNow, direct: true})
		s.add(s.late(call).then(m))
		return
	}
	ts := s.targets(call)
	if len(ts) == 0 {
		s.lost = true
		m.perhaps = !s.isTest()
		s.add(m)
		return
	}
	for _, t := range ts {
		for i, a := range t.args {
			if a == v {
				s.argument(t, i, m, call, depth)
			}
		}
	}
}

// late is the mode of a literal that calls the one that is searched, as far as
// it is deferred or handed to Cleanup: defer func() { restore() }(). What
// surrounds both is no part of it, nor is a call for the case of an error.
func (s *useSearch) late(call ssa.CallInstruction) mode {
	m := mode{}
	if s.flowOf(call.Parent()).guards[call.Block()] != 0 {
		return m
	}
	for fn := call.Parent(); fn != s.lit.Parent() && fn.Parent() != nil; fn = fn.Parent() {
		if modes := s.usesOf(fn).modes; len(modes) == 1 {
			m = mode{when: modes[0].when, tb: modes[0].tb, around: modes[0].around, deferred: modes[0].deferred}.then(m)
		}
	}
	return m
}

// argument adds how target t runs its argument i.
func (s *useSearch) argument(t target, i int, m mode, call ssa.CallInstruction, depth int) {
	use := s.argUse(t, i)
	at := site{call: call, use: use, listed: len(t.entries) > 0}
	switch use {
	case usedAtCleanup:
		m.when, m.repeated = AtCleanup, false
		m.tb = s.tbOf(t)
		at.tb = m.tb
	case usedTeardown:
		m.when, m.repeated, m.around = AtCleanup, false, true
	case usedSubtest:
		m.subtest = true
	case usedOnce:
		m.once = true
	case usedNever:
		return
	case usedOnResult:
		if res, ok := call.(*ssa.Call); ok {
			s.follow(res, depth)
		}
		s.lost = true
		return
	case usedStored:
		s.stored = true
		return
	case usedUnknown:
		// A literal handed to a function that says nothing of it counts as run
		// by it: WalkDir, Eventually, a retry loop. At initialisation it is
		// registered rather: ginkgo's Describe, a command's handlers.
		if s.isInit() {
			s.stored = true
			return
		}
		s.lost = true
		m.perhaps = !s.isTest() && !t.ofStd()
	case usedNow:
		// A helper that has a testing.TB to give may well start subtests.
		s.lost = s.lost || !at.listed && tbParam(s.lit) != nil
	}
	s.sites = append(s.sites, at)
	m.repeated = m.repeated && m.subtest
	s.add(m)
}
