// Package baseline keeps the findings that a project had when it began to use
// isolint, so that only later ones are told. Which findings are the same is for
// package fingerprint to say.
package baseline

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"

	"github.com/isolint-go/isolint/cmd/isolint/internal/atomicfile"
	"github.com/isolint-go/isolint/cmd/isolint/internal/fingerprint"
)

// A Baseline is how often each finding is known.
type Baseline map[fingerprint.Key]int

// Of returns the baseline of findings.
func Of(keys []fingerprint.Key) Baseline {
	b := make(Baseline)
	for _, k := range keys {
		b[k]++
	}
	return b
}

// Split reports which of the findings are new, and which ones, of the baseline,
// there are no more. Of equal findings the first ones are the known ones.
func (b Baseline) Split(keys []fingerprint.Key) (isNew []bool, gone Baseline) {
	gone = maps.Clone(b)
	isNew = make([]bool, len(keys))
	for i, k := range keys {
		switch gone[k] {
		case 0:
			isNew[i] = true
		case 1:
			delete(gone, k)
		default:
			gone[k]--
		}
	}
	return isNew, gone
}

// Len is the number of findings.
func (b Baseline) Len() int {
	n := 0
	for _, count := range b {
		n += count
	}
	return n
}

// version is that of the file's form. It is raised when a finding that has not
// changed would no longer be found in an older file.
const version = 1

// maxCount is more than there are findings in one function.
const maxCount = 1 << 20

// file is a baseline as it is written.
type file struct {
	Version  int     `json:"version"`
	Findings []entry `json:"findings"`
}

type entry struct {
	fingerprint.Key
	Count int `json:"count,omitempty"` // 0 is 1
}

// Marshal returns the text of a baseline: sorted, and a line for each finding, so
// that a diff shows what came and went.
func (b Baseline) Marshal() ([]byte, error) {
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\n\t\"version\": %d,\n\t\"findings\": [", version)
	separator := "\n"
	for _, k := range slices.SortedFunc(maps.Keys(b), fingerprint.Key.Compare) {
		e := entry{Key: k}
		if b[k] > 1 {
			e.Count = b[k]
		}
		out.WriteString(separator + "\t\t")
		separator = ",\n"
		enc := json.NewEncoder(&out)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(e); err != nil {
			return nil, err
		}
		out.Truncate(out.Len() - 1) // the line's end
	}
	if len(b) > 0 {
		out.WriteString("\n\t")
	}
	out.WriteString("]\n}\n")
	return out.Bytes(), nil
}

// Parse reads the text of a baseline.
func Parse(data []byte) (Baseline, error) {
	var head struct {
		Version int `json:"version"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, damaged(data, err)
	}
	if head.Version > version {
		return nil, fmt.Errorf("it is of version %d, which a newer isolint has written; this one reads up to %d", head.Version, version)
	}
	if head.Version < 1 {
		return nil, errors.New("it is damaged, or no baseline: it has no version")
	}
	var f file
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&f); err != nil {
		return nil, damaged(data, err)
	}
	b := make(Baseline)
	for i, e := range f.Findings {
		if e.Package == "" || e.File == "" || e.Analyzer == "" || e.Message == "" || e.Count < 0 || e.Count > maxCount {
			return nil, fmt.Errorf("it is damaged: finding %d lacks something, or has too much of it", i+1)
		}
		b[e.Key] += max(e.Count, 1) // twice the same: two branches were merged
	}
	return b, nil
}

func damaged(data []byte, err error) error {
	var syntax *json.SyntaxError
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return errors.New("it is damaged: it is empty")
	case errors.As(err, &syntax):
		line := 1 + bytes.Count(data[:min(int(syntax.Offset), len(data))], []byte("\n"))
		return fmt.Errorf("it is damaged: line %d: %w", line, err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("it is damaged: its end is missing")
	}
	return fmt.Errorf("it is damaged: %w", err)
}

// Read reads a file; the error is fs.ErrNotExist if there is none.
func Read(name string) (Baseline, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	b, err := Parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w; it was left as it is", name, err)
	}
	return b, nil
}

// Record writes a file, and never over one that is there.
func (b Baseline) Record(name string) error {
	if _, err := os.Stat(name); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(err, fs.ErrExist)
	}
	data, err := b.Marshal()
	if err != nil {
		return err
	}
	if err := atomicfile.Write(name, data); err != nil {
		return err
	}
	return os.Chmod(name, 0o644) // it is for all who work on the project
}
