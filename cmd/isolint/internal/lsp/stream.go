package lsp

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync/atomic"

	"github.com/sourcegraph/jsonrpc2"
)

// A stream is the editor's end of the connection, which knows why it ended. It is left
// open: who is to end reads from it no more, and the process ends.
type stream struct {
	jsonrpc2.ObjectStream
	in    *input
	fault atomic.Pointer[error]
}

func newStream(ctx context.Context, in io.Reader, out io.Writer) *stream {
	s := &stream{in: &input{Reader: in}}
	both := pipe{s.in, newOutput(ctx, out)}
	s.ObjectStream = jsonrpc2.NewBufferedStream(both, jsonrpc2.VSCodeObjectCodec{})
	return s
}

// ReadObject reads a message. What follows one that cannot be read is lost: where it
// begins is not known.
func (s *stream) ReadObject(v any) error {
	err := s.ObjectStream.ReadObject(v)
	if err == nil || s.in.ended {
		return err
	}
	err = fmt.Errorf("what the editor sends is no message of the Language Server Protocol: %w", err)
	s.fault.Store(&err)
	return io.EOF // the library has nothing to add
}

// err is why the connection could not go on; nil if the editor has gone.
func (s *stream) err() error {
	if err := s.fault.Load(); err != nil {
		return *err
	}
	return nil
}

type pipe struct {
	io.Reader
	io.Writer
}

func (pipe) Close() error { return nil }

// An input knows whether there is more of it: half a message at its end means that the
// editor has gone.
type input struct {
	io.Reader
	ended bool
}

func (i *input) Read(p []byte) (int, error) {
	n, err := i.Reader.Read(p)
	i.ended = i.ended || err != nil
	return n, err
}

// An output is written to as long as its context has not ended: an editor that reads no
// more would keep the server from ending.
type output struct {
	ctx   context.Context
	texts chan []byte
	done  chan error // for each text
}

var errOver = errors.New("the session is over")

func newOutput(ctx context.Context, w io.Writer) *output {
	o := &output{ctx, make(chan []byte), make(chan error, 1)}
	go func() {
		for {
			select {
			case text := <-o.texts:
				_, err := w.Write(text)
				o.done <- err
			case <-ctx.Done():
				return
			}
		}
	}()
	return o
}

// Write is called by one goroutine at a time.
func (o *output) Write(p []byte) (int, error) {
	select {
	case o.texts <- append([]byte(nil), p...): // the caller's is used again after the end
	case <-o.ctx.Done():
		return 0, errOver
	}
	select {
	case err := <-o.done:
		if err != nil {
			return 0, err
		}
		return len(p), nil
	case <-o.ctx.Done():
		return 0, errOver
	}
}
