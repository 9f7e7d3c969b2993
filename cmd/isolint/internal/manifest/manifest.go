// Package manifest carries what passes/holds knows of each test from the vet
// unit that found it to the command that plans a run. A unit prints one record
// as the message of a diagnostic; so the go command caches and replays it with
// the findings, and the linter and the runner share one analysis.
package manifest

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
)

// Analyzer is the name of the analyzer whose diagnostics are records.
const Analyzer = "isolintmanifest"

// A Package is what is known of the tests of one vet unit: a package with its
// test files, or the external tests beside it.
type Package struct {
	Path string // the import path; of external tests with _test
	Dir  string // where its files lie; it is not printed, but where the record stands
	// Tests are those that go test lists by name, in source order. What a
	// suite's methods hold is in the test that runs the suite.
	Tests []Test
	// Around is what TestMain, the initialisation of test files and suites that
	// are run by nobody known hold: every process of the package does that.
	Around []Hold
	// Calls are the names of tests of the package beside that external tests call.
	Calls []string
}

// Place puts the directory before the places of the holds, as rel names a file of it.
func (p *Package) Place(rel func(file string) string) {
	place := func(hs []Hold) {
		for i := range hs {
			if hs[i].At != "" {
				hs[i].At = rel(filepath.Join(p.Dir, hs[i].At))
			}
		}
	}
	place(p.Around)
	for _, t := range p.Tests {
		place(t.Holds)
	}
}

// Binary is the package whose test binary has the tests of a package, by import
// paths: external tests are in that of the package beside them.
func Binary(path string) string { return strings.TrimSuffix(path, "_test") }

// A Test is a top-level test, fuzz target or example.
type Test struct {
	Name    string
	Unknown bool // it calls what could not be resolved
	// Parallel: it calls t.Parallel. Memo: it fills what is filled once, such as a
	// cache; whether that is safe at the same time is not known.
	Parallel, Memo bool
	Holds          []Hold
	Heavy          []Heavy
	// Body is where a call of t.Parallel would go; nil if none may be added, be it for what
	// Serial says: "is used by other code, too".
	Body   *Body
	Serial string
}

// A Body is the place behind the brace that opens a test's body.
type Body struct {
	File   string `json:"file"` // in the package's directory
	Offset int    `json:"offset"`
	T      string `json:"t"` // the name of the test's *testing.T
}

// A Hold is what a test does to one resource.
type Hold struct {
	Resource string
	Write    bool
	Left     bool   // the write is not undone
	Wide     bool   // the resource outlives the process
	At       string // file.go:12, where the test does it; empty for reads of what no test of the package writes
}

// Lasts reports whether the hold is more than a read of what is in memory.
func (h Hold) Lasts() bool { return h.Write || h.Wide }

// String says what the test does, and where.
func (h Hold) String() string {
	verb, rest, _ := strings.Cut(Does(h.Resource, h.Write, h.Left), ",")
	text := verb + " " + h.Resource
	if rest != "" {
		text += "," + rest
	}
	if h.At != "" {
		text += " (" + h.At + ")"
	}
	return text
}

// Does is what a test does to a resource, in words. What another process may hold at that
// moment is taken, whatever is left of it.
func Does(resource string, write, left bool) string {
	kind, _, _ := strings.Cut(resource, ":")
	switch {
	case !write:
		return "reads"
	case kind == "port" || kind == "socket":
		return "binds"
	case kind == "db":
		return "opens"
	case left:
		return "writes, and leaves it so"
	}
	return "writes"
}

// A Heavy is a heavy call that a test reaches.
type Heavy struct {
	Symbol string `json:"call"`
	Mark   string `json:"mark"`
	Memory string `json:"memory,omitempty"` // such as 4GiB
	At     string `json:"at,omitempty"`
}

// wire is a Package as it is printed: resources are numbered, as most are held
// by many tests.
type wire struct {
	Resources []string   `json:"resources"`
	Tests     []wireTest `json:"tests"`
	Around    []wireHold `json:"around,omitempty"`
	Calls     []string   `json:"calls,omitempty"`
}

