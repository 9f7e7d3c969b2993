package lsp

import (
	"context"
	"maps"
	"path/filepath"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// A document is one version of a file that the editor has open. It never changes:
// another version is another document.
type document struct {
	uri     string // as the editor writes it
	file    string
	version int
	text    *text
	changed int // when, by the number of changes there have been
}

// open takes a document. What it is about need not be analysed anew.
func (s *session) open(ctx context.Context, p *protocol.DidOpenParams) {
	if s.put(p.TextDocument.VersionedDocument, p.TextDocument.Text) {
		s.ask(ctx, soon)
	}
}

// change takes another version of a document that is open: of others nobody would say
// when they are closed.
func (s *session) change(ctx context.Context, p *protocol.DidChangeParams) {
	n := len(p.ContentChanges)
	if n > 0 && s.isOpen(p.TextDocument.URI) && s.put(p.TextDocument, p.ContentChanges[n-1].Text) {
		s.ask(ctx, later)
	}
}

// put makes a version of a document the one to work with. Only Go files are of
// interest.
func (s *session) put(v protocol.VersionedDocument, content string) bool {
	file, ok := fileOf(v.URI)
	if !ok || filepath.Ext(file) != ".go" {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.changes++
	s.documents[file] = &document{uri: v.URI, file: file, version: v.Version, text: newText(content), changed: s.changes}
	return true
}

// close forgets a document. Its diagnostics go with the next analysis, unless its
// package is still of interest.
func (s *session) close(ctx context.Context, p *protocol.DocumentParams) {
	file, _ := fileOf(p.TextDocument.URI)
	s.mu.Lock()
	_, open := s.documents[file]
	delete(s.documents, file)
	delete(s.views, file)
	s.mu.Unlock()
	if open {
		s.ask(ctx, soon)
	}
}

// changedOnDisk takes what others than the editor changed: it tells of what it saves
// itself.
func (s *session) changedOnDisk(ctx context.Context, p *protocol.WatchedFilesParams) {
	news := false
	for _, c := range p.Changes {
		file, ok := fileOf(c.URI)
		if !ok {
			continue
		}
		switch filepath.Base(file) {
		case "go.mod", "go.work":
			s.modules.forget()
		}
		news = news || !s.isOpen(c.URI)
	}
	if news {
		s.ask(ctx, soon)
	}
}

// all returns the documents that are open.
func (s *session) all() map[string]*document {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.documents)
}

// of returns the document of a URI, and what is known of it; each is nil if there is
// none.
func (s *session) of(uri string) (*document, *view) {
	file, _ := fileOf(uri)
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.documents[file], s.views[file]
}

func (s *session) isOpen(uri string) bool {
	d, _ := s.of(uri)
	return d != nil
}

// configuration is that of a document's module; without one that can be read it is
// empty.
func (s *session) configuration(d *document) *config.Config {
	c, err := s.Configure(filepath.Dir(d.file))
	if err != nil {
		return new(config.Config)
	}
	return c
}
