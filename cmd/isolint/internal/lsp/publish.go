package lsp

import (
	"context"
	"maps"
	"slices"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// A publication is what was sent of a file last.
type publication struct {
	module string // that was analysed, by its directory
	found  bool   // there were diagnostics
}

// show makes the views known and sends their diagnostics. Of a document that has
// changed meanwhile, or was closed, there is nothing to say any more. shown gets the
// files that need not be cleared.
func (s *session) show(ctx context.Context, vs *views, shown map[string]bool) {
	for _, file := range slices.Sorted(maps.Keys(vs.files)) {
		v := vs.files[file]
		shown[file] = true
		uri := protocol.URI(file)
		var version *int
		s.mu.Lock()
		now := s.documents[file]
		current := now == v.doc
		if current && now != nil {
			s.views[file] = v
			uri, version = now.uri, &now.version
		}
		if current {
			s.published[file] = publication{module: vs.Dir, found: len(v.findings) > 0}
		}
		s.mu.Unlock()
		if current {
			s.conn.Notify(ctx, "textDocument/publishDiagnostics", protocol.PublishDiagnosticsParams{
				URI: uri, Version: version, Diagnostics: s.diagnostics(vs, v.findings),
			})
		}
	}
	maps.Copy(shown, vs.unknown)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.wake()
}

// keepOf has the diagnostics of a module stay. By its directory alone a file is of no
// module: there may be another one below.
func (s *session) keepOf(dir string, shown map[string]bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for file, p := range s.published {
		if p.module == dir {
			shown[file] = true
		}
	}
}

// clear removes the diagnostics of all files but some: nothing is found in the others
// any more, or nobody looks for it.
func (s *session) clear(ctx context.Context, but map[string]bool) {
	s.mu.Lock()
	var gone []protocol.PublishDiagnosticsParams
	for _, file := range slices.Sorted(maps.Keys(s.published)) {
		if but[file] {
			continue
		}
		if s.published[file].found {
			gone = append(gone, protocol.PublishDiagnosticsParams{URI: s.uri(file), Diagnostics: []protocol.Diagnostic{}})
		}
		delete(s.published, file)
	}
	s.mu.Unlock()
	for _, p := range gone {
		s.conn.Notify(ctx, "textDocument/publishDiagnostics", p)
	}
}

// uri is how the editor writes the name of a file. s.mu is held.
func (s *session) uri(file string) string {
	if d := s.documents[file]; d != nil {
		return d.uri
	}
	return protocol.URI(file)
}

// diagnostics are findings as the editor takes them.
func (s *session) diagnostics(vs *views, fs []finding.Finding) []protocol.Diagnostic {
	out := []protocol.Diagnostic{} // null would be none
	for _, f := range fs {
		out = append(out, s.diagnostic(vs, f))
	}
	return out
}

func (s *session) diagnostic(vs *views, f finding.Finding) protocol.Diagnostic {
	d := protocol.Diagnostic{
		Range:    vs.text(f.Pos.File).found(f.Pos, f.End),
		Severity: protocol.SeverityWarning,
		Code:     f.Analyzer,
		Source:   "isolint",
		Message:  f.Message,
	}
	if f.Warning {
		d.Severity = protocol.SeverityInformation
	}
	if url := s.URLs[f.Analyzer]; url != "" {
		d.CodeDescription = &protocol.CodeDescription{Href: url}
	}
	for _, r := range f.Related {
		if r.Pos.Line == 0 {
			continue
		}
		uri := protocol.URI(r.Pos.File)
		if doc := vs.docs[r.Pos.File]; doc != nil {
			uri = doc.uri
		}
		d.RelatedInformation = append(d.RelatedInformation, protocol.RelatedInformation{
			Location: protocol.Location{URI: uri, Range: vs.text(r.Pos.File).found(r.Pos, r.End)},
			Message:  r.Message,
		})
	}
	return d
}

// refresh has the editor ask for lenses again.
func (s *session) refresh(ctx context.Context) {
	s.mu.Lock()
	can := s.client.refreshes
	s.mu.Unlock()
	if can {
		s.conn.DispatchCall(ctx, "workspace/codeLens/refresh", nil) // whose answer is empty
	}
}
