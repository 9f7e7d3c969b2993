package lspclient

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// TestMain makes this program the server of its own tests where the variable says so.
func TestMain(m *testing.M) {
	if behaviour := os.Getenv("ISOLINT_TEST_SERVER"); behaviour != "" {
		serve(behaviour)
		return
	}
	m.Run()
}

// serve is a server that reports the length of what is open.
func serve(behaviour string) {
	fmt.Fprintln(os.Stderr, "I am", behaviour)
	if behaviour == "dead" {
		return
	}
	stream := jsonrpc2.NewBufferedStream(pipes{os.Stdin, os.Stdout}, jsonrpc2.VSCodeObjectCodec{})
	handler := func(ctx context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) (any, error) {
		switch {
		case behaviour == "silent", behaviour == "stubborn" && req.Method == "shutdown":
			time.Sleep(time.Minute)
		case behaviour == "dying" && strings.HasPrefix(req.Method, "textDocument/"):
			conn.Close()
		case req.Method == "exit":
			conn.Close()
		case req.Method == "textDocument/didOpen", req.Method == "textDocument/didChange":
			return nil, measure(ctx, conn, *req.Params)
		case req.Method == "textDocument/codeAction":
			return []map[string]any{{"title": "shorten", "edit": map[string]any{"changes": map[string]any{
				protocol.URI("/a.go"): []protocol.TextEdit{{Range: protocol.Range{Start: protocol.Position{Character: 1}, End: protocol.Position{Character: 3}}}},
			}}}}, nil
		}
		return nil, nil
	}
	conn := jsonrpc2.NewConn(context.Background(), stream, jsonrpc2.HandlerWithError(handler))
	<-conn.DisconnectNotify()
}

// measure asks for the settings, and publishes them with the length of the text.
func measure(ctx context.Context, conn *jsonrpc2.Conn, params json.RawMessage) error {
	var p struct {
		TextDocument   struct{ URI, Text string }
		ContentChanges []struct{ Text string }
	}
	if err := json.Unmarshal(params, &p); err != nil {
		return err
	}
	text := p.TextDocument.Text
	for _, c := range p.ContentChanges {
		text = c.Text
	}
	go func() { // the answer comes to this goroutine's caller
		var settings []map[string]string
		conn.Call(ctx, "workspace/configuration", map[string]any{"items": []any{map[string]any{}}}, &settings)
		conn.Notify(ctx, "textDocument/publishDiagnostics", map[string]any{
			"uri":         p.TextDocument.URI,
			"diagnostics": []Diagnostic{{Message: fmt.Sprintf("%d bytes, %s", len(text), settings[0]["colour"])}},
		})
	}()
	return nil
}

func start(t *testing.T, behaviour string) (*Session, error) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	t.Cleanup(cancel)
	if behaviour == "silent" {
		ctx, cancel = context.WithTimeout(ctx, 200*time.Millisecond)
		t.Cleanup(cancel)
	}
	dir := t.TempDir()
	return Start(ctx, Options{
		Command: []string{program}, Dir: dir, Root: dir, Env: append(os.Environ(), "ISOLINT_TEST_SERVER="+behaviour),
		Settings: map[string]any{"colour": "blue"},
	})
}

func TestSession(t *testing.T) {
	t.Parallel()
	s, err := start(t, "well")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for text, want := range map[string]string{"abcd": "4 bytes, blue", "ab": "2 bytes, blue"} {
		if err := s.Open(t.Context(), "/a.go", text); err != nil {
			t.Fatal(err)
		}
		ds, err := s.Diagnostics(t.Context(), "/a.go", func(ds []Diagnostic) bool { return len(ds) > 0 })
		if err != nil || ds[0].Message != want {
			t.Errorf("got %v, %v; want %s", ds, err, want)
		}
	}
	actions, err := s.Actions(t.Context(), "/a.go", Diagnostic{})
	if err != nil || len(actions) != 1 {
		t.Fatalf("got %v, %v", actions, err)
	}
	if got, err := Apply("abcd", actions[0].Edits("/a.go")); err != nil || got != "ad" {
		t.Errorf("got %q, %v", got, err)
	}
}

// What the server has said on stderr is what a user needs to know of its end.
func TestDeadServer(t *testing.T) {
	t.Parallel()
	_, err := start(t, "dead")
	if err == nil || !strings.Contains(err.Error(), "last words:\nI am dead") {
		t.Errorf("got %v", err)
	}
}

func TestDyingServer(t *testing.T) {
	t.Parallel()
	s, err := start(t, "dying")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Open(t.Context(), "/a.go", ""); err != nil {
		t.Fatal(err)
	}
	_, err = s.Diagnostics(t.Context(), "/a.go", func([]Diagnostic) bool { return false })
	if err == nil || !strings.Contains(err.Error(), "the server ended\nthe server's last words:\nI am dying") {
		t.Errorf("got %v", err)
	}
}

func TestSilentServer(t *testing.T) {
	t.Parallel()
	_, err := start(t, "silent")
	if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "I am silent") {
		t.Errorf("got %v", err)
	}
}

// What is missing is told with what was there instead.
func TestOtherDiagnostics(t *testing.T) {
	t.Parallel()
	s, err := start(t, "well")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Open(t.Context(), "/a.go", "abc"); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err = s.Diagnostics(ctx, "/a.go", func(ds []Diagnostic) bool {
		if len(ds) > 0 {
			cancel()
		}
		return false
	})
	if err == nil || !strings.Contains(err.Error(), "diagnostics of /a.go: 1\n\t1: : 3 bytes, blue") {
		t.Errorf("got %v", err)
	}
}

// A server that does not end when it is asked to is ended.
func TestStubbornServer(t *testing.T) {
	t.Parallel()
	s, err := start(t, "stubborn")
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	if s.cmd.ProcessState == nil {
		t.Error("it still runs")
	}
}

func TestURI(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"/home/me/a.go":    "file:///home/me/a.go",
		"/home/me/ä b#.go": "file:///home/me/%C3%A4%20b%23.go",
	} {
		if got := protocol.URI(filepath.FromSlash(name)); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}
