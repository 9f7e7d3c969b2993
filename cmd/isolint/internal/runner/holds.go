package runner

import (
	"fmt"
	"slices"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/execute"
	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
	"github.com/isolint-go/isolint/cmd/isolint/internal/tests"
)

// know is what the parts of a package say, as the dispatcher needs it.
func (s *Selection) know(path string, parts []*manifest.Package) *execute.Known {
	k := &execute.Known{
		Package: path, Holds: make(map[string][]plan.Hold), Placed: make(map[string]execute.Placed), Memory: make(map[string]int64),
	}
	for _, part := range parts {
		for _, h := range part.Around {
			if h.Wide && h.Write && k.Whole == "" {
				k.Whole = fmt.Sprintf("what surrounds its tests holds %s", h.Resource)
			}
		}
		for _, t := range part.Tests {
			k.Holds[t.Name] = planHolds(t.Holds)
			if t.Unknown && k.Unknown == "" {
				k.Unknown = t.Name
			}
			for _, h := range t.Heavy {
				if size, err := config.Size(h.Memory); err == nil {
					k.Memory[t.Name] = max(k.Memory[t.Name], size)
				}
			}
		}
	}
	if s.enforce == Off {
		return k
	}
	for _, u := range s.Unmarked(path, parts) {
		stage, pool := tests.Assign(u.marks, s.config)
		k.Placed[u.Test] = execute.Placed{Stage: stage, Pool: pool, Why: u.String()}
	}
	return k
}

func planHolds(hs []manifest.Hold) []plan.Hold {
	out := make([]plan.Hold, len(hs))
	for i, h := range hs {
		out[i] = plan.Hold{Resource: h.Resource, Write: h.Write, Left: h.Left, Wide: h.Wide}
	}
	return out
}

// An Unmarked is a test that reaches a heavy call without the mark for it.
type Unmarked struct {
	Package, Test string
	Heavy         manifest.Heavy
	marks         []string // with those that it lacks
}

// String is a sentence.
func (u Unmarked) String() string {
	return fmt.Sprintf("%s reaches %s at %s without the mark %s", u.Test, u.Heavy.Symbol, u.Heavy.At, u.Heavy.Mark)
}

// Unmarked returns the selected tests of a package that lack marks.
func (s *Selection) Unmarked(path string, parts []*manifest.Package) []Unmarked {
	p := s.byPath[path]
	if p == nil {
		return nil
	}
	var found []Unmarked
	for _, t := range p.Tests {
		u := Unmarked{Package: path, Test: t.Name, marks: t.Marks}
		for _, h := range heavyOf(parts, t.Name) {
			if slices.Contains(u.marks, h.Mark) {
				continue
			}
			if u.Heavy.Mark == "" {
				u.Heavy = h
			}
			u.marks = append(slices.Clip(u.marks), h.Mark)
		}
		if u.Heavy.Mark != "" {
			found = append(found, u)
		}
	}
	return found
}

func heavyOf(parts []*manifest.Package, test string) []manifest.Heavy {
	var found []manifest.Heavy
	for _, part := range parts {
		for _, t := range part.Tests {
			if t.Name == test {
				found = append(found, t.Heavy...)
			}
		}
	}
	return found
}
