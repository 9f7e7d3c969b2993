package main

import (
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/fingerprint"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/cmd/isolint/internal/mark"
)

// sources are the files that findings stand in, each parsed once.
type sources struct {
	parsed  map[string]*mark.File // nil is one that cannot be read
	unsaved *load.Unsaved
}

func (l *linter) sources() *sources {
	return &sources{parsed: make(map[string]*mark.File), unsaved: l.unsaved}
}

// of returns the file that a finding stands in.
func (s *sources) of(f finding.Finding) *mark.File {
	file, known := s.parsed[f.Pos.File]
	if !known {
		if content, err := s.unsaved.Read(f.Pos.File); err == nil {
			file, _ = mark.Parse(f.Pos.File, f.Package, content)
		}
		s.parsed[f.Pos.File] = file
	}
	return file
}

// keys returns what the findings are known by in other runs.
func (s *sources) keys(fs []finding.Finding) []fingerprint.Key {
	keys := make([]fingerprint.Key, len(fs))
	for i, f := range fs {
		function := ""
		if file := s.of(f); file != nil {
			if fn, ok := file.At(f.Pos.Line); ok {
				function = fn.Name
			}
		}
		keys[i] = fingerprint.Of(f, function)
	}
	return keys
}
