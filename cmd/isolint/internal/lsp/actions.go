package lsp

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/fix"
	"github.com/isolint-go/isolint/cmd/isolint/internal/mark"
	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// markAnalyzer is the analyzer whose findings no directive silences: they are about
// directives.
const markAnalyzer = "badmark"

// An offer is what can be done at one place of a document.
type offer struct {
	*session
	doc     *document
	view    *view
	config  *config.Config
	only    []string // kinds; none: all
	actions []protocol.CodeAction
}

// actions are the changes that are offered for a range of a document.
func (s *session) actions(ctx context.Context, p *protocol.CodeActionParams) (any, error) {
	o := &offer{session: s, only: p.Context.Only, actions: []protocol.CodeAction{}}
	o.doc, o.view = s.of(p.TextDocument.URI)
	if o.doc == nil {
		return o.actions, nil
	}
	o.config = s.configuration(o.doc)
	// Findings stand where they were found: in another text they would be elsewhere.
	if o.view != nil && o.view.doc.text.content == o.doc.text.content && o.wants(protocol.QuickFix) {
		for _, f := range o.view.findings {
			if o.doc.text.found(f.Pos, f.End).Touches(p.Range) {
				if err := o.mend(ctx, f); err != nil {
					return nil, err
				}
			}
		}
	}
	if o.wants(protocol.Refactor) {
		o.marks(p.Range)
	}
	return o.actions, nil
}

// wants reports whether the editor asked for actions of a kind. Kinds are a hierarchy:
// who asks for refactor means refactor.rewrite, too.
func (o *offer) wants(kind string) bool {
	return len(o.only) == 0 || slices.ContainsFunc(o.only, func(k string) bool {
		return k == "" || k == kind || strings.HasPrefix(kind, k+".")
	})
}

// mend offers what ends a finding: its fixes, a mark, a directive.
func (o *offer) mend(ctx context.Context, f finding.Finding) error {
	vs := &views{module: o.view.module, docs: o.all(), texts: make(map[string]*text)}
	d := o.diagnostic(vs, f)
	add := func(title string, preferred bool, edits []protocol.TextEdit) {
		if len(edits) > 0 {
			o.actions = append(o.actions, protocol.CodeAction{
				Title: title, Kind: protocol.QuickFix, Diagnostics: []protocol.Diagnostic{d}, IsPreferred: preferred, Edit: o.edit(edits),
			})
		}
	}
	for i, x := range f.Fixes {
		edits, err := o.fix(ctx, f, x)
		if err != nil {
			return err
		}
		add(x.Message, i == 0, edits)
	}
	// Where there is a fix, it adds the mark.
	if name, ok := mark.Lacked(f.Category, f.Message); ok && len(f.Fixes) == 0 {
		what, edits := markAt(o.doc.text, f.Pos.Line, name)
		add(fmt.Sprintf("Mark %s as %s", what, name), false, edits)
	}
	if f.Analyzer != markAnalyzer {
		add("Ignore this finding of "+f.Analyzer, false, ignoreAt(o.doc.text, f.Pos.Line, f.Analyzer))
	}
	return nil
}

// fix returns a fix of a finding as edits of the document. It is done as isolint -fix
// does it: imports that nothing uses any more go, too. A fix that changes other files is
// not offered: whether they are as they were when they were analysed is not known.
func (o *offer) fix(ctx context.Context, f finding.Finding, x finding.Fix) ([]protocol.TextEdit, error) {
	f.Fixes = []finding.Fix{x}
	plan := fix.New([]finding.Finding{f}, fix.Options{
		Editable: func(file string) bool { return file == o.doc.file },
		Names: func(file string, paths []string) (map[string]string, error) {
			return o.view.module.PackageNames(ctx, filepath.Dir(file), paths)
		},
		Read: func(string) ([]byte, error) { return []byte(o.doc.text.content), nil },
	})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if len(plan.Changes) != 1 {
		return nil, nil
	}
	return changed(o.doc.text, plan.Changes[0].New)
}

// marks offers the marks of the configuration for a test whose declaration the range
// touches.
func (o *offer) marks(at protocol.Range) {
	pkg := ""
	if o.view != nil && o.view.pkg != nil {
		pkg = o.view.pkg.Path
	}
	for _, t := range tests(o.doc, pkg) {
		if !o.doc.text.rangeOf(t.start, t.end).Touches(at) {
			continue
		}
		has := mark.Of(t.Func, o.config)
		for _, m := range o.config.Marks {
			if slices.Contains(has, m.Name) {
				continue
			}
			what, edits := markAt(o.doc.text, t.Line, m.Name)
			if len(edits) > 0 {
				o.actions = append(o.actions, protocol.CodeAction{
					Title: fmt.Sprintf("Mark %s as %s", what, m.Name), Kind: protocol.Refactor, Edit: o.edit(edits),
				})
			}
		}
	}
}

// edit is a change of the document, for this version of it if the editor knows of
// such.
func (o *offer) edit(edits []protocol.TextEdit) *protocol.WorkspaceEdit {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.client.versioned {
		return &protocol.WorkspaceEdit{DocumentChanges: []protocol.TextDocumentEdit{{
			TextDocument: protocol.VersionedDocument{URI: o.doc.uri, Version: o.doc.version}, Edits: edits,
		}}}
	}
	return &protocol.WorkspaceEdit{Changes: map[string][]protocol.TextEdit{o.doc.uri: edits}}
}
