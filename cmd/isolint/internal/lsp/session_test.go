package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/cmd/isolint/internal/lsp/protocol"
	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
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
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module m\n\ngo 1.24\n")
	write(t, filepath.Join(dir, "a_test.go"), "package m\n")
	calls := make(chan call, 10)
	server := &Server{
		Env: os.Environ(),
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
	e.conn = jsonrpc2.NewConn(t.Context(), jsonrpc2.NewBufferedStream(ends{outR, inW}, jsonrpc2.VSCodeObjectCodec{}), e)
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

func (e *end) uri() string { return uriOf(filepath.Join(e.dir, "a_test.go")) }

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

// A change cancels the analysis under way; its result, if one comes all the same, is
// not shown.
func TestChangeSupersedes(t *testing.T) {
	t.Parallel()
	e, calls := begin(t, time.Millisecond)
	e.initialize()
	e.open(1, "package m\n")
	first := receive(t, calls)
	if first.req.Unsaved != nil {
		t.Error("the file is as it is on disk")
	}
	if !slices.Equal(first.req.Patterns, []string{"./"}) || first.req.Dir != e.dir {
		t.Errorf("analysed is %q in %s", first.req.Patterns, first.req.Dir)
	}
	e.change(2, "package m // 2\n")
	select {
	case <-first.ctx.Done():
	case <-time.After(30 * time.Second):
		t.Fatal("the analysis goes on")
	}
	first.result <- e.one("old")
	second := receive(t, calls)
	if text, err := second.req.Unsaved.Read(filepath.Join(e.dir, "a_test.go")); string(text) != "package m // 2\n" {
		t.Errorf("analysed is %q (%v)", text, err)
	}
	second.result <- e.one("new")
	if version, got := e.next(); version != 2 || !slices.Equal(got, []string{"new"}) {
		t.Errorf("shown is %q of version %d", got, version)
	}
}

// Changes that follow each other closely are analysed once.
func TestChangesAreGathered(t *testing.T) {
	t.Parallel()
	e, calls := begin(t, 300*time.Millisecond)
	e.initialize()
	e.open(1, "package m\n")
	receive(t, calls).result <- e.one("1")
	e.next()
	for version := 2; version < 7; version++ {
		e.change(version, "package m // changed\n")
	}
	receive(t, calls).result <- e.one("6")
	if version, _ := e.next(); version != 6 {
		t.Errorf("shown is version %d", version)
	}
	select {
	case <-calls:
		t.Error("there is another analysis")
	case <-time.After(400 * time.Millisecond):
	}
}

// What cannot be analysed keeps its diagnostics until it is closed.
func TestBrokenKeeps(t *testing.T) {
	t.Parallel()
	e, calls := begin(t, time.Millisecond)
	e.initialize()
	e.open(1, "package m\n")
	receive(t, calls).result <- e.one("found")
	e.next()
	e.change(2, "package m; oops\n")
	receive(t, calls).result <- &Result{Result: &load.Result{Broken: []string{"# m"}}}
	e.change(3, "package m; oops!\n")
	receive(t, calls).err <- errors.New("go vet: no luck")
	if m := receive(t, e.shown); m.Message != "isolint: go vet: no luck" {
		t.Errorf("the log has %q", m.Message)
	}
	e.conn.Notify(t.Context(), "textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": e.uri()}})
	if _, got := e.next(); len(got) != 0 {
		t.Errorf("closed, and shown is %q", got)
	}
}

// A lens waits for the first analysis, and not for one that never comes.
func TestLensesWait(t *testing.T) {
	t.Parallel()
	e, calls := begin(t, time.Millisecond)
	e.initialize()
	text := "package m\n\nfunc TestX(t *T) {}\n"
	e.open(1, text)
	res := e.one("found")
	res.Manifests[0].Tests = []manifest.Test{{Name: "TestX", Unknown: true}}
	go func() { receive(t, calls).result <- res }()
	var lenses []protocol.CodeLens
	params := map[string]any{"textDocument": map[string]any{"uri": e.uri()}}
	if err := e.conn.Call(t.Context(), "textDocument/codeLens", params, &lenses); err != nil {
		t.Fatal(err)
	}
	if len(lenses) != 1 || lenses[0].Command.Title != "isolated, as far as is known" {
		t.Errorf("lenses: %+v", lenses)
	}
	params = map[string]any{"textDocument": map[string]any{"uri": "file:///elsewhere_test.go"}}
	if err := e.conn.Call(t.Context(), "textDocument/codeLens", params, &lenses); err != nil || len(lenses) != 0 {
		t.Errorf("lenses of a file that is not open: %+v (%v)", lenses, err)
	}
}

