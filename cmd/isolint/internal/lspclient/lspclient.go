// Package lspclient talks to a language server as an editor does: it starts the
// server, opens and changes files, and is told of diagnostics and quick fixes. It is
// there to see that a server works, so it knows no more of the protocol than that
// takes; JSON-RPC is a library's.
package lspclient

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/isolint-go/isolint/cmd/isolint/internal/process"
	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// Options say which server to talk to, and of what.
type Options struct {
	Command  []string
	Dir      string // that the server starts in
	Env      []string
	Root     string         // the folder that is opened
	Settings map[string]any // of the server
}

// A Session is a server that runs, and what it has said.
type Session struct {
	opts   Options
	cmd    *exec.Cmd
	conn   *jsonrpc2.Conn
	stderr tail

	mu      sync.Mutex
	changed chan struct{}           // closed and replaced when there is news
	told    map[string][]Diagnostic // by URI
	version map[string]int          // of open files, by URI
}

// Start starts a server and makes it ready. Whoever started it must call Close.
func Start(ctx context.Context, opts Options) (*Session, error) {
	s := &Session{
		opts: opts, changed: make(chan struct{}),
		told: make(map[string][]Diagnostic), version: make(map[string]int),
	}
	s.cmd = exec.Command(opts.Command[0], opts.Command[1:]...)
	s.cmd.Dir, s.cmd.Env, s.cmd.Stderr = opts.Dir, append(opts.Env[:len(opts.Env):len(opts.Env)], "PWD="+opts.Dir), &s.stderr
	s.cmd.WaitDelay = time.Second
	process.Group(s.cmd)
	in, err := s.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	stream := jsonrpc2.NewBufferedStream(pipes{out, in}, jsonrpc2.VSCodeObjectCodec{})
	s.conn = jsonrpc2.NewConn(context.WithoutCancel(ctx), stream, jsonrpc2.HandlerWithError(s.handle).SuppressErrClosed())
	if err := s.initialize(ctx); err != nil {
		s.Close()
		return nil, s.explain(err)
	}
	return s, nil
}

// pipes are what a server reads and writes.
type pipes struct {
	io.Reader
	io.WriteCloser
}

func (s *Session) initialize(ctx context.Context) error {
	type object = map[string]any
	params := object{
		"processId": os.Getpid(), "rootUri": protocol.URI(s.opts.Root),
		"workspaceFolders":      []object{{"uri": protocol.URI(s.opts.Root), "name": "root"}},
		"initializationOptions": s.opts.Settings,
		"capabilities": object{
			"workspace": object{"configuration": true, "workspaceFolders": true},
			"textDocument": object{
				"publishDiagnostics": object{"relatedInformation": true, "codeDescriptionSupport": true, "dataSupport": true},
				"codeAction": object{
					"codeActionLiteralSupport": object{"codeActionKind": object{"valueSet": []string{"quickfix"}}},
					"dataSupport":              true,
				},
			},
		},
	}
	if err := s.conn.Call(ctx, "initialize", params, nil); err != nil {
		return err
	}
	return s.conn.Notify(ctx, "initialized", object{})
}

// handle answers what the server asks, and notes what it tells.
func (s *Session) handle(_ context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) (any, error) {
	switch req.Method {
	case "textDocument/publishDiagnostics":
		var p struct {
			URI         string       `json:"uri"`
			Diagnostics []Diagnostic `json:"diagnostics"`
		}
		if req.Params != nil && json.Unmarshal(*req.Params, &p) == nil {
			s.note(p.URI, p.Diagnostics)
		}
		return nil, nil
	case "workspace/configuration":
		var p struct{ Items []any }
		if req.Params != nil {
			if err := json.Unmarshal(*req.Params, &p); err != nil {
				return nil, err
			}
		}
		answers := make([]any, len(p.Items))
		for i := range answers {
			answers[i] = s.opts.Settings
		}
		return answers, nil
	}
	return nil, nil // registrations, progress, messages
}

func (s *Session) note(uri string, ds []Diagnostic) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.told[uri] = ds
	close(s.changed)
	s.changed = make(chan struct{})
}

// PID is the number of the server's process.
func (s *Session) PID() int { return s.cmd.Process.Pid }

// Open opens a file with a content, or changes the content if it is open.
func (s *Session) Open(ctx context.Context, file, text string) error {
	type object = map[string]any
	uri := protocol.URI(file)
	s.mu.Lock()
	s.version[uri]++
	version := s.version[uri]
	delete(s.told, uri) // what is told from now on is of this content
	s.mu.Unlock()
	if version == 1 {
		return s.conn.Notify(ctx, "textDocument/didOpen", object{
			"textDocument": object{"uri": uri, "languageId": "go", "version": version, "text": text},
		})
	}
	return s.conn.Notify(ctx, "textDocument/didChange", object{
		"textDocument":   object{"uri": uri, "version": version},
		"contentChanges": []object{{"text": text}},
	})
}

// Diagnostics waits until enough is said of a file, and returns what is said. Its
// error says what was said instead.
func (s *Session) Diagnostics(ctx context.Context, file string, enough func([]Diagnostic) bool) ([]Diagnostic, error) {
	uri := protocol.URI(file)
	for {
		s.mu.Lock()
		ds, changed := s.told[uri], s.changed
		s.mu.Unlock()
		if enough(ds) {
			return ds, nil
		}
		select {
		case <-changed:
		case <-s.conn.DisconnectNotify():
			return nil, s.explain(errors.New("the server ended"))
		case <-ctx.Done():
			var said []string
			for _, d := range ds {
				said = append(said, fmt.Sprintf("\n\t%d: %s: %s", d.Range.Start.Line+1, d.Source, d.Message))
			}
			return nil, s.explain(fmt.Errorf("%w; diagnostics of %s: %d%s", ctx.Err(), file, len(said), strings.Join(said, "")))
		}
	}
}

// Actions returns the quick fixes for a diagnostic.
func (s *Session) Actions(ctx context.Context, file string, d Diagnostic) ([]Action, error) {
	type object = map[string]any
	var actions []Action
	err := s.conn.Call(ctx, "textDocument/codeAction", object{
		"textDocument": object{"uri": protocol.URI(file)},
		"range":        d.Range,
		"context":      object{"diagnostics": []Diagnostic{d}, "only": []string{"quickfix"}},
	}, &actions)
	if err != nil {
		return nil, s.explain(err)
	}
	return actions, nil
}

// explain adds what the server has written for humans.
func (s *Session) explain(err error) error {
	if text := s.stderr.String(); text != "" {
		return fmt.Errorf("%w\nthe server's last words:\n%s", err, text)
	}
	return err
}

// patience is how long a server may take to end.
const patience = 3 * time.Second

// Close ends the server and all that it has started.
func (s *Session) Close() {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if s.conn.Call(ctx, "shutdown", nil, nil) == nil {
		s.conn.Notify(ctx, "exit", nil)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		s.cmd.Wait()
	}()
	select {
	case <-ended:
	case <-ctx.Done():
	}
	process.KillGroup(s.cmd.Process.Pid)
	<-ended
	s.conn.Close()
}

// tail keeps the end of what is written to it.
type tail struct {
	mu   sync.Mutex
	text []byte
}

const tailSize = 4 << 10

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = append(t.text, p...)
	if len(t.text) > tailSize {
		t.text = t.text[len(t.text)-tailSize:]
	}
	return len(p), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.TrimSpace(string(t.text))
}
