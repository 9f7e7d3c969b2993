package main

import (
	"context"
	"encoding/json"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/isolint-go/isolint/cmd/isolint/internal/lspclient"
	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// An editor is one end of a session with the real program.
type editor struct {
	t         *testing.T
	cmd       *exec.Cmd
	stdin     io.Closer
	conn      *jsonrpc2.Conn
	dir       string
	published chan protocol.PublishDiagnosticsParams
	shown     chan protocol.MessageParams
	versions  map[string]int
	texts     map[string]string
}

// startEditor starts a program with a session in a directory.
func startEditor(t *testing.T, dir string, env []string, args ...string) *editor {
	t.Helper()
	program, err := exec.LookPath("isolint") // testscript has put it there
	if err != nil {
		t.Fatal(err)
	}
	return startCommand(t, dir, env, exec.Command(program, append([]string{"lsp"}, args...)...))
}

// startCommand starts a session with a command that becomes the program.
func startCommand(t *testing.T, dir string, env []string, cmd *exec.Cmd) *editor {
	t.Helper()
	e := &editor{
		t: t, dir: dir, cmd: cmd,
		published: make(chan protocol.PublishDiagnosticsParams, 100), shown: make(chan protocol.MessageParams, 100),
		versions: make(map[string]int), texts: make(map[string]string),
	}
	e.cmd.Env, e.cmd.Stderr = env, os.Stderr
	in, err := e.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := e.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	e.stdin = in
	if err := e.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.cmd.Process.Kill() })
	e.conn = jsonrpc2.NewConn(t.Context(), jsonrpc2.NewBufferedStream(ends{out, in}, jsonrpc2.VSCodeObjectCodec{}), e, jsonrpc2.SetLogger(log.New(io.Discard, "", 0)))
	return e
}

type ends struct {
	io.Reader
	io.WriteCloser
}

// Handle takes what the server tells or asks.
func (e *editor) Handle(ctx context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) {
	switch req.Method {
	case "textDocument/publishDiagnostics":
		into(req, e.published)
	case "window/showMessage", "window/logMessage":
		into(req, e.shown)
	default:
		if !req.Notif {
			conn.Reply(ctx, req.ID, nil)
		}
	}
}

func into[T any](req *jsonrpc2.Request, ch chan T) {
	var v T
	if json.Unmarshal(*req.Params, &v) == nil {
		ch <- v
	}
}

func (e *editor) uri(file string) string { return protocol.URI(filepath.Join(e.dir, file)) }

func (e *editor) initialize(capabilities string) protocol.InitializeResult {
	e.t.Helper()
	var out protocol.InitializeResult
	e.call("initialize", map[string]any{"processId": nil, "rootUri": "file://" + e.dir, "capabilities": json.RawMessage(capabilities)}, &out)
	e.notify("initialized", struct{}{})
	return out
}

func (e *editor) call(method string, params, result any) {
	e.t.Helper()
	ctx, cancel := context.WithTimeout(e.t.Context(), time.Minute)
	defer cancel()
	if err := e.conn.Call(ctx, method, params, result); err != nil {
		e.t.Fatalf("%s: %v", method, err)
	}
}

func (e *editor) notify(method string, params any) {
	e.t.Helper()
	if err := e.conn.Notify(e.t.Context(), method, params); err != nil {
		e.t.Fatalf("%s: %v", method, err)
	}
}

// open opens a file as it is on disk.
func (e *editor) open(file string) {
	e.t.Helper()
	content, err := os.ReadFile(filepath.Join(e.dir, file))
	if err != nil {
		e.t.Fatal(err)
	}
	e.versions[file], e.texts[file] = 1, string(content)
	e.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
		"uri": e.uri(file), "languageId": "go", "version": 1, "text": string(content),
	}})
}

// change replaces a text in a document that is open.
func (e *editor) change(file, old, new string) {
	e.t.Helper()
	if !strings.Contains(e.texts[file], old) {
		e.t.Fatalf("%s has no %q:\n%s", file, old, e.texts[file])
	}
	e.set(file, strings.Replace(e.texts[file], old, new, 1))
}

