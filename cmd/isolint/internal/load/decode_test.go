package load

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
)

// recording is what go vet -json prints: an object for each package. Older
// versions print it to stderr, with headers and other messages around it.
const recording = `# example.com/m/config
{
	"example.com/m/config": {
		"globalmutation": [
			{
				"category": "pollutes",
				"posn": "/m/config/a_test.go:9:2",
				"end": "/m/config/a_test.go:9:13",
				"message": "TestA changes Current",
				"suggested_fixes": [
					{
						"message": "restore it",
						"edits": [
							{
								"filename": "/m/config/a_test.go",
								"start": 90,
								"end": 90,
								"new": "x"
							}
						]
					}
				],
				"related": [
					{
						"posn": "C:\\m\\config\\a.go:3:1",
						"end": "/m/config/a.go:3:5",
						"message": "Set writes Current"
					}
				]
			}
		],
		"processstate": {
			"error": "internal error in effects: boom (call.go:12)"
		}
	}
}
# example.com/m/broken
broken/a.go:1:2: undefined: x
{}
{
	"example.com/m/x [example.com/m/x.test]": {
		"badmark": []
	}
}
`

func decodeAll(text string) (*Result, []string, error) {
	res := new(Result)
	var bad error
	rest, err := split(strings.NewReader(text), func(data []byte) {
		outcomes, err := decode(data)
		if err != nil && bad == nil {
			bad = err
		}
		for _, o := range outcomes {
			res.take(o)
		}
	})
	if err == nil {
		err = bad
	}
	return res, rest, err
}

func TestDecode(t *testing.T) {
	t.Parallel()
	res, rest, err := decodeAll(recording)
	if err != nil {
		t.Fatal(err)
	}
	wantRest := []string{"# example.com/m/config", "# example.com/m/broken", "broken/a.go:1:2: undefined: x"}
	if diff := cmp.Diff(wantRest, rest); diff != "" {
		t.Errorf("text: %s", diff)
	}
	pos := func(file string, line, column int) finding.Position {
		return finding.Position{File: file, Line: line, Column: column}
	}
	want := &Result{
		Findings: []finding.Finding{{
			Package: "example.com/m/config", Analyzer: "globalmutation", Category: "pollutes",
			Pos: pos("/m/config/a_test.go", 9, 2), End: pos("/m/config/a_test.go", 9, 13),
			Message: "TestA changes Current",
			Related: []finding.Related{{
				Pos: pos(`C:\m\config\a.go`, 3, 1), End: pos("/m/config/a.go", 3, 5), Message: "Set writes Current",
			}},
			Fixes: []finding.Fix{{
				Message: "restore it",
				Edits:   []finding.Edit{{File: "/m/config/a_test.go", Start: 90, End: 90, New: "x"}},
			}},
		}},
		Internal: []string{"example.com/m/config: internal error in effects: boom (call.go:12)"},
	}
	if diff := cmp.Diff(want, res); diff != "" {
		t.Error(diff)
	}
}

func TestDecodeErrors(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"{\n\t\"p\": {\n",
		"{\n\t\"p\": 1\n}\n",
		"{\n\t\"p\": {\"a\": [1]}\n}\n",
		"{\n\t\"p\": {\"a\": 1}\n}\n",
	} {
		if _, _, err := decodeAll(text); err == nil {
			t.Errorf("%q was accepted", text)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(recording)
	f.Add("{}\n")
	f.Add("{\n}\n")
	f.Add("{\n\"p\":{\"a\":{\"error\":\"x\"}}\n}\n{")
	f.Add("{\n\"p\":{\"a\":[{\"posn\":\"::\",\"end\":\":1:\"}]}\n}")
	f.Fuzz(func(t *testing.T, text string) {
		res, rest, err := decodeAll(text)
		if err == nil && !strings.Contains(text, "{") && len(res.Findings)+len(res.Internal) > 0 {
			t.Fatal("findings out of nothing")
		}
		for _, line := range rest {
			if !strings.Contains(text, line) {
				t.Fatalf("text %q was not there", line)
			}
		}
		for _, found := range res.Findings {
			if found.Pos.Line < 0 || found.Pos.Column < 0 {
				t.Fatalf("position %+v", found.Pos)
			}
			_ = fmt.Sprint(found.Pos)
		}
	})
}
