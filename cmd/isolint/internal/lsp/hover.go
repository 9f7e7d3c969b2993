package lsp

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// explainCommand is what a lens asks for.
const explainCommand = "isolint.explain"

// hover shows what the test holds whose name is under the cursor.
func (s *session) hover(_ context.Context, p *protocol.HoverParams) (any, error) {
	d, v := s.of(p.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	at := d.text.offset(p.Position)
	for _, t := range tests(d, "") {
		a, known := v.account(t.Name)
		if !known || at < t.start || t.end < at {
			continue
		}
		h := protocol.Hover{
			Contents: protocol.MarkupContent{Kind: protocol.Markdown, Value: a.Markdown(v.module.Dir)},
			Range:    d.text.rangeOf(t.start, t.end),
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.client.markdown {
			return h, nil
		}
		var plain strings.Builder
		if err := a.Text(&plain, v.module.Dir); err != nil {
			return nil, err
		}
		h.Contents = protocol.MarkupContent{Kind: protocol.PlainText, Value: plain.String()}
		return h, nil
	}
	return nil, nil
}

// lenses says of each test whether it is isolated.
func (s *session) lenses(ctx context.Context, p *protocol.DocumentParams) (any, error) {
	d, v := s.wait(ctx, p.TextDocument.URI)
	out := []protocol.CodeLens{}
	if d == nil || v == nil {
		return out, ctx.Err()
	}
	for _, t := range tests(d, "") {
		if a, known := v.account(t.Name); known {
			out = append(out, protocol.CodeLens{
				Range: d.text.rangeOf(t.start, t.end),
				Command: &protocol.Command{
					Title: a.Title(), Command: explainCommand, Arguments: []any{p.TextDocument.URI, t.Name},
				},
			})
		}
	}
	return out, nil
}

// execute shows, when a lens is chosen, what its test holds.
func (s *session) execute(ctx context.Context, p *protocol.ExecuteCommandParams) (any, error) {
	var uri, name string
	if p.Command != explainCommand || len(p.Arguments) != 2 ||
		json.Unmarshal(p.Arguments[0], &uri) != nil || json.Unmarshal(p.Arguments[1], &name) != nil {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: "the command is " + explainCommand + " with a document and a test"}
	}
	_, v := s.of(uri)
	a, known := v.account(name)
	if !known {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: "nothing is known of a test " + name + " there"}
	}
	var text strings.Builder
	if err := a.Text(&text, v.module.Dir); err != nil {
		return nil, err
	}
	return nil, s.conn.Notify(ctx, "window/showMessage", protocol.MessageParams{Type: protocol.MessageInfo, Message: text.String()})
}
