package processstate

import (
	_ "embed"
	"fmt"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/analyzers/internal/doc"
	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/passes/holds"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

//go:embed doc.go
var source string

// Analyzer reports process-wide state that a test leaves changed.
var Analyzer = &analysis.Analyzer{
	Name:     "processstate",
	Doc:      doc.Extract(source, "processstate"),
	URL:      "https://pkg.go.dev/github.com/isolint-go/isolint/analyzers/processstate",
	Requires: finding.Requires,
	Run:      run,
}

func run(pass *analysis.Pass) (any, error) {
	r, err := finding.New(pass)
	if err != nil {
		return nil, err
	}
	crowd := finding.Crowd{Verb: "changes"}
	for _, t := range r.Holds.Tests {
		if !t.Runs() {
			continue
		}
		var worst finding.Worst
		for _, h := range t.Holds {
			if holds.IsProcessState(h.Resource) && h.Resource != "env:PWD" { // t.Chdir sets it along
				worst.Add(h, judge(r, t, h))
			}
		}
		var told calls
		worst.Each(func(h holds.Hold, f holds.Fault) {
			if told.along(h) {
				return
			}
			if r.Strict || !finding.StrictOnly(f.Category()) {
				told.add(h)
			}
			crowd.Add(t, h, finding.Finding{
				At: h.At, Category: f.Category(), Path: h.Path, Name: strings.TrimPrefix(finding.Called(h), "environment variable "),
				Message: message(r, t, h, f), Fix: r.Fix(t, h, f),
			})
		})
	}
	crowd.Report(r)
	return nil, nil
}

// calls are the listed functions that were told of, by the place in the test
// that leads to them, and the resource of each.
type calls map[call]string

type call struct {
	at   token.Pos
	does string
}

func (c *calls) add(h holds.Hold) {
	if *c == nil {
		*c = make(calls)
	}
	(*c)[call{h.At, h.Does}] = h.Resource
}

// along reports whether a call that was told of does this too: slog.SetDefault
// changes log's logger along with its own. A helper that sets two environment
// variables calls os.Setenv twice.
func (c calls) along(h holds.Hold) bool {
	told, ok := c[call{h.At, h.Does}]
	return ok && h.Does != "" && kind(told) != kind(h.Resource)
}

func kind(resource string) string {
	k, _, _ := strings.Cut(resource, ":")
	return k
}

// judge is the fault of a change of process state. An example has no t to
// restore it with.
func judge(r *finding.Reporter, t *holds.Test, h holds.Hold) holds.Fault {
	if t.Kind == testfuncs.KindExample && !h.Permanent || isUnseen(r, t, h) {
		return holds.NoFault
	}
	return t.Fault(h)
}

func message(r *finding.Reporter, t *holds.Test, h holds.Hold, f holds.Fault) string {
	switch f {
	case holds.Panics:
		return fmt.Sprintf("%s panics: %s is parallel, itself or in a subtest around it", h.Does, t.Name)
	case holds.Race:
		return fmt.Sprintf("%s changes %s for every test that runs beside %s; do not change it in a parallel test", subject(t, h), h.Name, t.Name)
	case holds.TooEarly:
		return fmt.Sprintf("%s restores %s by defer before its parallel subtests end; %s", t.Name, h.Name, outlasting(r, h))
	case holds.NotOnFailure:
		return fmt.Sprintf("%s does not restore %s when it %s%s; use %s", t.Name, h.Name, r.Ends(h), seen(h), instead(r, h))
	case holds.BlocksParallel:
		return fmt.Sprintf("%s changes %s and restores it, so it cannot run in parallel", t.Name, h.Name)
	}
	if h.Permanent {
		return fmt.Sprintf("%s registers on %s for the whole process and cannot be undone; use an instance of the test's own, or do it in TestMain", subject(t, h), h.Name)
	}
	if h.Does == "" {
		return fmt.Sprintf("%s changes %s and leaves it changed%s; restore it with %s", t.Name, h.Name, seen(h), r.Undoing(h.At))
	}
	return fmt.Sprintf("%s outlives %s: %s stays changed%s; use %s", h.Does, t.Name, h.Name, seen(h), instead(r, h))
}

// seen names a test that is sure to see the change; every other one may.
func seen(h holds.Hold) string {
	if h.Observer == "" || h.Permanent || h.Removes {
		return ""
	}
	return " (" + h.Observer + " reads it)"
}

// subject is what changes the state: the function that does it, or the test.
func subject(t *holds.Test, h holds.Hold) string {
	if h.Does == "" {
		return t.Name
	}
	return h.Does
}

// instead is what to write instead.
func instead(r *finding.Reporter, h holds.Hold) string {
	if h.Does == "os.Clearenv" {
		return r.Undoing(h.At) + " to put back what os.Environ() was"
	}
	if strings.HasPrefix(h.Resource, "otel:") {
		return "an instance of the test's own" // what was there before passes on to the new one
	}
	if h.Helper != "" && r.Has(h.Helper, h.At) {
		return h.Helper
	}
	return r.Undoing(h.At) + " to restore it"
}

// outlasting is what to write instead of a defer that comes too early.
func outlasting(r *finding.Reporter, h holds.Hold) string {
	if r.Has("t.Cleanup", h.At) {
		return "use " + instead(r, h)
	}
	return r.Outlasting(h.At)
}
