package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
)

func at(file string, line, column int) finding.Position {
	return finding.Position{File: file, Line: line, Column: column}
}

var findings = []finding.Finding{
	{
		Package: "m/a", Analyzer: "globalmutation", Category: "pollutes",
		Pos: at("/m/a/a_test.go", 12, 2), End: at("/m/a/a_test.go", 12, 9), Message: "TestA changes x",
		Related: []finding.Related{{Pos: at("/elsewhere/dep.go", 3, 1), End: at("/elsewhere/dep.go", 3, 1), Message: "calls dep.Bump"}},
		Fixes:   []finding.Fix{{Message: "restore", Edits: []finding.Edit{{File: "/m/a/a_test.go", Start: 1, End: 2, New: "<"}}}},
	},
	{
		Package: "m/b", Analyzer: "expensiveinit", Warning: true,
		Pos: at("/m/b/b.go", 1, 1), End: at("/m/b/b.go", 1, 1), Message: "slow",
	},
}

func TestText(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := (Text{Dir: "/m"}).Write(&out, findings); err != nil {
		t.Fatal(err)
	}
	want := `a/a_test.go:12:2: TestA changes x (globalmutation)
    /elsewhere/dep.go:3:1: calls dep.Bump
b/b.go:1:1: warning: slow (expensiveinit)
2 findings (1 warning) in 2 packages; 1 can be fixed with -fix
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestTextWithColour(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := (Text{Dir: "/m", Colour: true}).Write(&out, findings[1:]); err != nil {
		t.Fatal(err)
	}
	want := "\x1b[1mb/b.go:1:1\x1b[0m: warning: slow \x1b[2m(expensiveinit)\x1b[0m\n1 finding (1 warning) in 1 package\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestNothing(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := (Text{}).Write(&out, nil); err != nil || out.Len() > 0 {
		t.Errorf("text %q (%v)", out.String(), err)
	}
	if err := JSON(&out, nil); err != nil || out.String() != "{}\n" {
		t.Errorf("JSON %q (%v)", out.String(), err)
	}
}

func TestJSON(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := JSON(&out, findings[:1]); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"m/a": {`, `"globalmutation": [`, `"posn": "/m/a/a_test.go:12:2"`, `"end": "/m/a/a_test.go:12:9"`,
		`"category": "pollutes"`, `"suggested_fixes": [`, `"filename": "/m/a/a_test.go"`, `"related": [`,
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %s in %s", want, out.String())
		}
	}
}
