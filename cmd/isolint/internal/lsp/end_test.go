package lsp

import (
	"context"
	"encoding/json"
	"io"
	"log"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// An end is the editor's end of a session whose analyses the test makes up.
type end struct {
	t         *testing.T
	dir       string
	conn      *jsonrpc2.Conn
	stdin     io.Closer
	published chan protocol.PublishDiagnosticsParams
	shown     chan protocol.MessageParams
	ended     chan bool // orderly
}

// A call is an analysis that waits for its result.
type call struct {
	ctx    context.Context
	req    Request
	result chan *Result
	err    chan error
}

// begin starts a session on a module with the file a_test.go. Each analysis is sent to
// calls, and ends when it gets a result, whether or not it was cancelled meanwhile.
func begin(t *testing.T, delay time.Duration) (*end, chan call) {
	t.Helper()
	return beginIn(t, os.Environ(), delay)
}

// beginIn is begin with an environment for the go command.
func beginIn(t *testing.T, env []string, delay time.Duration) (*end, chan call) {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module m\n\ngo 1.24\n")
	write(t, filepath.Join(dir, "a_test.go"), "package m\n")
	calls := make(chan call, 10)
	server := &Server{
		Env: env,
		Analyse: func(ctx context.Context, req Request) (*Result, error) {
			c := call{ctx, req, make(chan *Result), make(chan error)}
			calls <- c
			select {
			case res := <-c.result:
				return res, nil
			case err := <-c.err:
				return nil, err
			case <-t.Context().Done():
				return nil, t.Context().Err()
			}
		},
		Configure: func(string) (*config.Config, error) { return new(config.Config), nil },
		Delay:     delay, Stderr: io.Discard,
	}
	inR, inW := io.Pipe()
	outR, outW := io.Pipe()
	e := &end{
		t: t, dir: dir, stdin: inW, published: make(chan protocol.PublishDiagnosticsParams, 10),
		shown: make(chan protocol.MessageParams, 10), ended: make(chan bool, 1),
	}
	go func() {
		orderly, err := server.Run(t.Context(), inR, outW)
		if err != nil {
			t.Error(err)
		}
		e.ended <- orderly
	}()
	e.conn = jsonrpc2.NewConn(t.Context(), jsonrpc2.NewBufferedStream(ends{outR, inW}, jsonrpc2.VSCodeObjectCodec{}), e, jsonrpc2.SetLogger(log.New(io.Discard, "", 0)))
	return e, calls
}

type ends struct {
	io.Reader
	io.WriteCloser
}

func (e *end) Handle(ctx context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) {
	switch req.Method {
	case "textDocument/publishDiagnostics":
		var p protocol.PublishDiagnosticsParams
		json.Unmarshal(*req.Params, &p)
		e.published <- p
	case "window/showMessage", "window/logMessage":
		var p protocol.MessageParams
		json.Unmarshal(*req.Params, &p)
		e.shown <- p
	}
}

func write(t *testing.T, file, content string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func (e *end) uri() string { return protocol.URI(filepath.Join(e.dir, "a_test.go")) }

func (e *end) initialize() {
	e.t.Helper()
	if err := e.conn.Call(e.t.Context(), "initialize", struct{}{}, nil); err != nil {
		e.t.Fatal(err)
	}
}

func (e *end) open(version int, text string) {
	e.conn.Notify(e.t.Context(), "textDocument/didOpen", map[string]any{
		"textDocument": map[string]any{"uri": e.uri(), "version": version, "text": text},
	})
}

func (e *end) change(version int, text string) {
	e.conn.Notify(e.t.Context(), "textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": e.uri(), "version": version}, "contentChanges": []any{map[string]any{"text": text}},
	})
}

// one is a result with one finding, on the first line.
func (e *end) one(message string) *Result {
	at := finding.Position{File: filepath.Join(e.dir, "a_test.go"), Line: 1, Column: 1}
	fs := []finding.Finding{{Package: "m", Analyzer: "x", Message: message, Pos: at}}
	return &Result{Result: &load.Result{Findings: fs, Manifests: []*manifest.Package{{Path: "m", Dir: e.dir}}}, All: fs}
}

// next is what is published next.
func (e *end) next() (version int, messages []string) {
	e.t.Helper()
	p := receive(e.t, e.published)
	if p.Version != nil {
		version = *p.Version
	}
	for _, d := range p.Diagnostics {
		messages = append(messages, d.Message)
	}
	return version, messages
}

func receive[T any](t *testing.T, ch chan T) T {
	t.Helper()
	select {
	case v := <-ch:
		return v
	case <-time.After(30 * time.Second):
		t.Fatal("nothing comes")
		panic("unreachable")
	}
}
