package vetjson

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
)

// What is printed and read again is the same finding.
func TestThereAndBack(t *testing.T) {
	t.Parallel()
	at := func(line, column int) finding.Position {
		return finding.Position{File: "/m/a_test.go", Line: line, Column: column}
	}
	want := finding.Finding{
		Package: "m", Analyzer: "globalmutation", Category: "pollutes",
		Pos: at(9, 2), End: at(9, 13), Message: "TestA changes Current",
		Related: []finding.Related{{Pos: at(3, 1), End: at(3, 1), Message: "Set writes Current"}},
		Fixes:   []finding.Fix{{Message: "restore it", Edits: []finding.Edit{{File: "/m/a_test.go", Start: 90, End: 91, New: "x"}}}},
	}
	if diff := cmp.Diff(want, Of(want).Finding("m", "globalmutation")); diff != "" {
		t.Error(diff)
	}
}

func TestParsePosition(t *testing.T) {
	t.Parallel()
	tests := map[string]finding.Position{
		"/a/b.go:12:3":  {File: "/a/b.go", Line: 12, Column: 3},
		`C:\a\b.go:1:2`: {File: `C:\a\b.go`, Line: 1, Column: 2},
		"/a/b.go:12":    {File: "/a/b.go", Line: 12},
		"/a/b.go":       {File: "/a/b.go"},
		"-":             {File: "-"},
		"":              {},
		"/a:b/c.go:-1:": {File: "/a:b/c.go:-1:"},
	}
	for text, want := range tests {
		if got := parsePosition(text); got != want {
			t.Errorf("parsePosition(%q) = %+v, want %+v", text, got, want)
		}
	}
}
