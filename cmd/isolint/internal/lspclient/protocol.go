package lspclient

import (
	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// A Diagnostic is a finding as an editor shows it, of whatever analyzer: other than those
// of isolint lsp, a code may be a number, and Data is the server's own.
type Diagnostic struct {
	Range              protocol.Range                `json:"range"`
	Severity           int                           `json:"severity,omitempty"`
	Code               any                           `json:"code,omitempty"`
	CodeDescription    *protocol.CodeDescription     `json:"codeDescription,omitempty"`
	Source             string                        `json:"source,omitempty"`
	Message            string                        `json:"message"`
	RelatedInformation []protocol.RelatedInformation `json:"relatedInformation,omitempty"`
	Data               any                           `json:"data,omitempty"`
}

// An Action is a change that a server offers.
type Action struct {
	Title       string       `json:"title"`
	Kind        string       `json:"kind"`
	Diagnostics []Diagnostic `json:"diagnostics"`
	Edit        struct {
		Changes         map[string][]protocol.TextEdit `json:"changes"`
		DocumentChanges []struct {
			TextDocument struct {
				URI string `json:"uri"`
			} `json:"textDocument"`
			Edits []protocol.TextEdit `json:"edits"`
		} `json:"documentChanges"`
	} `json:"edit"`
}

// Edits returns what the action changes in a file.
func (a Action) Edits(file string) []protocol.TextEdit {
	edits := a.Edit.Changes[protocol.URI(file)]
	for _, c := range a.Edit.DocumentChanges {
		if c.TextDocument.URI == protocol.URI(file) {
			edits = append(edits, c.Edits...)
		}
	}
	return edits
}
