package sharedfixture_test

import (
	"testing"

	"github.com/isolint-go/isolint/analyzers/internal/fixture"
	"github.com/isolint-go/isolint/analyzers/sharedfixture"
)

func Test(t *testing.T) {
	t.Parallel()
	fixture.Run(t, sharedfixture.Analyzer, fixture.Config{}, "sharedfixture", "sharedfixture_dsn", "sharedfixture_crowd", "sharedfixture_mock",
		"sharedfixture_embedded", "sharedfixture_embedded_port", "sharedfixture_keys", "sharedfixture_pgx", "sharedfixture_rows", "sharedfixture_gorm")
}

func TestStrict(t *testing.T) {
	t.Parallel()
	fixture.Run(t, sharedfixture.Analyzer, fixture.Config{Strict: true}, "sharedfixture_strict")
}
