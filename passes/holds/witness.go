package holds

import (
	"go/types"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/passes/effects"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// witnesses finds who would notice what a test does.
type witnesses struct {
	*builder
	accesses map[string][]access // by resource
	tests    int                 // that can be selected
}

// An access is one test's hold of a resource.
type access struct {
	test          *Test
	reads, writes bool
	vague         bool     // it may see more than it is known to
	sees, sets    []string // parts that it sees, and that it has set by then
}

func newWitnesses(b *builder, tests []*Test) *witnesses {
	w := &witnesses{builder: b, accesses: make(map[string][]access)}
	setUps := setUpsOf(tests)
	for _, t := range tests {
		if t.Kind.IsTest() {
			w.tests++
		}
		for key, a := range accessesOf(t) {
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
		if t.Kind != testfuncs.KindSuiteSetup || t.Obj.Name() == "SetupSuite" {
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

func accessesOf(t *Test) map[string]access {
	byKey := make(map[string]access)
	for _, h := range t.Holds {
		a := byKey[h.Resource]
		a.test = t
		switch h.Mode {
		case Read:
			a.reads, a.vague, a.sees, a.sets = true, h.Vague, h.Sees, h.Sets
		case Write:
			a.writes = true
		}
		byKey[h.Resource] = a
	}
	return byKey
}

// observes reports whether a test looks at what a write has left. One that
// writes too is blind for what it has set itself before it looks.
func (a access) observes(h *Hold) bool {
	if !a.reads || !a.writes || a.vague {
		return a.reads
	}
	if slices.ContainsFunc(a.sets, func(set string) bool { return effects.Covers(set, h.Part) }) {
		return false
	}
	return slices.ContainsFunc(a.sees, func(part string) bool { return effects.Meets(part, h.Part) })
}

// find fills in who else holds the resource of a write.
func (w *witnesses) find(t *Test, h *Hold) {
	if h.Mode != Write {
		return
	}
	h.Unseen = w.tests < 2 && isLibraryState(h.Resource)
	readByTests := false
	for _, a := range w.accesses[h.Resource] {
		if a.test.Test == t.Test || sameCode(a.test, t) {
			continue
		}
		readByTests = readByTests || a.reads
		if h.InParallel && t.Parallel && a.test.Parallel && h.Rival == "" {
			h.Rival = a.test.Name
		}
		if h.Observer == "" && a.observes(h) && a.test.Kind.IsTest() && a.test.Kind != testfuncs.KindBenchmark {
			h.Observer = a.test.Name
		}
		if h.Removes && h.Observer == "" && a.writes && a.test.Kind == testfuncs.KindTestMain {
			h.Observer = a.test.Name // it set what is taken away
		}
	}
	// Where production code changes it, and every test that reads it has it do
	// so first, nobody is left to see what this one left. A stub that a test put
	// in is another matter: what comes next to that code gets it.
	if h.Observer == "" && (h.Through == "" || !readByTests) && w.tests > 1 && strings.HasPrefix(h.Resource, "var:") && !w.declaredByTests(h.Resource) {
		h.Observer = w.effects.Reader(h.Resource, h.Part)
	}
}

func sameCode(a, b *Test) bool { return a.Decl == b.Decl }

// declaredByTests reports whether a package variable stands in a _test.go file
// of the package under analysis.
func (w *witnesses) declaredByTests(key string) bool {
	path, name := effects.SplitVar(key)
	if path != w.pass.Pkg.Path() {
		return strings.HasSuffix(path, "_test")
	}
	obj := w.pass.Pkg.Scope().Lookup(name)
	return obj != nil && strings.HasSuffix(w.pass.Fset.Position(obj.Pos()).Filename, "_test.go")
}
