package heavyimport_test

import (
	"testing"

	"github.com/isolint-go/isolint/analyzers/heavyimport"
	"github.com/isolint-go/isolint/analyzers/internal/fixture"
	"github.com/isolint-go/isolint/passes/table"
)

func Test(t *testing.T) {
	t.Parallel()
	fixture.Run(t, heavyimport.Analyzer, fixture.Config{}, "heavyimport", "heavyimport_import", "heavyimport_marked")
}

// The user's own entry in the table, with a mark of its own.
func TestUser(t *testing.T) {
	t.Parallel()
	own := table.Heavy{Symbol: "example.com/ours/model.Load", Mark: "uses_our_model", Memory: "4GiB"}
	fixture.Run(t, heavyimport.Analyzer, fixture.Config{Heavy: []table.Heavy{own}}, "heavyimport_user")
}

func TestStrict(t *testing.T) {
	t.Parallel()
	fixture.Run(t, heavyimport.Analyzer, fixture.Config{Strict: true}, "heavyimport_strict")
}

func TestFix(t *testing.T) {
	t.Parallel()
	fixture.Fix(t, heavyimport.Analyzer, fixture.Config{}, "heavyimport_fix")
}
