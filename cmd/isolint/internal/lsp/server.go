// Package lsp is a language server that shows isolint's findings in an editor, beside
// the language server that the editor has for Go anyway. It keeps the documents that
// are open, has their packages analysed as they change, and answers what the editor
// asks of them. How packages are analysed it is told by the command; what makes a
// finding it leaves to the analyzers.
package lsp

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/robustio"
	"github.com/sourcegraph/jsonrpc2"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// A Server serves one editor.
type Server struct {
	Env []string
	// Analyse analyses packages of one module.
	Analyse func(context.Context, Request) (*Result, error)
	// Configure reads the configuration of a directory's module.
	Configure func(dir string) (*config.Config, error)
	// URLs are where analyzers are explained, by name.
	URLs    map[string]string
	Version string
	Delay   time.Duration // from the last change to the analysis
	Stderr  io.Writer
}

// A Request is what to analyse.
type Request struct {
	load.Go
	Patterns []string
	Unsaved  *load.Unsaved // nil if everything is
}

// A Result is what an analysis found.
type Result struct {
	*load.Result
	All []finding.Finding // before the configuration was applied
}

// A session is a server at work.
type session struct {
	*Server
	conn    *jsonrpc2.Conn
	temp    string   // directory for what is not saved, and for the go command
	asks    chan ask // for analyses
	quit    chan bool
	modules *modules
	answers sync.WaitGroup // requests that are being answered

	mu        sync.Mutex
	client    client
	documents map[string]*document   // open ones, by file
	views     map[string]*view       // what is known of those, by file
	published map[string]publication // by file
	cancels   map[jsonrpc2.ID]context.CancelFunc
	told      map[string]string // the last complaint, by what it is about
	changes   int               // counts them
	asked     int               // asks there have been
	settled   int               // as many of them have had their analysis
	ready     chan struct{}     // closed when one has ended
	closing   bool              // shutdown was asked for
	over      bool              // no more requests are answered
}

// Run serves the editor until it leaves, or ctx ends. It returns whether the editor
// left as the protocol has it; without a word is fine too.
func (s *Server) Run(ctx context.Context, in io.Reader, out io.Writer) (orderly bool, err error) {
	temp, err := s.makeTemp(ctx)
	if err != nil {
		return false, fmt.Errorf("making a directory for what is not saved: %w", err)
	}
	defer robustio.RemoveAll(temp)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	x := &session{
		Server: s, temp: temp,
		asks: make(chan ask), quit: make(chan bool, 1),
		modules:   &modules{env: goTemp(s.Env, temp), known: make(map[place]*module)},
		documents: make(map[string]*document), views: make(map[string]*view),
		published: make(map[string]publication), told: make(map[string]string),
		cancels: make(map[jsonrpc2.ID]context.CancelFunc),
		ready:   make(chan struct{}),
	}
	var rounds sync.WaitGroup
	rounds.Go(func() { x.loop(ctx) })
	ready := make(chan struct{})
	stream := newStream(ctx, in, out)
	x.conn = jsonrpc2.NewConn(ctx, stream,
		handler(func(ctx context.Context, req *jsonrpc2.Request) { <-ready; x.handle(ctx, req) }), jsonrpc2.SetLogger(logger{s.Stderr}))
	close(ready) // x.conn is there
	orderly = true
	select {
	case orderly = <-x.quit:
	case <-x.conn.DisconnectNotify():
	case <-ctx.Done():
	}
	cancel()
	rounds.Wait()
	x.mu.Lock()
	x.over = true
	x.mu.Unlock()
	x.answers.Wait()
	return orderly, stream.err()
}

// beside runs f beside the reading of messages. When the session is over it does not:
// nobody would wait for it.
func (s *session) beside(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.over {
		s.answers.Go(f)
	}
}

// A handler takes messages, one after the other.
type handler func(context.Context, *jsonrpc2.Request)

func (h handler) Handle(ctx context.Context, _ *jsonrpc2.Conn, req *jsonrpc2.Request) { h(ctx, req) }

// A logger writes what the library says of messages that are none.
type logger struct{ w io.Writer }

func (l logger) Printf(format string, args ...any) { fmt.Fprintf(l.w, "isolint: "+format, args...) }
