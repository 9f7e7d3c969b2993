package lsp

import (
	"context"
	"slices"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// A client is what the editor can do.
type client struct {
	known     bool // it has said so
	versioned bool // it takes changes of one version of a document
	refreshes bool // it asks for lenses again when told to
	watches   bool // it tells what changes on disk
	markdown  bool
}

// initialize takes what the editor can do, and tells what there is.
func (s *session) initialize(_ context.Context, p *protocol.InitializeParams) (any, error) {
	can := p.Capabilities
	c := client{
		known:     true,
		versioned: can.Workspace.WorkspaceEdit.DocumentChanges,
		refreshes: can.Workspace.CodeLens.RefreshSupport,
		watches:   can.Workspace.DidChangeWatchedFiles.DynamicRegistration,
		markdown:  slices.Contains(can.TextDocument.Hover.ContentFormat, protocol.Markdown),
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.client = c
	var out protocol.InitializeResult
	out.ServerInfo = protocol.ServerInfo{Name: "isolint", Version: s.Version}
	is := &out.Capabilities
	is.PositionEncoding = "utf-16"
	is.TextDocumentSync.OpenClose, is.TextDocumentSync.Change = true, protocol.SyncFull
	is.HoverProvider = true
	is.CodeActionProvider.CodeActionKinds = []string{protocol.QuickFix, protocol.Refactor}
	is.ExecuteCommandProvider.Commands = []string{explainCommand}
	return out, nil
}

// watch asks the editor to tell what changes on disk: by a checkout of another branch,
// or in the configuration.
func (s *session) watch(ctx context.Context) {
	s.mu.Lock()
	can := s.client.watches
	s.mu.Unlock()
	if !can {
		return
	}
	var patterns protocol.WatchOptions
	for _, name := range []string{"*.go", "go.mod", "go.work", config.Name} {
		patterns.Watchers = append(patterns.Watchers, protocol.Watcher{GlobPattern: "**/" + name})
	}
	const method = "workspace/didChangeWatchedFiles"
	s.conn.Call(ctx, "client/registerCapability", protocol.RegistrationParams{
		Registrations: []protocol.Registration{{ID: "files", Method: method, RegisterOptions: patterns}},
	}, nil) // if not, then not
}

// tell sends a text for the user ("window/showMessage") or for the log
// ("window/logMessage") once: nobody wants to read it again with every change. What it is
// about can be complained of once more when it was in order meanwhile, which the empty
// text says.
func (s *session) tell(ctx context.Context, method, about string, kind int, message string) {
	s.mu.Lock()
	old := s.told[about]
	s.told[about] = message
	s.mu.Unlock()
	if message != "" && message != old {
		s.conn.Notify(ctx, method, protocol.MessageParams{Type: kind, Message: message})
	}
}
