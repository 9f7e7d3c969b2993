package protocol

import "encoding/json"

// A Document names a document.
type Document struct {
	URI string `json:"uri"`
}

// A VersionedDocument names one version of a document.
type VersionedDocument struct {
	URI     string `json:"uri"`
	Version int    `json:"version"`
}

// InitializeParams are what a client says of itself.
type InitializeParams struct {
	Capabilities ClientCapabilities `json:"capabilities"`
}

// ClientCapabilities are what a client can do.
type ClientCapabilities struct {
	Workspace struct {
		WorkspaceEdit struct {
			DocumentChanges bool `json:"documentChanges"`
		} `json:"workspaceEdit"`
		CodeLens struct {
			RefreshSupport bool `json:"refreshSupport"`
		} `json:"codeLens"`
		DidChangeWatchedFiles struct {
			DynamicRegistration bool `json:"dynamicRegistration"`
		} `json:"didChangeWatchedFiles"`
	} `json:"workspace"`
	TextDocument struct {
		Hover struct {
			ContentFormat []string `json:"contentFormat"`
		} `json:"hover"`
	} `json:"textDocument"`
}

// An InitializeResult is what the server says of itself.
type InitializeResult struct {
	Capabilities ServerCapabilities `json:"capabilities"`
	ServerInfo   ServerInfo         `json:"serverInfo"`
}

// ServerInfo is the server's name.
type ServerInfo struct {
	Name    string `json:"name"`
	Version string `json:"version,omitempty"`
}

// SyncFull is the way of telling changes in which the whole text is sent.
const SyncFull = 1

// ServerCapabilities are what the server can do.
type ServerCapabilities struct {
	PositionEncoding string `json:"positionEncoding"`
	TextDocumentSync struct {
		OpenClose bool     `json:"openClose"`
		Change    int      `json:"change"`
		Save      struct{} `json:"save"`
	} `json:"textDocumentSync"`
	HoverProvider      bool `json:"hoverProvider"`
	CodeActionProvider struct {
		CodeActionKinds []string `json:"codeActionKinds"`
	} `json:"codeActionProvider"`
	CodeLensProvider       struct{} `json:"codeLensProvider"`
	ExecuteCommandProvider struct {
		Commands []string `json:"commands"`
	} `json:"executeCommandProvider"`
}

// DidOpenParams tell that a document is open, with its text.
type DidOpenParams struct {
	TextDocument struct {
		VersionedDocument
		Text string `json:"text"`
	} `json:"textDocument"`
}

// DidChangeParams tell the new text of a document, in the last of the changes.
type DidChangeParams struct {
	TextDocument   VersionedDocument `json:"textDocument"`
	ContentChanges []struct {
		Text string `json:"text"`
	} `json:"contentChanges"`
}

// DocumentParams are about a document: it was closed or saved, or its lenses are
// wanted.
type DocumentParams struct {
	TextDocument Document `json:"textDocument"`
}

// WatchedFilesParams tell of files that changed on disk.
type WatchedFilesParams struct {
	Changes []Document `json:"changes"`
}

// HoverParams are about a place.
type HoverParams struct {
	TextDocument Document `json:"textDocument"`
	Position     Position `json:"position"`
}

// CodeActionParams are about a range, and the kinds of actions that are wanted.
type CodeActionParams struct {
	TextDocument Document `json:"textDocument"`
	Range        Range    `json:"range"`
	Context      struct {
		Only []string `json:"only"`
	} `json:"context"`
}

// ExecuteCommandParams are the command of a lens.
type ExecuteCommandParams struct {
	Command   string            `json:"command"`
	Arguments []json.RawMessage `json:"arguments"`
}

// CancelParams name a request whose answer is no longer wanted.
type CancelParams struct {
	ID json.RawMessage `json:"id"`
}

// Kinds of messages.
const (
	MessageError   = 1
	MessageWarning = 2
	MessageInfo    = 3
)

// MessageParams are a text for the user, or for the log.
type MessageParams struct {
	Type    int    `json:"type"`
	Message string `json:"message"`
}

// RegistrationParams ask the client for more than it does by itself.
type RegistrationParams struct {
	Registrations []Registration `json:"registrations"`
}

// A Registration is one thing to ask for.
type Registration struct {
	ID              string       `json:"id"`
	Method          string       `json:"method"`
	RegisterOptions WatchOptions `json:"registerOptions"`
}

// WatchOptions are the files to watch.
type WatchOptions struct {
	Watchers []Watcher `json:"watchers"`
}

// A Watcher is a pattern of files to watch.
type Watcher struct {
	GlobPattern string `json:"globPattern"`
}
