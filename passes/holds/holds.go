// Package holds says, for every test of a package, which resources it holds:
// what it and the code it calls read and write, how that is undone, and which
// other test would notice. It joins what passes/effects knows of functions with
// what passes/testfuncs knows of tests; the analyzers decide which of it is a
// fault.
package holds

import (
	"go/token"
	"reflect"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/passes/effects"
	"github.com/isolint-go/isolint/passes/settings"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// Analyzer has no facts; its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:       "isolintholds",
	Doc:        "compute which resources each test holds",
	URL:        "https://pkg.go.dev/github.com/isolint-go/isolint/passes/holds",
	Run:        run,
	Requires:   []*analysis.Analyzer{effects.Analyzer, settings.Analyzer, testfuncs.Analyzer},
	ResultType: reflect.TypeFor[*Result](),
}

// A Result describes the tests of one package.
type Result struct {
	Tests []*Test // in source order
	Init  []Init  // in source order

	// InitHolds is what the initialisation of the package's _test.go files
	// does: variables and init functions.
	InitHolds []Hold
}

// A Test is a test function and what it holds.
type Test struct {
	*testfuncs.Test
	Parallel bool // it calls t.Parallel, itself or through a helper
	Holds    []Hold
	Heavy    []Heavy
	Queries  []Query
	Unknown  bool // it calls what could not be resolved
}

// A Mode says how a resource is held.
type Mode uint8

const (
	Read Mode = iota + 1
	Write
	Memo // a cache, a counter, a lazy initialisation: never a fault
)

// Undo says how a write is undone; see effects.Undo.
type Undo = effects.Undo

// A Step is one place on the way to an effect.
type Step struct {
	Pos     token.Pos
	Message string
}

// A Hold is what a test does to one resource.
type Hold struct {
	Resource string // the key
	Name     string // as a user would write it
	Mode     Mode
	Undo     Undo
	// Permanent is a write that cannot be undone at all.
	Permanent bool
	// Restores is a write that only puts back what was there.
	Restores bool
	// Removes is a write that takes an environment variable away.
	Removes bool
	// Order is a write that only changes the order of elements.
	Order bool
	// Part is the part of the resource that is written, Sees are the parts that
	// a read shows, Sets those that the test has set by then. Vague is a read
	// that may see more. See effects.Effect.
	Part       string
	Sees, Sets []string
	Vague      bool
	// Perhaps is a read that may never happen, or that only an option or an error
	// brings about, further down than what the test calls. See effects.Effect.
	Perhaps bool
	// At is in the test's body: the statement, or the call that leads to the
	// effect. Not set for reads that merge several.
	At   token.Pos
	Path []Step
	// First is where the test first makes such a write, if that lasts.
	First token.Pos
	// Does is the listed function that has the effect (os.Setenv), or empty.
	Does string
	// Helper is what the testing package offers instead, or empty.
	Helper string
	// InParallel: while the test, or the subtest, runs in parallel.
	InParallel bool
	// Overlaid: see effects.Effect.
	Overlaid bool
	// TooEarly: undone before parallel subtests run. SeenLater: see effects.Effect.
	TooEarly, SeenLater bool
	Skips               bool // FatalAt skips
	// Own: the test does it itself. Sure: in every run.
	Own, Sure bool
	// Near: a read in code of the tests, or in what that calls itself.
	Near bool
	// Value is what is stored, where that is constant and known. Fixed: it depends on
	// nothing that the test gives.
	Value string
	Fixed bool
	// Internal: an effect that the module under test did not ask for: one of a
	// dependency on itself, one that only an option brings about, one out of sight.
	Internal bool
	Maybe    bool // the one that only an option, or something that goes wrong, brings about
	// FatalAt is a call that may end the test between a write and the plain
	// statement that would undo it.
	FatalAt token.Pos
	// Rival is who holds the resource at the same time, for a write in
	// parallel: another parallel test, or the test's own subtests.
	Rival string
	// Through is the first function outside test files on the way, empty if the
	// test, or a helper of it, does it itself.
	Through string
	// Unseen: state that no other test sees: a library's own in a package with one
	// test, what initialisation sets too, what each test sets before it looks.
	Unseen bool
	// Observer is who sees what the test leaves changed: another test or, where one puts
	// right what this one leaves, production code that reads it.
	Observer string
	// Doubtful: the observer comes to code that looks, but not in each of its runs.
	Doubtful bool
}

// A Heavy is a heavy call that a test reaches.
type Heavy struct {
	Symbol, Mark, Memory string
	At                   token.Pos
	Path                 []Step
}

// An Init is expensive work that the package does when it is initialised.
type Init struct {
	At    token.Pos
	What  string // the function that does it
	Class string // net, exec, sleep, disk, db, compile or heavy
	Path  []Step
}

func run(pass *analysis.Pass) (any, error) {
	b := &builder{
		pass:    pass,
		effects: pass.ResultOf[effects.Analyzer].(*effects.Result),
		tests:   pass.ResultOf[testfuncs.Analyzer].(*testfuncs.Result),
		places:  newPlaces(pass),
	}
	res := &Result{Init: b.init(), InitHolds: b.initHolds()}
	for _, t := range b.tests.Tests {
		res.Tests = append(res.Tests, b.test(t))
	}
	markRunners(res.Tests)
	b.undoBySuites(res.Tests)
	w := newWitnesses(b, res.Tests)
	for _, t := range res.Tests {
		for i := range t.Holds {
			w.find(t, &t.Holds[i])
		}
	}
	newPositioner(pass).apply(res)
	res.Tests = bySpecs(res.Tests)
	return res, nil
}

