package globalmutation_test

import (
	"testing"

	"github.com/isolint-go/isolint/analyzers/globalmutation"
	"github.com/isolint-go/isolint/analyzers/internal/fixture"
)

func Test(t *testing.T) {
	t.Parallel()
	fixture.Run(t, globalmutation.Analyzer, fixture.Config{}, "globalmutation", "globalmutation_ext", "globalmutation_crowd", "globalmutation_fold", "globalmutation_lazy", "globalmutation_codec", "globalmutation_setup", "globalmutation_blind", "globalmutation_minds", "globalmutation_doubt", "globalmutation_rows", "globalmutation_eyes")
}

func TestStrict(t *testing.T) {
	t.Parallel()
	fixture.Run(t, globalmutation.Analyzer, fixture.Config{Strict: true}, "globalmutation_strict")
}

func TestFix(t *testing.T) {
	t.Parallel()
	fixture.Fix(t, globalmutation.Analyzer, fixture.Config{}, "globalmutation_fix")
}

func TestOldGo(t *testing.T) {
	t.Parallel()
	fixture.Run(t, globalmutation.Analyzer, fixture.Config{Go: "go1.13"}, "globalmutation_go113")
}
