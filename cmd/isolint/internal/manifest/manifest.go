// Package manifest carries what passes/holds knows of each test from the vet
// unit that found it to the command that plans a run. A unit prints one record
// as the message of a diagnostic; so the go command caches and replays it with
// the findings, and the linter and the runner share one analysis.
package manifest

import (
	"encoding/json"
	"fmt"
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
}

// A Test is a top-level test, fuzz target or example.
type Test struct {
	Name    string
	Unknown bool // it calls what could not be resolved
	// Parallel: it calls t.Parallel. Memo: it fills what is filled once, such as a
	// cache; whether that is safe at the same time is not known.
	Parallel, Memo bool
	Holds          []Hold
	Heavy          []Heavy
	// Body is where a call of t.Parallel would go; nil if none may be added.
	Body *Body
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
	At       string // file.go:12, where the test does it; empty for most reads
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
}

type wireTest struct {
	Name     string     `json:"name"`
	Unknown  bool       `json:"unknown,omitempty"`
	Parallel bool       `json:"parallel,omitempty"`
	Memo     bool       `json:"memo,omitempty"`
	Holds    []wireHold `json:"holds,omitempty"`
	Heavy    []Heavy    `json:"heavy,omitempty"`
	Body     *Body      `json:"body,omitempty"`
}

// wireHold is [resource, bits] or [resource, bits, at].
type wireHold struct {
	resource int
	bits     uint8
	at       string
}

// Bits of a wireHold.
const (
	bitWrite = 1 << iota
	bitLeft
	bitWide
)

// MarshalJSON implements json.Marshaler.
func (h wireHold) MarshalJSON() ([]byte, error) {
	if h.at == "" {
		return json.Marshal([]any{h.resource, h.bits})
	}
	return json.Marshal([]any{h.resource, h.bits, h.at})
}

// UnmarshalJSON implements json.Unmarshaler.
func (h *wireHold) UnmarshalJSON(data []byte) error {
	var parts []json.RawMessage
	if err := json.Unmarshal(data, &parts); err != nil {
		return err
	}
	into := []any{&h.resource, &h.bits, &h.at}
	if len(parts) < 2 || len(parts) > len(into) {
		return fmt.Errorf("a hold has %d parts", len(parts))
	}
	for i, p := range parts {
		if err := json.Unmarshal(p, into[i]); err != nil {
			return err
		}
	}
	return nil
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
			out = append(out, wireHold{resource: i, bits: bits(h), at: h.At})
		}
		return out
	}
	w.Around = holds(p.Around)
	for _, t := range p.Tests {
		w.Tests = append(w.Tests, wireTest{
			Name: t.Name, Unknown: t.Unknown, Parallel: t.Parallel, Memo: t.Memo, Holds: holds(t.Holds), Heavy: t.Heavy, Body: t.Body,
		})
	}
	data, err := json.Marshal(w)
	return string(data), err
}

func bits(h Hold) uint8 {
	var b uint8
	for i, set := range []bool{h.Write, h.Left, h.Wide} {
		if set {
			b |= 1 << i
		}
	}
	return b
}

// Decode reads a record of the package with an import path.
func Decode(path, record string) (*Package, error) {
	var w wire
	if err := json.Unmarshal([]byte(record), &w); err != nil {
		return nil, fmt.Errorf("decoding what the tests of %s hold: %w", path, err)
	}
	p := &Package{Path: path}
	holds := func(hs []wireHold) ([]Hold, error) {
		var out []Hold
		for _, h := range hs {
			if h.resource < 0 || h.resource >= len(w.Resources) {
				return nil, fmt.Errorf("decoding what the tests of %s hold: there is no resource %d", path, h.resource)
			}
			out = append(out, Hold{
				Resource: w.Resources[h.resource],
				Write:    h.bits&bitWrite != 0, Left: h.bits&bitLeft != 0, Wide: h.bits&bitWide != 0,
				At: h.at,
			})
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
			Name: t.Name, Unknown: t.Unknown, Parallel: t.Parallel, Memo: t.Memo, Holds: hs, Heavy: t.Heavy, Body: t.Body,
		})
	}
	return p, nil
}
