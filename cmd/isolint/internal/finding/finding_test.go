package finding

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSort(t *testing.T) {
	t.Parallel()
	at := func(file string, line, column int, analyzer, message string) Finding {
		return Finding{Package: "p", Pos: Position{file, line, column}, Analyzer: analyzer, Message: message}
	}
	variant := at("a.go", 2, 1, "x", "m")
	variant.Package = "p_test" // the same file, seen from another package
	got := Sort([]Finding{
		at("b.go", 1, 1, "x", "m"),
		at("a.go", 10, 1, "x", "m"),
		variant,
		at("a.go", 2, 1, "x", "m"),
		at("a.go", 2, 1, "w", "m"),
		at("a.go", 2, 1, "x", "n"),
		at("a.go", 2, 1, "x", "m"),
	})
	want := []Finding{
		at("a.go", 2, 1, "w", "m"),
		at("a.go", 2, 1, "x", "m"),
		at("a.go", 2, 1, "x", "n"),
		at("a.go", 10, 1, "x", "m"),
		at("b.go", 1, 1, "x", "m"),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPosition(t *testing.T) {
	t.Parallel()
	for want, p := range map[string]Position{
		"a.go:3:2": {"a.go", 3, 2},
		"gen.y:3":  {"gen.y", 3, 0},
		"a.go":     {"a.go", 0, 0},
	} {
		if got := p.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