func (e *editor) set(file, content string) {
	e.t.Helper()
	e.versions[file]++
	e.texts[file] = content
	e.notify("textDocument/didChange", map[string]any{
		"textDocument":   map[string]any{"uri": e.uri(file), "version": e.versions[file]},
		"contentChanges": []any{map[string]any{"text": content}},
	})
}

func (e *editor) save(file string) {
	e.t.Helper()
	if err := os.WriteFile(filepath.Join(e.dir, file), []byte(e.texts[file]), 0o644); err != nil {
		e.t.Fatal(err)
	}
	e.notify("textDocument/didSave", map[string]any{"textDocument": map[string]any{"uri": e.uri(file)}})
}

func (e *editor) close(file string) {
	e.t.Helper()
	delete(e.texts, file)
	e.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": e.uri(file)}})
}

// diagnostics waits for those of the present version of a file.
func (e *editor) diagnostics(file string) []protocol.Diagnostic {
	e.t.Helper()
	timeout := time.After(2 * time.Minute)
	for {
		select {
		case p := <-e.published:
			if p.URI == e.uri(file) && (p.Version == nil || *p.Version == e.versions[file]) {
				return p.Diagnostics
			}
		case m := <-e.shown:
			e.t.Logf("the server says: %s", m.Message)
		case <-timeout:
			e.t.Fatalf("no diagnostics of %s", file)
		}
	}
}

// actions returns what is offered at a text of a document.
func (e *editor) actions(file, at string) []protocol.CodeAction {
	e.t.Helper()
	var out []protocol.CodeAction
	p := e.position(file, at)
	e.call("textDocument/codeAction", map[string]any{
		"textDocument": map[string]any{"uri": e.uri(file)}, "range": protocol.Range{Start: p, End: p}, "context": map[string]any{"diagnostics": []any{}},
	}, &out)
	return out
}

// position is where a text begins in a document, as UTF-16 has it; the tests' texts
// have no wide characters before it.
func (e *editor) position(file, at string) protocol.Position {
	e.t.Helper()
	before, _, ok := strings.Cut(e.texts[file], at)
	if !ok {
		e.t.Fatalf("%s has no %q", file, at)
	}
	return protocol.Position{Line: strings.Count(before, "\n"), Character: len(before) - strings.LastIndex(before, "\n") - 1}
}

// apply applies an action of a title, as an editor does.
func (e *editor) apply(file string, actions []protocol.CodeAction, title string) {
	e.t.Helper()
	i := slices.IndexFunc(actions, func(a protocol.CodeAction) bool { return a.Title == title })
	if i < 0 {
		e.t.Fatalf("no action %q among %q", title, titles(actions))
	}
	edit := actions[i].Edit
	edits := edit.Changes[e.uri(file)]
	for _, d := range edit.DocumentChanges {
		if d.TextDocument.URI != e.uri(file) || d.TextDocument.Version != e.versions[file] {
			e.t.Fatalf("%q is for %+v", title, d.TextDocument)
		}
		edits = d.Edits
	}
	text, err := lspclient.Apply(e.texts[file], edits)
	if err != nil {
		e.t.Fatal(err)
	}
	e.set(file, text)
}

func titles(actions []protocol.CodeAction) []string {
	var out []string
	for _, a := range actions {
		out = append(out, a.Title)
	}
	return out
}

// leave ends the session, as the protocol has it.
func (e *editor) leave() {
	e.t.Helper()
	e.call("shutdown", nil, nil)
	e.notify("exit", nil)
	if err := e.cmd.Wait(); err != nil {
		e.t.Errorf("isolint lsp: %v", err)
	}
}

// output is what the command prints in a directory.
func output(t *testing.T, dir string, env []string, args ...string) string {
	t.Helper()
	if args[0] == "-json" {
		args = append(args, "./...")
	}
	cmd := exec.Command("isolint", args...)
	cmd.Dir, cmd.Env = dir, env
	out, err := cmd.Output()
	if len(out) == 0 {
		t.Fatalf("isolint %q: %v", args, err)
	}
	return string(out)
}
