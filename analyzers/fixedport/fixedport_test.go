package fixedport_test

import (
	"testing"

	"github.com/isolint-go/isolint/analyzers/fixedport"
	"github.com/isolint-go/isolint/analyzers/internal/fixture"
)

func Test(t *testing.T) {
	t.Parallel()
	fixture.Run(t, fixedport.Analyzer, fixture.Config{}, "fixedport", "fixedport_main", "fixedport_init")
}

func TestStrict(t *testing.T) {
	t.Parallel()
	fixture.Run(t, fixedport.Analyzer, fixture.Config{Strict: true}, "fixedport_strict")
}

func TestFix(t *testing.T) {
	t.Parallel()
	fixture.Fix(t, fixedport.Analyzer, fixture.Config{}, "fixedport_fix")
}
