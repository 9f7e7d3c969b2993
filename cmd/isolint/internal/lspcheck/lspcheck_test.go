package lspcheck

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/isolint-go/isolint/cmd/isolint/internal/lspclient"
	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// TestMain makes this program the server that is checked, where the variable says so.
func TestMain(m *testing.M) {
	if behaviour := os.Getenv("ISOLINT_TEST_CHECKED"); behaviour != "" {
		serve(behaviour)
		return
	}
	m.Run()
}

// stdio is what a server reads and writes.
type stdio struct{}

func (stdio) Read(p []byte) (int, error)  { return os.Stdin.Read(p) }
func (stdio) Write(p []byte) (int, error) { return os.Stdout.Write(p) }
func (stdio) Close() error                { return os.Stdin.Close() }

func serve(behaviour string) {
	handler := func(ctx context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) (any, error) {
		switch req.Method {
		case "exit":
			conn.Close()
		case "textDocument/didOpen":
			var p struct{ TextDocument struct{ URI string } }
			if err := json.Unmarshal(*req.Params, &p); err != nil {
				return nil, err
			}
			return nil, conn.Notify(ctx, "textDocument/publishDiagnostics", map[string]any{
				"uri": p.TextDocument.URI, "diagnostics": diagnostics(behaviour, p.TextDocument.URI),
			})
		case "textDocument/codeAction":
			var p struct{ TextDocument struct{ URI string } }
			if err := json.Unmarshal(*req.Params, &p); err != nil {
				return nil, err
			}
			return actions(behaviour, p.TextDocument.URI), nil
		}
		return nil, nil
	}
	stream := jsonrpc2.NewBufferedStream(stdio{}, jsonrpc2.VSCodeObjectCodec{})
	<-jsonrpc2.NewConn(context.Background(), stream, jsonrpc2.HandlerWithError(handler)).DisconnectNotify()
}

func diagnostics(behaviour, uri string) []lspclient.Diagnostic {
	if behaviour == "finds nothing" {
		return []lspclient.Diagnostic{}
	}
	last := strings.Replace(uri, "shop/shop_test.go", "config/config.go", 1)
	if behaviour == "loses the way" {
		last = uri
	}
	return []lspclient.Diagnostic{
		{Source: "processstate", Message: "use t.Setenv"},
		{Source: "globalmutation", Message: "it changes", RelatedInformation: []protocol.RelatedInformation{
			{Message: "it writes", Location: protocol.Location{URI: last}},
		}},
	}
}

// actions are the fix of the sample, whose os.Setenv is on line 24.
func actions(behaviour, uri string) []map[string]any {
	text := "t"
	if behaviour == "fixes wrongly" {
		text = "b"
	}
	at := func(column int) protocol.Position { return protocol.Position{Line: 23, Character: column} }
	return []map[string]any{{"title": "fix", "edit": map[string]any{"changes": map[string]any{
		uri: []protocol.TextEdit{{Range: protocol.Range{Start: at(1), End: at(3)}, NewText: text}},
	}}}}
}

func TestCheck(t *testing.T) {
	t.Parallel()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for behaviour, want := range map[string]string{
		"works":         "",
		"finds nothing": "in 1s it did not say what it should: ",
		"loses the way": `the finding "it changes" does not lead to config.go`,
		"fixes wrongly": `no right fix is offered for "use t.Setenv", but 1 others`,
	} {
		t.Run(behaviour, func(t *testing.T) {
			t.Parallel()
			limit := time.Minute
			if behaviour == "finds nothing" {
				limit = time.Second
			}
			report, err := Check(t.Context(), program, append(os.Environ(), "ISOLINT_TEST_CHECKED="+behaviour), limit)
			switch {
			case want == "" && (err != nil || report.Finding != "it changes"):
				t.Errorf("got %v, %v", report, err)
			case want != "" && (err == nil || !strings.HasPrefix(err.Error(), want)):
				t.Errorf("got error %v, want %s", err, want)
			}
		})
	}
}

func TestCheckNoProgram(t *testing.T) {
	t.Parallel()
	if _, err := Check(t.Context(), filepath.Join(t.TempDir(), "nosuch"), os.Environ(), time.Minute); err == nil {
		t.Error("no error")
	}
}

// The sample has the lines that tests and the check count on.
func TestSample(t *testing.T) {
	t.Parallel()
	m, err := Write(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if lines := strings.Split(m.Text, "\n"); !strings.HasPrefix(lines[23], "\tos.Setenv(") {
		t.Errorf("line 24 of the sample is %q", lines[23])
	}
}
