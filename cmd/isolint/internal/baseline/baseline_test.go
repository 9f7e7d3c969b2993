package baseline

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/fingerprint"
)

func key(pkg, message string) fingerprint.Key {
	return fingerprint.Key{Package: pkg, File: "a_test.go", Analyzer: "globalmutation", Category: "pollutes", Func: "TestA", Message: message}
}

var known = Of([]fingerprint.Key{key("m/b", "x"), key("m/a", "y <z>"), key("m/a", "x"), key("m/a", "y <z>")})

const text = `{
	"version": 1,
	"findings": [
		{"package":"m/a","file":"a_test.go","analyzer":"globalmutation","category":"pollutes","func":"TestA","message":"x"},
		{"package":"m/a","file":"a_test.go","analyzer":"globalmutation","category":"pollutes","func":"TestA","message":"y <z>","count":2},
		{"package":"m/b","file":"a_test.go","analyzer":"globalmutation","category":"pollutes","func":"TestA","message":"x"}
	]
}
`

func TestMarshal(t *testing.T) {
	t.Parallel()
	for want, b := range map[string]Baseline{
		text: known,
		"{\n\t\"version\": 1,\n\t\"findings\": []\n}\n": {},
	} {
		data, err := b.Marshal()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(data)); diff != "" {
			t.Error(diff)
		}
		back, err := Parse(data)
		if diff := cmp.Diff(b, back); diff != "" || err != nil {
			t.Error(diff, err)
		}
	}
}

// Equal findings are counted: the third of two that are known is new.
func TestSplit(t *testing.T) {
	t.Parallel()
	isNew, gone := known.Split([]fingerprint.Key{key("m/a", "y <z>"), key("m/a", "new"), key("m/a", "y <z>"), key("m/a", "y <z>"), key("m/a", "x")})
	if want := []bool{false, true, false, true, false}; !slices.Equal(isNew, want) {
		t.Errorf("new are %v, want %v", isNew, want)
	}
	if diff := cmp.Diff(Of([]fingerprint.Key{key("m/b", "x")}), gone); diff != "" {
		t.Error(diff)
	}
	if known.Len() != 4 || gone.Len() != 1 {
		t.Errorf("%d were known, %d are gone", known.Len(), gone.Len())
	}
}

func TestDamaged(t *testing.T) {
	t.Parallel()
	for data, want := range map[string]string{
		"":                      "it is damaged: it is empty",
		"\n":                    "it is damaged: it is empty",
		"{}":                    "it is damaged, or no baseline: it has no version",
		`{"version": 2, "x":1}`: "it is of version 2, which a newer isolint has written; this one reads up to 1",
		`{"version": "1"}`:      "it is damaged: json: cannot unmarshal",
		text[:len(text)-20]:     "it is damaged: line 6: unexpected end of JSON input",
		text + "{}":             "it is damaged: line 9: invalid character '{' after top-level value",
		strings.Replace(text, "\t\t", "<<<<<<< ours\n\t\t", 1):     "it is damaged: line 4: invalid character '<'",
		strings.Replace(text, `"count":2`, `"count":-2`, 1):        "it is damaged: finding 2 lacks something, or has too much of it",
		strings.Replace(text, `"message":"x"`, `"message":""`, 1):  "it is damaged: finding 1 lacks something, or has too much of it",
		strings.Replace(text, `"findings"`, `"fundings"`, 1):       `it is damaged: json: unknown field "fundings"`,
		strings.Replace(text, `"count":2`, `"count":1e100`, 1):     "it is damaged: json: cannot unmarshal",
		strings.Replace(text, `"count":2`, `"count":9000000`, 1):   "it is damaged: finding 2 lacks something, or has too much of it",
		strings.Replace(text, `"func":"TestA"`, `"func":null`, -1): "",
	} {
		b, err := Parse([]byte(data))
		if want == "" {
			if err != nil {
				t.Errorf("%s: %v", data, err)
			}
			continue
		}
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: got %v and %v, want %s", data, b, err, want)
		}
	}
}

// A merge of two branches may leave a finding twice, and out of order.
func TestMerged(t *testing.T) {
	t.Parallel()
	twice := strings.Replace(text, "\"findings\": [\n", "\"findings\": [\n"+`{"package":"m/b","file":"a_test.go","analyzer":"globalmutation","category":"pollutes","func":"TestA","message":"x"},`, 1)
	b, err := Parse([]byte(twice))
	if err != nil || b[key("m/b", "x")] != 2 {
		t.Errorf("%v, %v", b, err)
	}
}

func TestRecord(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "ci", "baseline.json")
	if _, err := Read(name); !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	if err := known.Record(name); err != nil {
		t.Fatal(err)
	}
	if err := (Baseline{}).Record(name); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a second one: %v", err)
	}
	b, err := Read(name)
	if diff := cmp.Diff(known, b); diff != "" || err != nil {
		t.Error(diff, err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm()&0o444 == 0 {
		t.Errorf("%v, %v", info, err)
	}
}

// Whatever is in the file is refused, or is a baseline that stays the same when it
// is written.
func FuzzParse(f *testing.F) {
	f.Add([]byte(text))
	f.Add([]byte("{}"))
	f.Add([]byte(`{"version":1,"findings":[{"package":"m","file":"f","analyzer":"a","message":"m","count":3}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := Parse(data)
		if err != nil {
			return
		}
		out, err := b.Marshal()
		if err != nil {
			t.Fatal(err)
		}
		again, err := Parse(out)
		if err != nil || !cmp.Equal(b, again) {
			t.Errorf("%v became %v: %v", b, again, err)
		}
	})
}
