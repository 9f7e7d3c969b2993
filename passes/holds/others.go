package holds

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/passes/effects"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// others is what the other tests of the package do to a resource.
type others struct {
	parallel string // the first that holds it while it is parallel
	looks    string // the first that is sure to see what was left
	relies   string // the first of these that does not set it itself
	reaches  string // the first that may come to see it
	nearby   string // the first of these whose own code, or what that calls, would look
	watched  bool   // one that is parallel reads it
	setUp    string // TestMain, if it sets the resource
	blind    int    // who read it and set it first
	writers  int
	undone   bool   // by one of the writers
	left     bool   // changed by one of the writers
	asks     string // the first whose own code, or what that calls, looks
	perhaps  bool   // one may look, that does not set it
}

func (w *witnesses) others(t *Test, h *Hold) others {
	var o others
	for _, a := range w.accesses[h.Resource] {
		if a.test.Test == t.Test || sameCode(a.test, t) {
			continue
		}
		if a.test.Parallel {
			if a.writes || a.reads {
				o.parallel = cmp.Or(o.parallel, a.test.Name)
			}
			o.watched = o.watched || a.reads
		}
		if a.writes {
			o.writers++
			o.undone = o.undone || a.undoes
			o.left = o.left || !a.undoes
			if a.test.Kind == testfuncs.KindTestMain {
				o.setUp = a.test.Name
			}
		}
		o.perhaps = o.perhaps || a.perhaps && !a.writes
		if !a.reads {
			continue
		}
		if a.near {
			o.asks = cmp.Or(o.asks, a.test.Name)
		}
		switch {
		case a.isBlind(h):
			o.blind++
		case !w.minds(a, t, h):
		case !a.mayFollow(t, h):
		case isRegistry(h.Resource) && !a.own: // what it registers goes to whichever is there
		case isTelemetry(h.Resource) && !(a.near && asksFor(h.Resource)): // its traces go on, whoever listens
		case w.isSink(h.Resource) && !a.sure && h.Value != "nil", w.isLogging(h.Resource) && !a.near:
		case a.sure:
			o.looks = cmp.Or(o.looks, a.test.Name)
			if !a.writes {
				o.relies = cmp.Or(o.relies, a.test.Name)
			}
		case w.isElsewhere(h.Resource) && h.Through != "" && !a.near: // the affair of another package, far down
		default:
			o.reaches = cmp.Or(o.reaches, a.test.Name)
			if a.near {
				o.nearby = cmp.Or(o.nearby, a.test.Name)
			}
		}
	}
	return o
}

// mayFollow reports whether a test that looks at something may run after another
// one that has changed it. Examples run after all tests, benchmarks after those; who
// asks for benchmarks has most often asked for no test. One that writes too is no
// witness: of a sink that all of them write, none minds the value.
func (a access) mayFollow(writer *Test, h *Hold) bool {
	if from := parallelFrom(writer); from.IsValid() && from < h.At && !a.test.Parallel && a.test.Kind == testfuncs.KindTest {
		return false // parallel tests go on when the others have ended
	}
	switch writer.Kind {
	case testfuncs.KindFuzz:
		return a.test.Kind == testfuncs.KindFuzz || a.test.Kind == testfuncs.KindExample
	case testfuncs.KindBenchmark:
		return a.test.Kind == testfuncs.KindBenchmark && !a.writes
	case testfuncs.KindExample:
		return a.test.Kind == testfuncs.KindExample
	}
	return a.test.Kind.IsTest() && a.test.Kind != testfuncs.KindBenchmark
}

// parallelFrom is where a test becomes parallel in each of its runs: not in a branch, or by a
// helper.
func parallelFrom(t *Test) token.Pos {
	if !t.Parallel || t.Decl.Body == nil {
		return token.NoPos
	}
	for _, stmt := range t.Decl.Body.List {
		expr, ok := stmt.(*ast.ExprStmt)
		if !ok {
			continue
		}
		call, ok := expr.X.(*ast.CallExpr)
		if !ok {
			continue
		}
		if sel, ok := call.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "Parallel" && len(call.Args) == 0 {
			return call.Pos()
		}
	}
	return token.NoPos
}

// misses names who misses an environment variable that was taken away: TestMain
// had set it, or a test asks for it that no test ever sets. Code further down that
// looks at it does well without.
func (o others) misses() string {
	if o.setUp != "" || o.writers > 0 {
		return o.setUp
	}
	return o.asks
}

// setAnew reports whether what a test leaves changed, an environment variable or a variable of
// a library, is of no interest to the others: each sets it before it looks, if it looks at
// all. Where another puts it back this one has forgotten to, if there is code that reads it
// and is not there for tests.
func (w *witnesses) setAnew(t *Test, h *Hold, o others) bool {
	isOther := func(by write) bool {
		return by.test.Test != t.Test && !sameCode(by.test, t) && !effects.Disjoint(by.hold.Part, h.Part)
	}
	if !slices.ContainsFunc(w.writes[h.Resource], isOther) || o.looks != "" || o.reaches != "" || isInherited(h.Resource) {
		return false
	}
	if o.perhaps && strings.HasPrefix(h.Resource, "env:") {
		return false
	}
	return !o.undone || strings.HasPrefix(h.Resource, "env:") && !w.effects.ReadsEnv(h.Resource)
}

// isOwnEnv reports whether an environment variable that a test leaves set is its own affair:
// each sets it anew, or its specs begin without it.
func (w *witnesses) isOwnEnv(t *Test, h *Hold, o others) bool {
	if w.setAnew(t, h, o) {
		return !(o.watched && h.Rival != "")
	}
	return o.looks == "" && o.reaches == "" && t.takesAway(h)
}
