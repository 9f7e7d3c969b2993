package lspclient

import (
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
)

// These are the parts of the Language Server Protocol that a session needs.

// A Position counts from zero, in units of UTF-16.
type Position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// A Range is what lies between two positions.
type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// A Location is a range of a file.
type Location struct {
	URI   string `json:"uri"`
	Range Range  `json:"range"`
}

// A Diagnostic is a finding as an editor shows it.
type Diagnostic struct {
	Range              Range    `json:"range"`
	Severity           int      `json:"severity,omitempty"`
	Code               any      `json:"code,omitempty"`
	CodeDescription    *Link    `json:"codeDescription,omitempty"`
	Source             string   `json:"source,omitempty"`
	Message            string   `json:"message"`
	RelatedInformation []Detail `json:"relatedInformation,omitempty"`
	Data               any      `json:"data,omitempty"`
}

// A Link is where more is said of a diagnostic.
type Link struct {
	Href string `json:"href"`
}

// A Detail is a piece of related information.
type Detail struct {
	Location Location `json:"location"`
	Message  string   `json:"message"`
}

// A TextEdit replaces a range.
type TextEdit struct {
	Range   Range  `json:"range"`
	NewText string `json:"newText"`
}

// An Action is a change that a server offers.
type Action struct {
	Title       string       `json:"title"`
	Kind        string       `json:"kind"`
	Diagnostics []Diagnostic `json:"diagnostics"`
	Edit        struct {
		Changes         map[string][]TextEdit `json:"changes"`
		DocumentChanges []struct {
			TextDocument struct {
				URI string `json:"uri"`
			} `json:"textDocument"`
			Edits []TextEdit `json:"edits"`
		} `json:"documentChanges"`
	} `json:"edit"`
}

// Edits returns what the action changes in a file.
func (a Action) Edits(file string) []TextEdit {
	edits := a.Edit.Changes[URI(file)]
	for _, c := range a.Edit.DocumentChanges {
		if c.TextDocument.URI == URI(file) {
			edits = append(edits, c.Edits...)
		}
	}
	return edits
}

// URI is a file's name in the protocol.
func URI(file string) string {
	name := filepath.ToSlash(file)
	if runtime.GOOS == "windows" && !strings.HasPrefix(name, "/") {
		name = "/" + name // /C:/src
	}
	return (&url.URL{Scheme: "file", Path: name}).String()
}
