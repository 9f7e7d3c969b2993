package conflict

import (
	"slices"
	"testing"

	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
)

// holding is a package whose only test has these holds.
func holding(hs ...manifest.Hold) []*manifest.Package {
	return []*manifest.Package{{Tests: []manifest.Test{{Name: "TestX", Holds: hs}}}}
}

func TestElsewhere(t *testing.T) {
	t.Parallel()
	port := manifest.Hold{Resource: "port:tcp:80", Write: true, Wide: true}
	temporary := manifest.Hold{Resource: "file:$TMPDIR/x", Write: true}
	env := manifest.Hold{Resource: "env:MODE", Write: true}
	setHome := manifest.Hold{Resource: "env:HOME", Write: true}
	home := manifest.Hold{Resource: "file:$HOME/x", Write: true, Wide: true}
	x := NewAcross(map[string][]*manifest.Package{
		"m/a": holding(port, temporary, env, home),
		"m/b": holding(port, temporary, env, setHome, home),
		"m/c": {{Around: []manifest.Hold{port, setHome}, Tests: []manifest.Test{{Name: "TestX", Holds: []manifest.Hold{home}}}}},
	})
	for resource, want := range map[string][]string{
		"port:tcp:80":    {"m/b.TestX", "m/c.(set-up)"},
		"file:$TMPDIR/x": {"m/b.TestX"}, // go test's processes share the directory
		"env:MODE":       nil,           // and not the environment
		"file:$HOME/x":   nil,           // it is elsewhere, in b by the test, in c by its set-up
	} {
		var got []string
		for _, h := range x.Elsewhere(resource, "m/a") {
			got = append(got, h.Name())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", resource, got, want)
		}
	}
}
