// Package vetjson is the JSON that go vet -json prints, an object of package
// ID -> analyzer -> diagnostics or an error, and how it relates to findings.
// It is the only copy of that format: load reads it from go vet, report prints
// it for others.
package vetjson

import (
	"strconv"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
)

// Diagnostic is one finding of an analyzer.
type Diagnostic struct {
	Category       string    `json:"category,omitempty"`
	Posn           string    `json:"posn"` // file:line:column
	End            string    `json:"end"`
	Message        string    `json:"message"`
	SuggestedFixes []Fix     `json:"suggested_fixes,omitempty"`
	Related        []Related `json:"related,omitempty"`
}

// Fix is a change that removes the finding.
type Fix struct {
	Message string `json:"message"`
	Edits   []Edit `json:"edits"`
}

// Edit replaces the bytes from Start up to End.
type Edit struct {
	Filename string `json:"filename"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	New      string `json:"new"`
}

// Related is a step of the evidence.
type Related struct {
	Posn    string `json:"posn"`
	End     string `json:"end"`
	Message string `json:"message"`
}

// Error stands in place of the diagnostics of an analyzer that failed.
type Error struct {
	Err string `json:"error"`
}

// Finding is the diagnostic of an analyzer in a package as a finding.
func (d Diagnostic) Finding(pkg, analyzer string) finding.Finding {
	f := finding.Finding{
		Package:  pkg,
		Analyzer: analyzer,
		Category: d.Category,
		Pos:      parsePosition(d.Posn),
		End:      parsePosition(d.End),
		Message:  d.Message,
	}
	for _, r := range d.Related {
		f.Related = append(f.Related, finding.Related{
			Pos: parsePosition(r.Posn), End: parsePosition(r.End), Message: r.Message,
		})
	}
	for _, fix := range d.SuggestedFixes {
		out := finding.Fix{Message: fix.Message}
		for _, e := range fix.Edits {
			out.Edits = append(out.Edits, finding.Edit{File: e.Filename, Start: e.Start, End: e.End, New: e.New})
		}
		f.Fixes = append(f.Fixes, out)
	}
	return f
}

// Of is a finding as a diagnostic.
func Of(f finding.Finding) Diagnostic {
	d := Diagnostic{
		Category: f.Category,
		Posn:     f.Pos.String(),
		End:      f.End.String(),
		Message:  f.Message,
	}
	for _, fix := range f.Fixes {
		out := Fix{Message: fix.Message, Edits: []Edit{}}
		for _, e := range fix.Edits {
			out.Edits = append(out.Edits, Edit{Filename: e.File, Start: e.Start, End: e.End, New: e.New})
		}
		d.SuggestedFixes = append(d.SuggestedFixes, out)
	}
	for _, r := range f.Related {
		d.Related = append(d.Related, Related{Posn: r.Pos.String(), End: r.End.String(), Message: r.Message})
	}
	return d
}

// parsePosition reads "file:line:column"; the file may hold colons itself.
// What does not end in two numbers is a file.
func parsePosition(s string) finding.Position {
	rest, column, ok := cutNumber(s)
	if !ok {
		return finding.Position{File: s}
	}
	file, line, ok := cutNumber(rest)
	if !ok {
		return finding.Position{File: rest, Line: column} // file:line
	}
	return finding.Position{File: file, Line: line, Column: column}
}

func cutNumber(s string) (rest string, n int, ok bool) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return s, 0, false
	}
	n, err := strconv.Atoi(s[i+1:])
	if err != nil || n < 0 {
		return s, 0, false
	}
	return s[:i], n, true
}
