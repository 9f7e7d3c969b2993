package lsp

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// What is no message ends the session with an error; half a message at the end does
// not, as then the editor has gone.
func TestFaults(t *testing.T) {
	t.Parallel()
	message := func(text string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(text), text) }
	ok := message(`{"jsonrpc": "2.0", "method": "initialized", "params": {}}`)
	for input, fault := range map[string]bool{
		"":                                    false,
		ok:                                    false,
		ok[:len(ok)-5]:                        false,
		ok + "Content-":                       false,
		"Content-Length: many\r\n\r\n{}":      true,
		"Content-Length: 5\r\n\r\n" + ok[23:]: true,
		"Content-Length: 0\r\n\r\n" + ok:      true,
		ok + message("nonsense"):              true,
		ok + message("{}"):                    true,
		message(`{"jsonrpc": "2.0", "id": 1.5, "method": "shutdown"}`): true,
	} {
		var log strings.Builder
		s := &Server{Env: os.Environ(), Stderr: &log}
		_, err := s.Run(t.Context(), strings.NewReader(input), io.Discard)
		if (err != nil) != fault {
			t.Errorf("%q: %v", input, err)
		}
		if log.Len() > 0 {
			t.Errorf("%q: the log says %q, which the error says", input, log.String())
		}
	}
}

// An editor that reads nothing is no reason to stay when it goes away, or when the
// server is told to end.
func TestUnread(t *testing.T) {
	t.Parallel()
	for _, way := range []string{"stdin", "signal"} {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		dir := t.TempDir()
		write(t, dir+"/go.mod", "module m\n\ngo 1.24\n")
		analysed := make(chan bool, 10)
		s := &Server{
			Env: os.Environ(), Stderr: io.Discard, Delay: time.Millisecond,
			Configure: func(string) (*config.Config, error) { return new(config.Config), nil },
			Analyse: func(context.Context, Request) (*Result, error) {
				analysed <- true
				f := finding.Finding{Pos: finding.Position{File: dir + "/a_test.go", Line: 1, Column: 1}}
				return &Result{Result: &load.Result{Findings: []finding.Finding{f}}}, nil
			},
		}
		in, stdin := io.Pipe()
		unread, out := io.Pipe()
		ended := make(chan bool, 1)
		go func() {
			s.Run(ctx, in, out)
			ended <- true
		}()
		send := func(text string) { fmt.Fprintf(stdin, "Content-Length: %d\r\n\r\n%s", len(text), text) }
		send(`{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {}}`)
		answer := make([]byte, 4096)
		for got := ""; !strings.Contains(got, "serverInfo"); { // it comes in one piece or two
			n, err := unread.Read(answer)
			if err != nil {
				t.Fatal(err)
			}
			got += string(answer[:n])
		}
		send(fmt.Sprintf(`{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {"uri": %q, "version": 1, "text": "package m\n"}}}`,
			protocol.URI(dir+"/a_test.go")))
		receive(t, analysed)
		time.Sleep(50 * time.Millisecond) // until it writes what was found
		if way == "stdin" {
			stdin.Close()
		} else {
			cancel()
		}
		receive(t, ended)
	}
}
