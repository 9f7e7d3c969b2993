package globalmutation

import (
	_ "embed"
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/analyzers/internal/doc"
	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/passes/effects"
	"github.com/isolint-go/isolint/passes/holds"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

//go:embed doc.go
var source string

// Analyzer reports package variables that a test changes for others.
var Analyzer = &analysis.Analyzer{
	Name:     "globalmutation",
	Doc:      doc.Extract(source, "globalmutation"),
	URL:      "https://pkg.go.dev/github.com/isolint-go/isolint/analyzers/globalmutation",
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
			worst.Add(h, judge(t, h))
		}
		worst.Each(func(h holds.Hold, f holds.Fault) {
			crowd.Add(t, h, finding.Finding{
				At: h.At, Category: f.Category(), Path: h.Path, Name: finding.Called(h),
				Message: message(r, t, h, f), Fix: r.Fix(t, h, f),
			})
		})
	}
	crowd.Report(r)
	return nil, nil
}

// judge is the fault of a write to a package variable that someone notices.
func judge(t *holds.Test, h holds.Hold) holds.Fault {
	if !strings.HasPrefix(h.Resource, "var:") {
		return holds.NoFault
	}
	f := t.Fault(h)
	switch f {
	case holds.LeftChanged, holds.NotOnFailure:
		// Benchmarks run after the tests; what their code does deep down is of
		// no interest to anyone.
		if h.Observer == "" || t.Kind == testfuncs.KindBenchmark && len(h.Path) > 0 {
			return holds.NoFault
		}
	case holds.BlocksParallel:
		if h.Observer == "" {
			return holds.NoFault
		}
	}
	return f
}

func message(r *finding.Reporter, t *holds.Test, h holds.Hold, f holds.Fault) string {
	switch f {
	case holds.Race:
		who := h.Rival + " holds it too"
		if strings.HasPrefix(h.Rival, "its ") {
			who = h.Rival + " share it"
		}
		return fmt.Sprintf("%s changes %s while running in parallel (%s); give each test a value of its own", t.Name, h.Name, who)
	case holds.TooEarly:
		return fmt.Sprintf("%s restores %s by defer before its parallel subtests end; %s", t.Name, h.Name, r.Outlasting(h.At))
	case holds.NotOnFailure:
		return fmt.Sprintf("%s does not restore %s when it %s (%s); use %s",
			t.Name, h.Name, r.Ends(h), seen(h), r.Undoing(h.At))
	case holds.BlocksParallel:
		if h.Order && h.Undo == effects.UndoNone {
			return fmt.Sprintf("%s changes the order of %s and leaves it changed, so it cannot run in parallel (%s)", t.Name, h.Name, seen(h))
		}
		return fmt.Sprintf("%s changes %s and restores it, so it cannot run in parallel (%s)", t.Name, h.Name, seen(h))
	}
	if h.Permanent {
		return fmt.Sprintf("%s changes %s for the whole process and it cannot be undone (%s); use an instance of its own", t.Name, h.Name, seen(h))
	}
	return fmt.Sprintf("%s changes %s and leaves it changed (%s); restore it with %s", t.Name, h.Name, seen(h), r.Undoing(h.At))
}

// seen says who sees what a test leaves changed.
func seen(h holds.Hold) string {
	if h.Doubtful {
		return h.Observer + " may read it"
	}
	return h.Observer + " reads it"
}
