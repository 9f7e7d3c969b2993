package hardcodedpath_test

import (
	"testing"

	"github.com/isolint-go/isolint/analyzers/hardcodedpath"
	"github.com/isolint-go/isolint/analyzers/internal/fixture"
)

func Test(t *testing.T) {
	t.Parallel()
	fixture.Run(t, hardcodedpath.Analyzer, fixture.Config{}, "hardcodedpath", "hardcodedpath_main", "hardcodedpath_init", "hardcodedpath_git")
}

func TestFix(t *testing.T) {
	t.Parallel()
	fixture.Fix(t, hardcodedpath.Analyzer, fixture.Config{Strict: true}, "hardcodedpath_fix")
}

func TestOldGo(t *testing.T) {
	t.Parallel()
	fixture.Run(t, hardcodedpath.Analyzer, fixture.Config{Go: "go1.13"}, "hardcodedpath_go113")
}
