package execute

import (
	"strings"
	"testing"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/history"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
)

// When a package is left whole, and which reason is given.
func TestUncut(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		p      Package
		known  *Known
		past   history.Package
		proved bool
		o      Options
		want   string // in the reason; empty: it is cut
	}{
		"passed and all known": {known: &Known{}, past: history.Package{Whole: true}},
		"passed as it is":      {known: &Known{Unknown: "TestA"}, past: history.Package{Whole: true}, proved: true},
		"changed, not all known": {
			known: &Known{Unknown: "TestA"}, past: history.Package{Whole: true}, want: "what TestA calls is not all known",
		},
		"never passed":      {known: &Known{}, want: "it has not passed in one process yet"},
		"nothing is known":  {past: history.Package{Whole: true}, proved: true, want: "what its tests hold is not known yet"},
		"surroundings":      {known: &Known{Whole: "TestMain holds a port"}, past: history.Package{Whole: true}, proved: true, want: "TestMain holds a port"},
		"flags":             {p: Package{Whole: "-count is given"}, known: &Known{}, past: history.Package{Whole: true}, proved: true, want: "-count is given"},
		"one after other":   {known: &Known{}, past: history.Package{Whole: true}, proved: true, o: Options{Serial: true}, want: "one package after the other"},
		"quick":             {known: &Known{}, past: history.Package{Whole: true, Took: short / 2}, proved: true, want: "it takes only 150ms"},
		"slow start":        {known: &Known{}, past: history.Package{Whole: true, Startup: 2 * time.Second}, proved: true, want: "its start takes 2s"},
		"each on its own":   {o: Options{Isolate: plan.ByTest}},
		"own, but by flags": {p: Package{Whole: "-count is given"}, o: Options{Isolate: plan.ByTest}, want: "-count is given"},
	} {
		got := uncut(c.p, c.known, &c.past, c.proved, c.o)
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
