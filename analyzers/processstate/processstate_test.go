package processstate_test

import (
	"testing"

	"github.com/isolint-go/isolint/analyzers/internal/fixture"
	"github.com/isolint-go/isolint/analyzers/processstate"
)

func Test(t *testing.T) {
	t.Parallel()
	fixture.Run(t, processstate.Analyzer, fixture.Config{}, "processstate", "processstate_alone", "processstate_start", "processstate_anew", "processstate_registry", "processstate_gather")
}

func TestStrict(t *testing.T) {
	t.Parallel()
	fixture.Run(t, processstate.Analyzer, fixture.Config{Strict: true}, "processstate_strict")
}

func TestFix(t *testing.T) {
	t.Parallel()
	fixture.Fix(t, processstate.Analyzer, fixture.Config{}, "processstate_fix")
}

func TestOldGo(t *testing.T) {
	t.Parallel()
	fixture.Run(t, processstate.Analyzer, fixture.Config{Go: "go1.13"}, "processstate_go113")
	fixture.Run(t, processstate.Analyzer, fixture.Config{Go: "go1.16"}, "processstate_go116")
}
