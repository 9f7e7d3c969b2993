package execute

import (
	"context"
	"io"
	"net"
	"testing"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/history"
	"github.com/isolint-go/isolint/cmd/isolint/internal/plan"
)

// An interrupter is a context that ends when something is sent: the sender then
// knows that it was received.
type interrupter struct {
	context.Context
	done chan struct{}
}

func (i interrupter) Done() <-chan struct{} { return i.done }

// A phone is called by TestNeeds of suite/asks, which waits until it is hung up.
type phone struct {
	net.Listener
	calls chan int // their number, once nobody listens any more
}

// newPhone returns a phone on which one of the calls is answered.
func newPhone(t *testing.T, call int, answer func(net.Conn)) *phone {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &phone{l, make(chan int, 1)}
	go func() {
		n := 0
		defer func() { p.calls <- n }()
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			if n++; n == call {
				answer(conn)
			}
			conn.Close()
		}
	}()
	return p
}

// The search for what a test needs is given up when the run is interrupted, as
// all that has a verdict is there; the process that runs then is ended by the
// second interrupt.
func TestInterruptedSearch(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		call   int // of TestNeeds: alone, in the whole package, and in the search
		twice  bool
		others []string
		notRun int
	}{
		"before it": {call: 2, notRun: 1},
		"in it":     {call: 3, others: []string{"suite/garbage TestGarbage: pass", "suite/garbage: pass"}},
		"twice":     {call: 3, twice: true, others: []string{"suite/garbage TestGarbage: pass", "suite/garbage: pass"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			interrupts, kills, known := make(chan struct{}), make(chan struct{}), make(chan *Known)
			phone := newPhone(t, c.call, func(conn net.Conn) {
				interrupts <- struct{}{}
				known <- new(Known) // is received when the interrupt has been dealt with
				if c.twice {
					kills <- struct{}{}
					io.Copy(io.Discard, conn) // until the other side has been ended
				}
			})
			past := history.New()
			past.Of("suite/asks").Observe("TestNeeds", history.Test{Duration: time.Hour}) // so that it comes first
			o := Options{Width: 1, Isolate: plan.ByTest, History: past, Timeout: time.Hour, Env: []string{"ASK=" + phone.Addr().String()}}
			w := World{Known: known, Kill: kills}
			rec, out := runIn(interrupter{context.Background(), interrupts}, t, w, o, nil, of(t, "asks"), of(t, "garbage"))
			phone.Close()
			if n := <-phone.calls; n != c.call {
				t.Errorf("%d processes ran the test, want %d", n, c.call)
			}
			same(t, "verdicts", rec.verdicts(), append([]string{"suite/asks TestNeeded: pass", "suite/asks TestNeeds: pass", "suite/asks: pass"}, c.others...))
			same(t, "needs", rec.attrs("isolint.needs"), nil)
			if want := (Outcome{Interrupted: true, NotRun: c.notRun}); out != want {
				t.Errorf("%+v, want %+v", out, want)
			}
			if h := past.Of("suite/asks"); !h.Whole || len(h.Together) > 0 {
				t.Errorf("history: %+v", h)
			}
		})
	}
}
