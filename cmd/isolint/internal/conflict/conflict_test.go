package conflict

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
)

// test is a test with holds written as "w resource", "l" for one that is left so,
// "r" for a read; in capitals what outlives the process.
func test(name string, holds ...string) manifest.Test {
	return manifest.Test{Name: name, Holds: holdsOf(holds...)}
}

func holdsOf(holds ...string) []manifest.Hold {
	var out []manifest.Hold
	for _, h := range holds {
		how, resource, _ := strings.Cut(h, " ")
		lower := strings.ToLower(how)
		out = append(out, manifest.Hold{
			Resource: resource, Write: lower != "r", Left: lower == "l", Wide: how != lower, At: "a_test.go:1",
		})
	}
	return out
}

// short is a conflict in one line.
func short(c Conflict) string {
	parts := []string{string(c.Kind), c.Resource}
	for _, h := range c.Holders {
		parts = append(parts, h.Name())
	}
	return strings.Join(parts, " ")
}

func TestFind(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		held map[string][]*manifest.Package
		want []string
	}{
		"a file in two packages": {
			held: map[string][]*manifest.Package{
				"m/b": {{Path: "m/b", Tests: []manifest.Test{test("TestB", "R file:/x")}}},
				"m/a": {{Path: "m/a", Tests: []manifest.Test{test("TestA", "W file:/x")}}},
			},
			want: []string{"time file:/x m/a.TestA m/b.TestB"},
		},
		"only read, or only one": {
			held: map[string][]*manifest.Package{
				"m/a": {{Path: "m/a", Tests: []manifest.Test{test("TestA", "R file:/x", "l v"), test("TestB", "R file:/x", "r w")}}},
			},
		},
		"memory is another in each package": {
			held: map[string][]*manifest.Package{
				"m/a": {{Path: "m/a", Tests: []manifest.Test{test("TestA", "l v")}}},
				"m/b": {{Path: "m/b", Tests: []manifest.Test{test("TestB", "r v")}}},
			},
		},
		"external tests are in the same process": {
			held: map[string][]*manifest.Package{
				"m/a": {
					{Path: "m/a", Tests: []manifest.Test{test("TestA", "l v", "w u")}},
					{Path: "m/a_test", Tests: []manifest.Test{test("TestB", "r v", "r u")}},
				},
			},
			want: []string{"order v m/a.TestA m/a.TestB", "parallel u m/a.TestA m/a.TestB"},
		},
		"set-up": {
			held: map[string][]*manifest.Package{
				"m/a": {{Path: "m/a", Around: holdsOf("l v", "W port:80"), Tests: []manifest.Test{test("TestA", "r v")}}},
				"m/b": {{Path: "m/b", Around: holdsOf("W port:80")}},
			},
			want: []string{"time port:80 m/a.(set-up) m/b.(set-up)"},
		},
	} {
		var got []string
		for _, c := range Find(c.held) {
			got = append(got, short(c))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestRemedy(t *testing.T) {
	t.Parallel()
	held := map[string][]*manifest.Package{"m": {{Path: "m", Tests: []manifest.Test{
		test("TestA", "l v", "w u", "W file:/x"), test("TestB", "l v", "r u", "W file:/x"), test("TestC", "r v"),
	}}}}
	want := map[string]string{
		"TestA v":       "undo the changes at a_test.go:1 and in TestB",
		"TestC v":       "undo the change in TestA, TestB",
		"TestB u":       "a value of its own instead of the shared one",
		"TestA file:/x": "a file below t.TempDir()",
	}
	all := Find(held)
	for of, remedy := range want {
		name, resource, _ := strings.Cut(of, " ")
		found := false
		for _, c := range Of(all, "m", name) {
			if c.Resource == resource {
				found = true
				if got := c.Remedy("m", name); got != remedy {
					t.Errorf("%s: %q, want %q", of, got, remedy)
				}
			}
		}
		if !found {
			t.Errorf("%s: no conflict", of)
		}
	}
}

func TestWrite(t *testing.T) {
	t.Parallel()
	all := Find(map[string][]*manifest.Package{"m": {{Path: "m", Tests: []manifest.Test{test("TestA", `l "v"`), test("TestB", `r "v"`)}}}})
	var text, dot, list, none bytes.Buffer
	for _, err := range []error{Text(&text, all), DOT(&dot, all), JSON(&list, all), JSON(&none, nil)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	wantText := `"v": one leaves changed what another sees (order)
    m.TestA  writes, and leaves it so  a_test.go:1
    m.TestB  reads                     a_test.go:1
1 conflict between 2 tests
`
	wantDOT := `graph conflicts {
	resource0 [shape=box, label="\"v\""];
	"m.TestA" -- resource0 [label="writes, and leaves it so"];
	"m.TestB" -- resource0 [label="reads", style=dashed];
}
`
	if diff := cmp.Diff(wantText, text.String()); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(wantDOT, dot.String()); diff != "" {
		t.Errorf("DOT (-want +got):\n%s", diff)
	}
	var back []Conflict
	if err := json.Unmarshal(list.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(all, back); diff != "" {
		t.Errorf("JSON read back (-want +got):\n%s", diff)
	}
	if none.String() != "[]\n" {
		t.Errorf("no conflicts as JSON: %q", none.String())
	}
}
