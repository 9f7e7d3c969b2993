package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// Codes of errors that the protocol adds to those of JSON-RPC.
const (
	codeNotInitialized = -32002
	codeCancelled      = -32800
)

// handle takes a message. Notifications are dealt with before the next message is
// read; requests, of which some have to wait for an analysis, beside it.
func (s *session) handle(ctx context.Context, req *jsonrpc2.Request) {
	if req.Method == "exit" {
		_, closing := s.stage()
		s.quit <- closing
		return
	}
	if req.Notif {
		s.notified(ctx, req)
		return
	}
	if req.Method == "initialize" || req.Method == "shutdown" { // what comes next depends on them
		s.reply(ctx, req)
		return
	}
	ctx, cancel := context.WithCancel(ctx)
	s.mu.Lock()
	s.cancels[req.ID] = cancel
	s.mu.Unlock()
	s.beside(func() {
		s.reply(ctx, req)
		cancel()
		s.mu.Lock()
		delete(s.cancels, req.ID)
		s.mu.Unlock()
	})
}

// stage says how far the session is.
func (s *session) stage() (initialized, closing bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.client.known, s.closing
}

// notified takes a notification; there are others than these, which say nothing here.
// Before initialize and after shutdown none says anything.
func (s *session) notified(ctx context.Context, req *jsonrpc2.Request) {
	if initialized, closing := s.stage(); !initialized || closing {
		return
	}
	var err error
	switch req.Method {
	case "initialized":
		s.beside(func() { s.watch(ctx) })
	case "textDocument/didOpen":
		err = take(req, func(p *protocol.DidOpenParams) { s.open(ctx, p) })
	case "textDocument/didChange":
		err = take(req, func(p *protocol.DidChangeParams) { s.change(ctx, p) })
	case "textDocument/didSave":
		err = take(req, func(*protocol.DocumentParams) { s.ask(ctx, soon) })
	case "textDocument/didClose":
		err = take(req, func(p *protocol.DocumentParams) { s.close(ctx, p) })
	case "workspace/didChangeWatchedFiles":
		err = take(req, func(p *protocol.WatchedFilesParams) { s.changedOnDisk(ctx, p) })
	case "$/cancelRequest":
		err = take(req, s.cancel)
	}
	if err != nil {
		fmt.Fprintf(s.Stderr, "isolint: %s: %v\n", req.Method, err)
	}
}

// take hands on the parameters of a message.
func take[P any](req *jsonrpc2.Request, f func(*P)) error {
	p := new(P)
	if err := params(req, p); err != nil {
		return err
	}
	f(p)
	return nil
}

func params(req *jsonrpc2.Request, p any) error {
	if req.Params == nil {
		return errors.New("there are no parameters")
	}
	return json.Unmarshal(*req.Params, p)
}

// cancel ends the work on a request whose answer is no longer wanted.
func (s *session) cancel(p *protocol.CancelParams) {
	var id jsonrpc2.ID
	if json.Unmarshal(p.ID, &id) != nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if cancel := s.cancels[id]; cancel != nil {
		cancel()
	}
}

// reply answers a request. That the connection is gone is no news.
func (s *session) reply(ctx context.Context, req *jsonrpc2.Request) {
	result, err := s.answer(ctx, req)
	var known *jsonrpc2.Error
	switch {
	case err == nil:
		s.conn.Reply(ctx, req.ID, result)
	case errors.As(err, &known):
		s.conn.ReplyWithError(ctx, req.ID, known)
	case ctx.Err() != nil:
		s.conn.ReplyWithError(ctx, req.ID, &jsonrpc2.Error{Code: codeCancelled, Message: "cancelled"})
	default:
		s.conn.ReplyWithError(ctx, req.ID, &jsonrpc2.Error{Code: jsonrpc2.CodeInternalError, Message: err.Error()})
	}
}

// answer finds the answer to a request. A fault of ours costs the editor one answer,
// not the server.
func (s *session) answer(ctx context.Context, req *jsonrpc2.Request) (result any, err error) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(s.Stderr, "isolint: internal error in %s: %v\n%s", req.Method, r, debug.Stack())
			err = fmt.Errorf("internal error: %v", r)
		}
	}()
	initialized, closing := s.stage()
	switch {
	case req.Method == "initialize" && !initialized:
		return answered(ctx, req, s.initialize)
	case closing, req.Method == "initialize":
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidRequest, Message: "it is too late for " + req.Method}
	case !initialized:
		return nil, &jsonrpc2.Error{Code: codeNotInitialized, Message: "initialize comes first"}
	}
	switch req.Method {
	case "shutdown":
		s.mu.Lock()
		defer s.mu.Unlock()
		s.closing = true
		return nil, nil
	case "textDocument/hover":
		return answered(ctx, req, s.hover)
	case "textDocument/codeLens":
		return answered(ctx, req, s.lenses)
	case "textDocument/codeAction":
		return answered(ctx, req, s.actions)
	case "workspace/executeCommand":
		return answered(ctx, req, s.execute)
	}
	return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeMethodNotFound, Message: "there is no method " + req.Method}
}

// answered is f's answer to the parameters of a request.
func answered[P any](ctx context.Context, req *jsonrpc2.Request, f func(context.Context, *P) (any, error)) (any, error) {
	p := new(P)
	if err := params(req, p); err != nil {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: err.Error()}
	}
	return f(ctx, p)
}