// A builder makes the holds of the tests of one package.
type builder struct {
	pass    *analysis.Pass
	effects *effects.Result
	tests   *testfuncs.Result
	places  *places
}

func (b *builder) test(t *testfuncs.Test) *Test {
	s := b.effects.Of(t.Obj)
	out := &Test{Test: t, Parallel: len(s.Parallel) > 0, Unknown: s.Unknown}
	out.Holds = make([]Hold, 0, len(s.Effects))
	unfed := t.Unfed && !b.hasCorpus(t)
	for _, e := range s.Effects {
		if unfed && e.InSubtest {
			continue // only with -fuzz, which runs it alone
		}
		if h, ok := b.hold(t, e); ok {
			out.Holds = append(out.Holds, h)
		}
		if q, ok := b.query(e); ok {
			out.Queries = append(out.Queries, q)
		}
	}
	for _, h := range s.Heavy {
		if b.isOwn(h.Symbol) {
			continue // a library's own tests
		}
		out.Heavy = append(out.Heavy, Heavy{
			Symbol: h.Symbol, Mark: h.Mark, Memory: h.Memory, At: h.Pos,
			Path: b.path(h.Steps, "calls "+ShortSymbol(h.Symbol)),
		})
	}
	return out
}

func (b *builder) initHolds() []Hold {
	var out []Hold
	for _, e := range b.effects.Init.Effects {
		if !testfuncs.InTestFile(b.pass.Fset, e.Pos) {
			continue // all that use the package have that
		}
		if h, ok := b.hold(nil, e); ok {
			out = append(out, h)
		}
	}
	return out
}

// hold turns an effect into a hold; t is nil for the package's initialisation.
// What is handed to Cleanup or only deferred only undoes; and a key with a hole
// names nothing that another test could hold.
func (b *builder) hold(t *testfuncs.Test, e effects.Effect) (Hold, bool) {
	if !effects.Known(e.Key) || e.When != effects.Now || e.Deferred || !e.Pos.IsValid() {
		return Hold{}, false
	}
	h := Hold{
		Resource: e.Key, Name: b.name(e.Key), Undo: e.Undo, Permanent: e.Permanent, Restores: e.Restores(),
		At: e.Pos, First: e.First, Does: ShortSymbol(e.Symbol), Helper: e.Helper,
		InParallel: e.InParallel, TooEarly: e.TooEarly, Overlaid: e.Overlaid, SeenLater: e.SeenLater, Own: e.Own, Near: e.Near, Sure: e.Sure, FatalAt: e.FatalAt, Skips: e.Skips, Order: e.Order,
		Part: e.Part, Sees: e.Sees, Sets: e.Sets, Vague: e.Vague, Perhaps: e.Perhaps || e.Op == effects.Read && e.Maybe && !e.Near, Value: e.Value, Fixed: e.Fixed(),
	}
	h.Maybe = e.Op == effects.Write && e.Maybe
	h.Internal = h.Maybe || e.Op == effects.Write && (b.isInternal(e) || !b.places.shows(e.Steps))
	h.Removes = e.Removes() && strings.HasPrefix(e.Key, "env:")
	if e.Variable != "" {
		h.Name = variableName(e)
	}
	switch e.Op {
	case effects.Read:
		h.Mode = Read
	case effects.Write:
		h.Mode = Write
		verb := "writes " + h.Name
		if e.Symbol != "" {
			verb = "calls " + ShortSymbol(e.Symbol)
		}
		h.Path, h.Through = b.path(e.Steps, verb), b.through(e.Steps)
	case effects.Memo:
		h.Mode = Memo
	default:
		return Hold{}, false
	}
	if t != nil && e.Op == effects.Write && e.Beside && e.InSubtest && (e.Repeated || b.siblingReads(t, e.Key)) {
		h.Rival = "its parallel subtests"
	}
	return h, true
}

// through names the first function on the way that is not in a test file.
func (b *builder) through(steps []effects.Step) string {
	for _, s := range steps {
		if !testfuncs.IsTestFile(s.File) {
			return b.funcName(s)
		}
	}
	return ""
}

// siblingReads reports whether another parallel subtest of t reads a resource.
func (b *builder) siblingReads(t *testfuncs.Test, key string) bool {
	for _, e := range b.effects.Of(t.Obj).Effects {
		if e.Key == key && e.Op == effects.Read && e.Beside && e.InSubtest {
			return true
		}
	}
	return false
}

func (b *builder) init() []Init {
	var out []Init
	for _, e := range b.effects.Init.Effects {
		class, ok := effects.CostClass(e.Key)
		if !ok || !e.Pos.IsValid() || e.When != effects.Now {
			continue
		}
		out = append(out, Init{At: e.Pos, What: e.Symbol, Class: class, Path: b.path(e.Steps, "calls "+ShortSymbol(e.Symbol))})
	}
	for _, h := range b.effects.Init.Heavy {
		out = append(out, Init{At: h.Pos, What: h.Symbol, Class: "heavy", Path: b.path(h.Steps, "calls "+ShortSymbol(h.Symbol))})
	}
	return out
}
