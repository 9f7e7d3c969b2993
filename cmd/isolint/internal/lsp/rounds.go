package lsp

import (
	"context"
	"time"
)

// An ask is the wish for an analysis.
type ask int

const (
	// soon: something is to be looked at that has not changed, or changed on disk. The
	// analysis that is under way is of use still.
	soon ask = iota
	// later: a document changes, and most likely once more in a moment. What is under way
	// is of no use.
	later
)

// gather is how long to wait for more to come where nobody types: an editor that
// starts opens its files one after the other.
const gather = 20 * time.Millisecond

func (s *session) ask(ctx context.Context, a ask) {
	s.mu.Lock()
	s.asked++
	s.mu.Unlock()
	select {
	case s.asks <- a:
	case <-ctx.Done():
	}
}

// loop has everything analysed when asked to, one analysis at a time. It returns when
// ctx has ended and no process of an analysis is left.
func (s *session) loop(ctx context.Context) {
	var (
		timer  = time.NewTimer(time.Hour)
		taken  int // asks
		armed  bool
		due    bool               // the timer ran out while an analysis was under way
		cancel context.CancelFunc // of the one that is under way
		done   chan struct{}
	)
	timer.Stop()
	start := func() {
		var sub context.Context
		sub, cancel = context.WithCancel(ctx)
		ended := make(chan struct{})
		done, due = ended, false
		go func() {
			defer close(ended)
			s.round(sub)
		}()
	}
	for {
		select {
		case <-ctx.Done():
			if done != nil {
				cancel()
				<-done
			}
			return
		case a := <-s.asks:
			taken++
			wait := gather
			if a == later {
				wait = s.Delay
				if done != nil {
					cancel()
				}
			}
			armed = true
			timer.Reset(wait)
		case <-timer.C:
			armed = false
			if due = done != nil; !due {
				start()
			}
		case <-done:
			cancel()
			done = nil
			switch {
			case due:
				start()
			case !armed:
				s.settle(taken)
			}
		}
	}
}

// settle lets those go on who wait for an analysis that will not come, unless there was
// another ask since as many had been taken.
func (s *session) settle(taken int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.settled = taken
	s.wake()
}

// wake lets those look again who wait for an analysis. s.mu is held.
func (s *session) wake() {
	close(s.ready)
	s.ready = make(chan struct{})
}

// wait returns the document of a URI with what is known of it, once something is, or
// nothing will be.
func (s *session) wait(ctx context.Context, uri string) (*document, *view) {
	for {
		d, v := s.of(uri)
		s.mu.Lock()
		pending, ready := s.settled < s.asked, s.ready
		s.mu.Unlock()
		if d == nil || v != nil || !pending {
			return d, v
		}
		select {
		case <-ready:
		case <-ctx.Done():
			return d, nil
		}
	}
}
