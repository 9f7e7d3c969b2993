package finding

import (
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/analyzers/internal/rewrite"
	"github.com/isolint-go/isolint/passes/holds"
)

// Fix returns what mends a fault, nil if nothing certainly does. A write
// further down the calls is left to the author: where to undo it is a matter of
// taste, and so is how in a framework without a t. And no undoing helps where others look on meanwhile, or against what
// is for good; nor where a subtest is a step for those after it.
func (r *Reporter) Fix(t *holds.Test, h holds.Hold, f holds.Fault) *analysis.SuggestedFix {
	if h.Permanent || h.SeenLater || len(h.Path) > 0 || t.Offers.Cleanup != "" {
		return nil
	}
	switch f {
	case holds.TooEarly, holds.LeftChanged, holds.NotOnFailure:
	case holds.BlocksParallel:
		// A helper in place of an undoing by hand is shorter and leaves no
		// gap; one undoing by hand in place of another is neither.
		if h.Helper == "" {
			return nil
		}
	default:
		return nil
	}
	site := rewrite.Site{Pass: r.Pass, Func: t.Decl, At: h.At, Parallel: t.Parallel || h.InParallel}
	switch {
	case strings.HasPrefix(h.Resource, "env:"):
		return suggested(site.Setenv())
	case h.Resource == "cwd":
		return suggested(site.Chdir())
	}
	return suggested(site.SaveRestore())
}

// TempDirFix returns what makes t.TempDir of the directory that a test makes by
// hand at a call.
func (r *Reporter) TempDirFix(t *holds.Test, call token.Pos) *analysis.SuggestedFix {
	return suggested(rewrite.Site{Pass: r.Pass, Func: t.Decl, At: call}.TempDir())
}

// FreePortFix returns what makes a listener that a test opens itself take a free
// port.
func (r *Reporter) FreePortFix(t *holds.Test, h holds.Hold) *analysis.SuggestedFix {
	if len(h.Path) > 0 {
		return nil
	}
	return suggested(rewrite.Site{Pass: r.Pass, Func: t.Decl, At: h.At}.FreePort())
}

// MarkFix returns what gives a test a mark.
func (r *Reporter) MarkFix(t *holds.Test, mark string) *analysis.SuggestedFix {
	if !t.Kind.IsTest() || t.Lit != nil {
		return nil // markers take none there
	}
	return suggested(rewrite.Site{Pass: r.Pass, Func: t.Decl}.Mark(mark))
}

func suggested(fix analysis.SuggestedFix, ok bool) *analysis.SuggestedFix {
	if !ok {
		return nil
	}
	return &fix
}
