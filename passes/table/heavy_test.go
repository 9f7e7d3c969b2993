package table

import (
	"slices"
	"strings"
	"testing"
)

func TestHeavyMarks(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"github.com/chromedp/chromedp":                                   "integration",
		"github.com/testcontainers/testcontainers-go/modules/postgres":   "integration", // by a wildcard
		"github.com/testcontainers/testcontainers-go/modules/postgres/x": "",
		"github.com/sugarme/gotch/ts":                                    "use_real_models",
		"gocv.io/x/gocv":                                                 "integration use_real_models",
		"net/http":                                                       "",
	} {
		if got := Default().HeavyMarks(path); !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
