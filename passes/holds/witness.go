package holds

import (
	"cmp"
	"go/types"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/passes/effects"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// witnesses finds who would notice what a test does.
type witnesses struct {
	*builder
	accesses map[string][]access // by resource, of those that a test writes
	writes   map[string][]write  // by resource
	all      []*Test
	tests    int               // that can be selected
	atStart  map[string]string // process state that initialisation sets, and by what
}

// An access is one test's hold of a resource.
type access struct {
	test          *Test
	reads, writes bool
	undoes        bool     // some of its writes
	sure          bool     // it is sure to read it, or its own code does
	near          bool     // see Hold.Near
	own           bool     // see Hold.Own
	vague         bool     // it may see more than it is known to
	perhaps       bool     // it may look, where a caller asks for it or something goes wrong
	sees, sets    []string // parts that it sees, and that it has set by then
}

func newWitnesses(b *builder, tests []*Test) *witnesses {
	w := &witnesses{builder: b, all: tests, accesses: make(map[string][]access), writes: writesOf(tests), atStart: make(map[string]string)}
	for _, e := range b.effects.Init.Effects {
		if e.Op == effects.Write && IsProcessState(e.Key) {
			w.atStart[e.Key] = ShortSymbol(e.Symbol)
		}
	}
	setUps := setUpsOf(tests)
	for _, t := range tests {
		if t.Kind.IsTest() {
			w.tests++
		}
		for key, a := range w.accessesOf(t) {
			if t.Suite != nil && t.Kind.IsTest() {
				if sets, ok := setUps[setUp{t.Suite, key}]; ok {
					a.comesAfter(sets)
				}
			}
			w.accesses[key] = append(w.accesses[key], a)
		}
	}
	return w
}

// A setUp is what a suite does to a resource before each of its tests.
type setUp struct {
	suite    *types.Named
	resource string
}

// setUpsOf returns the parts that the set-ups of suites set.
func setUpsOf(tests []*Test) map[setUp][]string {
	sets := make(map[setUp][]string)
	for _, t := range tests {
		if t.Kind != testfuncs.KindSuiteSetup || t.Once {
			continue // once is not before each
		}
		for _, h := range t.Holds {
			if h.Mode == Write {
				at := setUp{t.Suite, h.Resource}
				sets[at] = append(sets[at], h.Sets...)
			}
		}
	}
	return sets
}

// comesAfter notes that something is set before all that the test does.
func (a *access) comesAfter(sets []string) {
	a.writes, a.vague = true, false
	a.sees = slices.DeleteFunc(slices.Clone(a.sees), func(part string) bool {
		return slices.ContainsFunc(sets, func(set string) bool { return effects.Covers(set, part) })
	})
	a.sets = slices.Concat(a.sets, sets)
}

// accessesOf returns what a test does to the resources that some test writes. Of the
// hundreds that it only reads few are among them.
func (w *witnesses) accessesOf(t *Test) map[string]access {
	byKey := make(map[string]access)
	for i := range t.Holds {
		h := &t.Holds[i]
		if len(w.writes[h.Resource]) == 0 {
			continue
		}
		a := byKey[h.Resource]
		a.test = t
		if h.Perhaps {
			a.perhaps = true // nobody saw it look
			byKey[h.Resource] = a
			continue
		}
		switch h.Mode {
		case Read:
			a.reads, a.sure, a.vague, a.sees, a.sets = true, h.Own || h.Sure, h.Vague, h.Sees, h.Sets
			a.near, a.own = h.Near, h.Own
		case Write:
			a.writes = true
			a.undoes = a.undoes || h.Undo != effects.UndoNone || h.Restores
		}
		byKey[h.Resource] = a
	}
	return byKey
}

// find fills in who else holds the resource of a write.
func (w *witnesses) find(t *Test, h *Hold) {
	if h.Mode != Write {
		return
	}
	h.Unseen = w.tests < 2 && isLibraryState(h.Resource) || h.Does != "" && h.Does == w.atStart[h.Resource] || w.setsUp(h)
	others := w.others(t, h)
	if h.InParallel && t.Parallel && h.Rival == "" {
		h.Rival = others.parallel
	}
	switch {
	case h.Removes:
		h.Observer = others.misses()
		h.Unseen = h.Unseen || w.setAnew(t, h, others)
	case strings.HasPrefix(h.Resource, "env:"):
		if h.Overlaid && w.wasSet(h, others) {
			h.Undo = max(h.Undo, effects.UndoDefer)
		}
		h.Observer = others.relies
		h.Unseen = h.Unseen || isUnnamed(h) || w.isOwnEnv(t, h, others)
	case isTelemetry(h.Resource):
		h.Unseen = h.Unseen || others.looks == "" && others.reaches == ""
	case !strings.HasPrefix(h.Resource, "var:"):
		h.Observer = others.relies
		h.Unseen = h.Unseen || isSettable(h) && w.setAnew(t, h, others)
	case w.declaredByTests(h.Resource):
		h.Observer = cmp.Or(others.looks, others.reaches, w.codec(t, h, others))
	default:
		h.Observer = cmp.Or(w.observer(t, h, others), w.codec(t, h, others))
	}
	h.Doubtful = others.looks == "" && h.Observer != "" && (h.Observer == others.reaches || h.Observer == others.nearby)
}

// wasSet reports whether an environment variable is set before the tests run: by whoever starts
// them, by TestMain, or by initialisation.
func (w *witnesses) wasSet(h *Hold, o others) bool {
	_, atStart := w.atStart[h.Resource]
	return isNamedEnv(h.Resource) && isInherited(h.Resource) || o.setUp != "" || atStart
}

// setsUp reports whether a write is one of TestMain's too, by the same helper: a test that
// has it done again leaves the package as it was set up.
func (w *witnesses) setsUp(h *Hold) bool {
	if len(h.Path) == 0 {
		return false
	}
	place := h.Path[len(h.Path)-1].Pos
	return place.IsValid() && slices.ContainsFunc(w.all, func(t *Test) bool {
		return t.Kind == testfuncs.KindTestMain && slices.ContainsFunc(t.Holds, func(its Hold) bool {
			return its.Mode == Write && its.Resource == h.Resource && len(its.Path) > 0 && its.Path[len(its.Path)-1].Pos == place
		})
	})
}

// observer names who sees a change of a package variable: a test that is sure to look,
// else one that may come to code that does. Where all of them set it first there is none:
// it is the way of the package that each test sets it and none puts it back. But where
// all others put it back this one has forgotten to, and what no other test sets is a trap
// for the next if it is a fake: then code that reads it stands for who comes. So it does for
// who may come, far down, if another one that comes there has set it first and puts it back.
// A test that puts it back unless it fails has not forgotten to.
func (w *witnesses) observer(t *Test, h *Hold, o others) string {
	who := cmp.Or(o.looks, o.reaches)
	if o.undone && o.blind > 0 {
		who = cmp.Or(o.looks, o.nearby)
	}
	trap := h.Undo == effects.UndoNone && (o.undone && !o.left || o.blind+o.writers == 0 && w.tests > 1 && w.isSeam(h.Resource))
	if who != "" || !trap || h.Through != "" || t.Kind == testfuncs.KindBenchmark || w.isSink(h.Resource) {
		return who
	}
	return cmp.Or(w.effects.Reader(h.Resource, h.Part), w.effects.Reader(h.Resource, ""))
}

// codec names a method that reads the variable and is called where something is encoded or
// decoded, which any test may do that does not set the variable itself.
func (w *witnesses) codec(t *Test, h *Hold, o others) string {
	if o.writers+1 >= w.tests || t.Kind == testfuncs.KindBenchmark || w.isSink(h.Resource) {
		return ""
	}
	return w.effects.Codec(h.Resource, h.Part)
}

func sameCode(a, b *Test) bool { return a.Decl == b.Decl }
