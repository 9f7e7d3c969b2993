// Package parallel says which tests may call t.Parallel, and what keeps the
// others from it. It claims no more than can be shown: a test of which not all is
// known, and one that sees what a test may change of which not all is known, stay
// as they are.
//
// A test that becomes parallel runs after all that are not, beside all that are.
package parallel

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
)

// A Verdict is what is said of one test.
type Verdict struct {
	Package string // whose binary it is in
	Test    string
	Is      bool // it calls t.Parallel already
	// Body is where the call goes, if the test may; nil otherwise.
	Body     *manifest.Body
	Blockers []Blocker // why it may not
}

// May reports whether the test may call t.Parallel, and does not yet.
func (v Verdict) May() bool { return v.Body != nil && len(v.Blockers) == 0 }

// A Blocker is a reason why a test may not call t.Parallel.
type Blocker struct {
	Why string // after the test's name: "changes env:MODE"
	// Repair is the resource that would have to be left alone for the reason to be
	// gone; empty if that does not help.
	Repair string
}

// alone are resources that are about the process as a whole: who looks at them
// wants no other test beside him.
var alone = map[string]string{"runtime:goroutines": "counts goroutines"}

// isAmbient reports whether a test may depend on a resource without it being seen:
// a name that nobody can tell is a file, and is in the working directory.
func isAmbient(resource string) bool {
	return strings.HasPrefix(resource, "file:") || slices.Contains([]string{"cwd", "umask", "uid", "gid", "rlimit"}, resource)
}

// Judge judges the tests of one binary, whose parts are given.
func Judge(pkg string, parts []*manifest.Package) []Verdict {
	b := &binary{writers: make(map[string][]writer)}
	for _, part := range parts {
		b.called = append(b.called, part.Calls...)
		for _, t := range part.Tests {
			b.add(t)
		}
	}
	var all []Verdict
	for _, part := range parts {
		for _, t := range part.Tests {
			all = append(all, Verdict{Package: pkg, Test: t.Name, Is: t.Parallel, Body: t.Body, Blockers: b.blockers(t)})
		}
	}
	return all
}

// A binary is what its tests do together.
type binary struct {
	writers map[string][]writer // by resource
	ambient []writer            // that leave changed what is ambient
	unknown []string            // tests of which not all is known
	called  []string            // tests that external ones call
}

type writer struct {
	resource string
	test     string
	left     bool // changed for those that come after it
	parallel bool
}

func (b *binary) add(t manifest.Test) {
	if t.Unknown {
		b.unknown = append(b.unknown, t.Name)
	}
	for _, h := range t.Holds {
		if !h.Write {
			continue
		}
		w := writer{h.Resource, t.Name, h.Left, t.Parallel}
		b.writers[h.Resource] = append(b.writers[h.Resource], w)
		if h.Left && isAmbient(h.Resource) {
			b.ambient = append(b.ambient, w)
		}
	}
}

// blockers says why a test may not be parallel.
func (b *binary) blockers(t manifest.Test) []Blocker {
	var out []Blocker
	if t.Serial != "" {
		out = append(out, Blocker{Why: t.Serial})
	}
	if slices.Contains(b.called, t.Name) {
		out = append(out, Blocker{Why: "is used by other code, too"})
	}
	if t.Unknown {
		out = append(out, Blocker{Why: "calls what cannot be resolved"})
	}
	if t.Memo {
		out = append(out, Blocker{Why: "fills a cache or initialises something lazily"})
	}
	if len(t.Heavy) > 0 {
		out = append(out, Blocker{Why: "reaches " + t.Heavy[0].Symbol + ", which is heavy"})
	}
	for _, w := range b.ambient {
		if w.test != t.Name {
			out = append(out, Blocker{"would run after " + w.test + ", which leaves " + w.resource + " changed", w.resource})
		}
	}
	for _, h := range t.Holds {
		switch {
		case alone[h.Resource] != "":
			out = append(out, Blocker{Why: alone[h.Resource]})
		case h.Write:
			out = append(out, Blocker{"changes " + h.Resource, h.Resource})
		default:
			out = append(out, b.seen(t.Name, h.Resource)...)
		}
	}
	return out
}

// seen is what may happen to a resource that a test reads.
func (b *binary) seen(test, resource string) []Blocker {
	for _, w := range b.writers[resource] {
		if w.test != test && (w.left || w.parallel) {
			return []Blocker{{"sees " + resource + ", which " + w.test + " changes", resource}}
		}
	}
	for _, other := range b.unknown {
		if other != test {
			return []Blocker{{Why: "sees " + resource + ", and not all is known of what " + other + " does"}}
		}
	}
	return nil
}

// A Repair is a resource that keeps tests from being parallel.
type Repair struct {
	Resource string
	Frees    []string // tests that nothing else keeps from it
}

// Repairs returns what would free tests, the most first.
func Repairs(all []Verdict) []Repair {
	frees := make(map[string][]string)
	for _, v := range all {
		if v.Body == nil || len(v.Blockers) == 0 {
			continue
		}
		resource := v.Blockers[0].Repair
		other := slices.ContainsFunc(v.Blockers, func(b Blocker) bool { return b.Repair != resource })
		if resource != "" && !other {
			frees[resource] = append(frees[resource], v.Package+"."+v.Test)
		}
	}
	var out []Repair
	for _, resource := range slices.Sorted(maps.Keys(frees)) {
		out = append(out, Repair{resource, frees[resource]})
	}
	slices.SortStableFunc(out, func(x, y Repair) int { return cmp.Compare(len(y.Frees), len(x.Frees)) })
	return out
}