type wireTest struct {
	Name     string     `json:"name"`
	Unknown  bool       `json:"unknown,omitempty"`
	Parallel bool       `json:"parallel,omitempty"`
	Memo     bool       `json:"memo,omitempty"`
	Holds    []wireHold `json:"holds,omitempty"`
	Heavy    []Heavy    `json:"heavy,omitempty"`
	Body     *Body      `json:"body,omitempty"`
	Serial   string     `json:"serial,omitempty"`
}

// A wireHold is the number of a resource, a letter for each thing that is so, and,
// behind a space, the place: 12wl x_test.go:30. A record has hundreds of them.
type wireHold = string

// Letters of a wireHold.
const (
	letterWrite = 'w'
	letterLeft  = 'l'
	letterWide  = 'o' // outlives the process
)

// encodeHold returns a hold of the resource with a number.
func encodeHold(resource int, h Hold) wireHold {
	var b strings.Builder
	b.WriteString(strconv.Itoa(resource))
	for _, thing := range []struct {
		is     bool
		letter byte
	}{{h.Write, letterWrite}, {h.Left, letterLeft}, {h.Wide, letterWide}} {
		if thing.is {
			b.WriteByte(thing.letter)
		}
	}
	if h.At != "" {
		b.WriteString(" " + h.At)
	}
	return b.String()
}

// decodeHold reads a hold of one of the resources.
func decodeHold(text wireHold, resources []string) (Hold, error) {
	what, at, _ := strings.Cut(text, " ")
	number := strings.TrimRight(what, string([]byte{letterWrite, letterLeft, letterWide}))
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= len(resources) {
		return Hold{}, fmt.Errorf("%q is no hold of one of %d resources", text, len(resources))
	}
	has := func(letter byte) bool { return strings.IndexByte(what[len(number):], letter) >= 0 }
	return Hold{Resource: resources[i], Write: has(letterWrite), Left: has(letterLeft), Wide: has(letterWide), At: at}, nil
}

// Encode returns the record of a package.
func (p *Package) Encode() (string, error) {
	var w wire
	index := make(map[string]int)
	holds := func(hs []Hold) []wireHold {
		var out []wireHold
		for _, h := range hs {
			i, ok := index[h.Resource]
			if !ok {
				i = len(w.Resources)
				index[h.Resource] = i
				w.Resources = append(w.Resources, h.Resource)
			}
			out = append(out, encodeHold(i, h))
		}
		return out
	}
	w.Around, w.Calls = holds(p.Around), p.Calls
	for _, t := range p.Tests {
		w.Tests = append(w.Tests, wireTest{
			Name: t.Name, Unknown: t.Unknown, Parallel: t.Parallel, Memo: t.Memo, Holds: holds(t.Holds), Heavy: t.Heavy, Body: t.Body, Serial: t.Serial,
		})
	}
	data, err := json.Marshal(w)
	return string(data), err
}

// Decode reads a record of the package with an import path.
func Decode(path, record string) (*Package, error) {
	var w wire
	if err := json.Unmarshal([]byte(record), &w); err != nil {
		return nil, fmt.Errorf("decoding what the tests of %s hold: %w", path, err)
	}
	p := &Package{Path: path, Calls: w.Calls}
	holds := func(hs []wireHold) ([]Hold, error) {
		var out []Hold
		for _, text := range hs {
			h, err := decodeHold(text, w.Resources)
			if err != nil {
				return nil, fmt.Errorf("decoding what the tests of %s hold: %w", path, err)
			}
			out = append(out, h)
		}
		return out, nil
	}
	var err error
	if p.Around, err = holds(w.Around); err != nil {
		return nil, err
	}
	for _, t := range w.Tests {
		hs, err := holds(t.Holds)
		if err != nil {
			return nil, err
		}
		p.Tests = append(p.Tests, Test{
			Name: t.Name, Unknown: t.Unknown, Parallel: t.Parallel, Memo: t.Memo, Holds: hs, Heavy: t.Heavy, Body: t.Body, Serial: t.Serial,
		})
	}
	return p, nil
}