// A request whose answer is no longer wanted is answered so, at once.
func TestCancel(t *testing.T) {
	t.Parallel()
	e, calls := begin(t, time.Millisecond)
	e.initialize()
	e.open(1, "package m\n")
	receive(t, calls) // and never done
	waiter, err := e.conn.DispatchCall(t.Context(), "textDocument/codeLens",
		map[string]any{"textDocument": map[string]any{"uri": e.uri()}}, jsonrpc2.PickID(jsonrpc2.ID{Num: 77}))
	if err != nil {
		t.Fatal(err)
	}
	e.conn.Notify(t.Context(), "$/cancelRequest", map[string]any{"id": 77})
	var failure *jsonrpc2.Error
	if err := waiter.Wait(t.Context(), nil); !errors.As(err, &failure) || failure.Code != codeCancelled {
		t.Errorf("the answer is %v", err)
	}
}

// The protocol's order: initialize first, nothing after shutdown.
func TestOrder(t *testing.T) {
	t.Parallel()
	e, _ := begin(t, time.Millisecond)
	code := func(method string, params any) int64 {
		var failure *jsonrpc2.Error
		if err := e.conn.Call(t.Context(), method, params, nil); errors.As(err, &failure) {
			return failure.Code
		}
		return 0
	}
	for _, step := range []struct {
		method string
		params any
		want   int64
	}{
		{"textDocument/hover", struct{}{}, codeNotInitialized},
		{"initialize", "nonsense", jsonrpc2.CodeInvalidParams},
		{"initialize", struct{}{}, 0},
		{"initialize", struct{}{}, jsonrpc2.CodeInvalidRequest},
		{"textDocument/hover", struct{}{}, 0},
		{"textDocument/rename", struct{}{}, jsonrpc2.CodeMethodNotFound},
		{"workspace/executeCommand", struct{}{}, jsonrpc2.CodeInvalidParams},
		{"shutdown", nil, 0},
		{"textDocument/hover", struct{}{}, jsonrpc2.CodeInvalidRequest},
	} {
		if got := code(step.method, step.params); got != step.want {
			t.Errorf("%s: code %d, want %d", step.method, got, step.want)
		}
	}
	e.conn.Notify(t.Context(), "exit", nil)
	if !receive(t, e.ended) {
		t.Error("it was orderly")
	}
}

// Who leaves without shutdown is not orderly, who just goes away is no matter.
func TestLeave(t *testing.T) {
	t.Parallel()
	e, _ := begin(t, time.Millisecond)
	e.initialize()
	e.conn.Notify(t.Context(), "exit", nil)
	if receive(t, e.ended) {
		t.Error("exit without shutdown is orderly")
	}
	e, calls := begin(t, time.Millisecond)
	e.initialize()
	e.open(1, "package m\n")
	c := receive(t, calls)
	e.stdin.Close()
	<-c.ctx.Done() // what is under way is ended first
	c.err <- c.ctx.Err()
	if !receive(t, e.ended) {
		t.Error("to go away is not orderly")
	}
}

// Complaints that the user can do something about are shown, once.
func TestComplaints(t *testing.T) {
	t.Parallel()
	e, calls := begin(t, time.Millisecond)
	e.initialize()
	e.open(1, "package m\n")
	problem := config.Problems{{}}
	receive(t, calls).err <- problem
	if m := receive(t, e.shown); m.Type != protocol.MessageError || !strings.HasPrefix(m.Message, "isolint: ") {
		t.Errorf("shown is %+v", m)
	}
	e.change(2, "package m // 2\n")
	receive(t, calls).err <- problem
	e.change(3, "package m // 3\n")
	receive(t, calls).result <- e.one("found")
	e.next()
	select {
	case m := <-e.shown:
		t.Errorf("shown once more is %+v", m)
	default:
	}
}
