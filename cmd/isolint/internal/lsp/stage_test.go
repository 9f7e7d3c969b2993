package lsp

import (
	"context"
	"testing"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// Notifications before initialize and after shutdown are passed over.
func TestNotificationsOutOfTurn(t *testing.T) {
	t.Parallel()
	e, calls := begin(t, time.Millisecond)
	e.open(1, "package m // too early\n")
	quiet(t, calls)
	e.initialize()
	e.open(2, "package m\n")
	receive(t, calls).result <- e.one("found")
	e.next()
	if err := e.conn.Call(t.Context(), "shutdown", nil, nil); err != nil {
		t.Fatal(err)
	}
	e.change(3, "package m // too late\n")
	quiet(t, calls)
}

// What is not open is not changed.
func TestChangeOfUnopened(t *testing.T) {
	t.Parallel()
	e, calls := begin(t, time.Millisecond)
	e.initialize()
	e.change(1, "package m\n")
	quiet(t, calls)
}

func quiet(t *testing.T, calls chan call) {
	t.Helper()
	select {
	case c := <-calls:
		t.Errorf("%q is analysed", c.req.Patterns)
		c.err <- context.Canceled
	case <-time.After(300 * time.Millisecond):
	}
}

// Who waits is not told that nothing will come while an ask is on its way to the loop.
func TestSettleCountsAsks(t *testing.T) {
	t.Parallel()
	s := &session{documents: make(map[string]*document), views: make(map[string]*view), ready: make(chan struct{}), asks: make(chan ask)}
	uri := protocol.URI("/m/a_test.go")
	s.put(protocol.VersionedDocument{URI: uri}, "package m\n")
	asking, waited := make(chan bool), make(chan bool)
	go func() {
		s.ask(t.Context(), soon)
		close(asking)
	}()
	for asked := 0; asked == 0; time.Sleep(time.Millisecond) {
		s.mu.Lock()
		asked = s.asked
		s.mu.Unlock()
	}
	s.settle(0) // what the loop has taken so far
	go func() {
		s.wait(t.Context(), uri)
		close(waited)
	}()
	select {
	case <-waited:
		t.Error("there will be an analysis, and nobody waits for it")
	case <-time.After(100 * time.Millisecond):
	}
	<-s.asks
	<-asking
	s.settle(1)
	receive(t, waited)
}

// When the session is over nothing is begun any more.
func TestOver(t *testing.T) {
	t.Parallel()
	s := &session{over: true}
	s.beside(func() { t.Error("it is too late") })
	s.answers.Wait()
}
