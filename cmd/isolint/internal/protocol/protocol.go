// Package protocol has the messages of the Language Server Protocol 3.17 that a
// server of diagnostics, actions, hovers and lenses takes and gives, each with the
// parts of it that are used here.
// See https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
package protocol

import (
	"net/url"
	"path/filepath"
	"strings"
)

// A Position is a place in a text. Lines count from zero, Character counts from the
// beginning of the line in units of the negotiated encoding.
type Position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// A Range is the text from Start up to End.
type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// Touches reports whether two ranges have a place in common, be it where one ends
// and the other begins.
func (r Range) Touches(other Range) bool {
	return !r.End.before(other.Start) && !other.End.before(r.Start)
}

func (p Position) before(other Position) bool {
	return p.Line < other.Line || p.Line == other.Line && p.Character < other.Character
}

// A Location is a range of a document.
type Location struct {
	URI   string `json:"uri"`
	Range Range  `json:"range"`
}

// A Severity is how bad a diagnostic is.
type Severity int

// Severities.
const (
	SeverityWarning     Severity = 2
	SeverityInformation Severity = 3
)

// A Diagnostic is a finding at a place of a document.
type Diagnostic struct {
	Range              Range                `json:"range"`
	Severity           Severity             `json:"severity"`
	Code               string               `json:"code"`
	CodeDescription    *CodeDescription     `json:"codeDescription,omitempty"`
	Source             string               `json:"source"`
	Message            string               `json:"message"`
	RelatedInformation []RelatedInformation `json:"relatedInformation,omitempty"`
}

// A CodeDescription is where a code is explained.
type CodeDescription struct {
	Href string `json:"href"`
}

// A RelatedInformation is a step of the evidence.
type RelatedInformation struct {
	Location Location `json:"location"`
	Message  string   `json:"message"`
}

// PublishDiagnosticsParams are all diagnostics of a document.
type PublishDiagnosticsParams struct {
	URI         string       `json:"uri"`
	Version     *int         `json:"version,omitempty"`
	Diagnostics []Diagnostic `json:"diagnostics"`
}

// A TextEdit replaces a range.
type TextEdit struct {
	Range   Range  `json:"range"`
	NewText string `json:"newText"`
}

// A WorkspaceEdit changes documents. An old client takes Changes, a newer one
// DocumentChanges, which are for one version of a document.
type WorkspaceEdit struct {
	Changes         map[string][]TextEdit `json:"changes,omitempty"`
	DocumentChanges []TextDocumentEdit    `json:"documentChanges,omitempty"`
}

// A TextDocumentEdit changes one version of a document.
type TextDocumentEdit struct {
	TextDocument VersionedDocument `json:"textDocument"`
	Edits        []TextEdit        `json:"edits"`
}

// Kinds of actions.
const (
	QuickFix = "quickfix"
	Refactor = "refactor.rewrite"
)

// A CodeAction is a change that is offered.
type CodeAction struct {
	Title       string         `json:"title"`
	Kind        string         `json:"kind"`
	Diagnostics []Diagnostic   `json:"diagnostics,omitempty"`
	IsPreferred bool           `json:"isPreferred,omitempty"`
	Edit        *WorkspaceEdit `json:"edit"`
}

// A CodeLens is a line of text above a line of code.
type CodeLens struct {
	Range   Range    `json:"range"`
	Command *Command `json:"command"`
}

// A Command is what the client asks the server to do when its title is chosen.
type Command struct {
	Title     string `json:"title"`
	Command   string `json:"command"`
	Arguments []any  `json:"arguments,omitempty"`
}

// A Hover is what is shown over a range.
type Hover struct {
	Contents MarkupContent `json:"contents"`
	Range    Range         `json:"range"`
}

// MarkupContent is a text of a kind.
type MarkupContent struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

// Kinds of texts.
const (
	Markdown  = "markdown"
	PlainText = "plaintext"
)

// URI is the name of a file, absolute, in the protocol.
func URI(file string) string {
	path := filepath.ToSlash(file)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/src
	}
	u := url.URL{Scheme: "file", Path: path}
	return u.String()
}
