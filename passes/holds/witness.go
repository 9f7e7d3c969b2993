package holds

import (
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
	blind         bool // it writes the resource before it reads it
}

func newWitnesses(b *builder, tests []*Test) *witnesses {
	w := &witnesses{builder: b, accesses: make(map[string][]access)}
	for _, t := range tests {
		if t.Kind.IsTest() {
			w.tests++
		}
		for key, a := range accessesOf(t) {
			w.accesses[key] = append(w.accesses[key], a)
		}
	}
	return w
}

func accessesOf(t *Test) map[string]access {
	byKey := make(map[string]access)
	for _, h := range t.Holds {
		a := byKey[h.Resource]
		a.test = t
		switch h.Mode {
		case Read:
			a.reads = true
		case Write:
			a.writes = true
		}
		byKey[h.Resource] = a
	}
	for key, a := range byKey {
		if a.reads && a.writes {
			a.blind = writesFirst(t, key)
			byKey[key] = a
		}
	}
	return byKey
}

// writesFirst reports whether a test sets a resource before it looks at it: it
// does not see what others left there.
func writesFirst(t *Test, key string) bool {
	read, write := -1, -1
	own := false
	for _, h := range t.Holds {
		if h.Resource != key {
			continue
		}
		if h.Mode == Read && (read < 0 || int(h.At) < read) {
			read, own = int(h.At), h.Own
		}
		if h.Mode == Write && (write < 0 || int(h.At) < write) {
			write = int(h.At)
		}
	}
	return write >= 0 && (write < read || write == read && !own)
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
		if h.Observer == "" && a.reads && !a.blind && a.test.Kind.IsTest() && a.test.Kind != testfuncs.KindBenchmark {
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
		h.Observer = w.effects.Reader(h.Resource)
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
