// Command lsp measures how long an editor waits for isolint lsp: from the start of
// the server to the first diagnostics of a file, with nothing of the analysis in go's
// cache and with all of it, and from an edit to the diagnostics of the edited text, which
// has in it the time that the server waits for somebody to go on typing.
//
//	lsp [-n ROUNDS] PROGRAM FILE
//
// The file is not written to.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"github.com/sourcegraph/jsonrpc2"
)

func main() {
	rounds := flag.Int("n", 5, "rounds")
	flag.Parse()
	if flag.NArg() != 2 {
		fmt.Fprintln(os.Stderr, "usage: lsp [-n ROUNDS] PROGRAM FILE")
		os.Exit(2)
	}
	if err := measure(*rounds, flag.Arg(0), flag.Arg(1)); err != nil {
		fmt.Fprintf(os.Stderr, "lsp: %v\n", err)
		os.Exit(1)
	}
}

// edits is how many edits a session has: each adds a function that no cache knows.
const edits = 5

func measure(rounds int, program, file string) error {
	file, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	content, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "lsp")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var cold, warm, edited []time.Duration
	for range rounds {
		copied, err := copyOf(program, dir)
		if err != nil {
			return err
		}
		for _, first := range []*[]time.Duration{&cold, &warm, &warm} {
			times, err := session(copied, file, string(content))
			if err != nil {
				return err
			}
			*first = append(*first, times[0])
			edited = append(edited, times[1:]...)
		}
	}
	for _, row := range []struct {
		what  string
		times []time.Duration
	}{{"first diagnostics, cold", cold}, {"first diagnostics, warm", warm}, {"after an edit", edited}} {
		slices.Sort(row.times)
		ms := func(i int) string { return fmt.Sprintf("%5.2f s", row.times[i].Seconds()) }
		n := len(row.times)
		fmt.Printf("%-24s median %s  lowest %s  highest %s  (%d)\n", row.what, ms(n/2), ms(0), ms(n-1), n)
	}
	return nil
}

// copyOf returns another program that does the same: go's cache has nothing of it, as
// a tool is known by a hash of its file.
func copyOf(program, dir string) (string, error) {
	data, err := os.ReadFile(program)
	if err != nil {
		return "", err
	}
	copied := filepath.Join(dir, "isolint")
	os.Remove(copied)
	data = fmt.Append(data, time.Now().UnixNano())
	return copied, os.WriteFile(copied, data, 0o755)
}

// An editor is one end of a session.
type editor struct {
	conn      *jsonrpc2.Conn
	uri       string
	published chan int // versions
}

// session returns how long it took to the first diagnostics, and after each edit.
func session(program, file, content string) ([]time.Duration, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "lsp")
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	e := &editor{uri: (&url.URL{Scheme: "file", Path: file}).String(), published: make(chan int, 100)}
	e.conn = jsonrpc2.NewConn(ctx, jsonrpc2.NewBufferedStream(ends{out, in}, jsonrpc2.VSCodeObjectCodec{}), e, jsonrpc2.SetLogger(log.New(io.Discard, "", 0)))
	times, err := e.run(ctx, start, content)
	if err != nil {
		return nil, err
	}
	if err := e.conn.Call(ctx, "shutdown", nil, nil); err != nil {
		return nil, err
	}
	if err := e.conn.Notify(ctx, "exit", nil); err != nil {
		return nil, err
	}
	return times, cmd.Wait()
}

func (e *editor) run(ctx context.Context, start time.Time, content string) ([]time.Duration, error) {
	if err := e.conn.Call(ctx, "initialize", struct{}{}, nil); err != nil {
		return nil, err
	}
	if err := e.conn.Notify(ctx, "initialized", struct{}{}); err != nil {
		return nil, err
	}
	document := map[string]any{"uri": e.uri, "languageId": "go", "version": 0, "text": content}
	if err := e.conn.Notify(ctx, "textDocument/didOpen", map[string]any{"textDocument": document}); err != nil {
		return nil, err
	}
	times := []time.Duration{}
	for version := 0; ; version++ {
		if err := e.wait(ctx, version); err != nil {
			return nil, err
		}
		times = append(times, time.Since(start))
		if version == edits {
			return times, nil
		}
		start = time.Now()
		text := fmt.Sprintf("%s\nfunc _() { _ = %d }\n", content, start.UnixNano())
		err := e.conn.Notify(ctx, "textDocument/didChange", map[string]any{
			"textDocument":   map[string]any{"uri": e.uri, "version": version + 1},
			"contentChanges": []any{map[string]any{"text": text}},
		})
		if err != nil {
			return nil, err
		}
	}
}

// wait waits for the diagnostics of a version.
func (e *editor) wait(ctx context.Context, version int) error {
	for {
		select {
		case v := <-e.published:
			if v == version {
				return nil
			}
		case <-e.conn.DisconnectNotify():
			return fmt.Errorf("the server has gone")
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Handle takes what the server tells or asks.
func (e *editor) Handle(ctx context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) {
	switch {
	case req.Method == "textDocument/publishDiagnostics":
		var p struct {
			URI     string
			Version *int
		}
		if json.Unmarshal(*req.Params, &p) == nil && p.URI == e.uri && p.Version != nil {
			e.published <- *p.Version
		}
	case !req.Notif:
		conn.Reply(ctx, req.ID, nil)
	}
}

type ends struct {
	io.Reader
	io.WriteCloser
}
