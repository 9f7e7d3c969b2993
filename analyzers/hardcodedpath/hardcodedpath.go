package hardcodedpath

import (
	_ "embed"
	"fmt"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/analyzers/internal/doc"
	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/passes/holds"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

//go:embed doc.go
var source string

// Analyzer reports fixed paths that a test creates, writes or removes.
var Analyzer = &analysis.Analyzer{
	Name:     "hardcodedpath",
	Doc:      doc.Extract(source, "hardcodedpath"),
	URL:      "https://pkg.go.dev/github.com/isolint-go/isolint/analyzers/hardcodedpath",
	Requires: finding.Requires,
	Run:      run,
}

func run(pass *analysis.Pass) (any, error) {
	r, err := finding.New(pass)
	if err != nil {
		return nil, err
	}
	crowd := finding.Crowd{Verb: "writes"}
	for _, t := range r.Holds.Tests {
		if t.Compiled {
			continue
		}
		report(r, &crowd, t, t.Holds, t.Name+" writes the fixed path %s%s; use %s", func(h holds.Hold, p string) bool {
			return isOwn(r, t, h, p) || isSetUp(r, t, h) || isIgnored(r, h, p)
		})
		byHand(r, t)
	}
	report(r, &crowd, nil, r.Holds.InitHolds, "the package's initialisation writes the fixed path %s%s; let the tests do it, with %s", func(h holds.Hold, p string) bool {
		return changed(r.Holds.InitHolds, startsOf(r, p), h.At) || cannotExist(p)
	})
	crowd.Report(r)
	return nil, nil
}

// isOwn reports whether a path that a test writes is nobody else's: it leads
// elsewhere then, or nothing is written.
func isOwn(r *finding.Reporter, t *holds.Test, h holds.Hold, p string) bool {
	return moved(r, t, h, p) || refused(r, t, h, p) || cleansUp(r, t, h)
}

// isSetUp reports whether what is set up for a test of a suite, or for a spec, makes the
// path: that is where it was chosen, and where it is told of.
func isSetUp(r *finding.Reporter, t *holds.Test, h holds.Hold) bool {
	return slices.ContainsFunc(r.Holds.Tests, func(s *holds.Test) bool {
		before := t.Kind == testfuncs.KindSuiteTest && t.Suite != nil && s.Suite == t.Suite && s.Kind == testfuncs.KindSuiteSetup ||
			t.Container != nil && s.Test == t.Container
		return before && slices.ContainsFunc(s.Holds, func(its holds.Hold) bool {
			p, ok := path(its)
			return ok && its.Resource == h.Resource && !deletes(its) && !isOwn(r, s, its, p)
		})
	})
}

// cleansUp reports whether a suite's tear-down removes a path that the package makes:
// who made it is told of.
func cleansUp(r *finding.Reporter, t *holds.Test, h holds.Hold) bool {
	if t.Kind != testfuncs.KindSuiteTearDown || !deletes(h) {
		return false
	}
	makes := func(other holds.Hold) bool { return isMaking(other, h) }
	return slices.ContainsFunc(r.Holds.InitHolds, makes) || slices.ContainsFunc(r.Holds.Tests, func(by *holds.Test) bool {
		return slices.ContainsFunc(by.Holds, func(other holds.Hold) bool {
			_, p, _ := strings.Cut(other.Resource, ":")
			return makes(other) && !moved(r, by, other, p) && !refused(r, by, other, p)
		})
	})
}

// deletes reports whether what a hold does to a path is to remove it.
func deletes(h holds.Hold) bool { return strings.HasPrefix(h.Does, "os.Remove") }

// isMaking reports whether a hold makes what another one removes, or makes it on its
// way to a directory below.
func isMaking(h, removal holds.Hold) bool {
	if _, ok := path(h); !ok || deletes(h) || strings.HasPrefix(h.Does, "os.Ch") { // Chmod, Chown, Chtimes
		return false
	}
	return h.Resource == removal.Resource || h.Does == "os.MkdirAll" && strings.HasPrefix(h.Resource, removal.Resource+"/")
}

// toldElsewhere returns the paths that need not be told of: a directory that is made for
// something in it that is told of, and what goes in a directory that is told of: one that is
// made for several, or by what is called with its name.
func toldElsewhere(all []holds.Hold) map[string]bool {
	elsewhere := make(map[string]bool)
	for _, dir := range all {
		switch within := madeFor(dir, all); {
		case len(within) > 1 || len(within) > 0 && len(dir.Path) > 0:
			for _, resource := range within {
				elsewhere[resource] = true
			}
		case len(within) > 0:
			elsewhere[dir.Resource] = true
		}
	}
	return elsewhere
}

// isThere reports whether a directory is there on any machine: whoever makes it, makes nothing.
func isThere(resource string) bool {
	switch strings.TrimPrefix(resource, "file:") {
	case "/", "/tmp", "/var/tmp", "$TMPDIR", "$HOME":
		return true
	}
	return false
}

// madeFor returns what is put at other places in a directory that is made.
func madeFor(dir holds.Hold, all []holds.Hold) []string {
	if dir.Does != "os.MkdirAll" || isThere(dir.Resource) {
		return nil
	}
	var within []string
	for _, h := range all {
		if h.At != dir.At && strings.HasPrefix(h.Resource, dir.Resource+"/") && !slices.Contains(within, h.Resource) {
			within = append(within, h.Resource)
		}
	}
	return within
}

// report reports the fixed paths among the holds of a test, or of the package's
// initialisation, one a resource and place; excused tells those that are nobody
// else's.
func report(r *finding.Reporter, crowd *finding.Crowd, t *holds.Test, hs []holds.Hold, message string, excused func(h holds.Hold, p string) bool) {
	var fixed []holds.Hold
	for _, h := range hs {
		if p, ok := path(h); ok && !excused(h, p) {
			fixed = append(fixed, h)
		}
	}
	var worst finding.Worst
	elsewhere := toldElsewhere(fixed)
	for _, h := range fixed {
		if !elsewhere[h.Resource] {
			worst.Add(h, holds.LeftChanged)
		}
	}
	told := make(map[token.Pos]holds.Hold)
	worst.Each(func(h holds.Hold, _ holds.Fault) {
		if goesWith(h, told[h.At]) {
			return
		}
		told[h.At] = h
		crowd.Add(t, h, finding.Finding{
			At: h.At, Category: holds.CategoryPollutes, Path: h.Path, Resource: h.Resource, Name: finding.Called(h),
			Message: fmt.Sprintf(message, h.Name, party(r, t, h), r.TempDir(h.At)),
		})
	})
}

// party names another test that writes or reads the same path.
func party(r *finding.Reporter, t *holds.Test, own holds.Hold) string {
	_, p, _ := strings.Cut(own.Resource, ":")
	return r.Party(t, own.Resource, "uses", func(other *holds.Test, h holds.Hold) bool {
		return isOwn(r, other, h, p)
	})
}

// goesWith reports whether a call writes a path along with another: the other
// end of a rename, a file in a directory that it makes, another row of a table.
func goesWith(h, told holds.Hold) bool {
	switch {
	case told.Resource == "":
		return false
	case strings.HasPrefix(h.Resource, told.Resource+"/"):
		return true
	}
	samePlace := func(a, b holds.Step) bool { return a.Pos == b.Pos }
	return h.Does == told.Does && (strings.HasSuffix(h.Does, ".Rename") || slices.EqualFunc(h.Path, told.Path, samePlace))
}

// path returns the path that a hold writes. A socket is a file too.
func path(h holds.Hold) (string, bool) {
	if h.Mode != holds.Write || h.Internal {
		return "", false
	}
	kind, p, ok := strings.Cut(h.Resource, ":")
	if !ok || kind != "file" && kind != "socket" || strings.HasPrefix(p, "@") {
		return "", false // @ begins the name of an abstract socket
	}
	return p, true
}
