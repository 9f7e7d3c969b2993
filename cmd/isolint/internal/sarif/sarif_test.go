package sarif

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata")

// validate compares a log with the standard's schema.
func validate(t *testing.T, log []byte) {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	s, err := c.Compile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(log))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(value); err != nil {
		t.Errorf("%v\n%s", err, log)
	}
}

func at(file string, line, column int) finding.Position {
	return finding.Position{File: file, Line: line, Column: column}
}

var files = map[string]string{
	"/src/m/a_test.go": "package a\n\n\t/* é 😀 */ f(\"x\")\r\n\tg()\n",
	"/src/m/b c#.go":   "package a\n",
}

func read(name string) ([]byte, error) {
	if content, ok := files[name]; ok {
		return []byte(content), nil
	}
	return nil, fs.ErrNotExist
}

// log has everything that a log can have, and most that can be missing.
var log = Log{
	Version: "v1.2.3", Root: "/src/m", Complete: true, Read: read,
	Rules: []Rule{{"x", "report x", "x: report x\n\nAt length.", "https://example.com/x"}, {ID: "y"}},
	Findings: []finding.Finding{
		{
			Package: "m", Analyzer: "x", Category: "race", Message: "TestA <changes> x",
			Pos: at("/src/m/a_test.go", 3, 16), End: at("/src/m/a_test.go", 3, 22),
			Related: []finding.Related{
				{Pos: at("/src/m/b c#.go", 1, 1), End: at("/src/m/b c#.go", 1, 1), Message: "calls f"},
				{Pos: at("/go/mod/d.go", 7, 1), End: at("/go/mod/d.go", 7, 1), Message: "f writes x"},
			},
			Fixes: []finding.Fix{
				{Message: "mend", Edits: []finding.Edit{
					{File: "/src/m/a_test.go", Start: 27, End: 30, New: "y"},
					{File: "/src/m/b c#.go", Start: 10, End: 10, New: "var y = 1\n"},
					{File: "/src/m/a_test.go", Start: 34, End: 37},
				}},
				{Message: "has moved", Edits: []finding.Edit{{File: "/src/m/a_test.go", Start: 1000, End: 1001}}},
				{Message: "is gone", Edits: []finding.Edit{{File: "/gone.go", Start: 0, End: 1}}},
				{Message: "does nothing"},
			},
		},
		{Analyzer: "y", Warning: true, Pos: at("/src/m/gen.y", 12, 0), End: at("/src/m/gen.y", 12, 0), Message: "y"},
		{Analyzer: "y", Pos: at("/src/m/a_test.go", 1, 9), End: at("/src/m/a_test.go", 4, 5), Message: "y"},
		{Analyzer: "y", Pos: at("odd:name.go", 0, 0), Message: "y"},
	},
	Fingerprints: []string{"1", "2", "3", "4"},
}

func TestWrite(t *testing.T) {
	t.Parallel()
	want, err := os.ReadFile("testdata/all.sarif")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := log.Write(&out); err != nil {
		t.Fatal(err)
	}
	validate(t, out.Bytes())
	if *update {
		want = out.Bytes()
		if err := os.WriteFile("testdata/all.sarif", want, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Errorf("testdata/all.sarif: %s", diff)
	}
}

// A run that found nothing has an empty list, without which services take it for
// one that did not look.
func TestNothing(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := (Log{Root: "/src/m", Read: read}).Write(&out); err != nil {
		t.Fatal(err)
	}
	validate(t, out.Bytes())
	var tree struct{ Runs []map[string]any }
	if err := json.Unmarshal(out.Bytes(), &tree); err != nil {
		t.Fatal(err)
	}
	if results, ok := tree.Runs[0]["results"].([]any); !ok || len(results) != 0 {
		t.Errorf("no empty list of results: %s", out.Bytes())
	}
}

func TestColumn(t *testing.T) {
	t.Parallel()
	content := newText([]byte("aé😀b\n\xffx\n"))
	for _, tt := range []struct{ line, column, want int }{
		{1, 1, 1}, {1, 2, 2}, {1, 4, 3}, {1, 8, 5}, {1, 9, 6},
		{1, 10, 10}, // behind the line's end
		{2, 2, 2}, {2, 3, 3},
		{3, 1, 1}, {4, 7, 7}, {0, 5, 5}, {1, 0, 0},
	} {
		if got := content.column(tt.line, tt.column); got != tt.want {
			t.Errorf("%d:%d is column %d, want %d", tt.line, tt.column, got, tt.want)
		}
	}
	var none *text
	if got := none.column(3, 7); got != 7 {
		t.Errorf("without a text: %d", got)
	}
}

func TestRegion(t *testing.T) {
	t.Parallel()
	content := newText([]byte("aé\n😀b"))
	for _, tt := range []struct {
		start, end int
		want       region
		ok         bool
	}{
		{0, 3, region{1, 1, 1, 3}, true},
		{3, 4, region{1, 3, 2, 1}, true},
		{8, 9, region{2, 3, 2, 4}, true},
		{9, 9, region{2, 4, 2, 4}, true},
		{9, 10, region{}, false},
		{-1, 1, region{}, false},
		{2, 1, region{}, false},
	} {
		if got, ok := content.region(tt.start, tt.end); got != tt.want || ok != tt.ok {
			t.Errorf("%d to %d is %v, %t", tt.start, tt.end, got, ok)
		}
	}
}
