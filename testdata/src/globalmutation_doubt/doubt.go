package globalmutation_doubt

import (
	"errors"
	"sync/atomic"
	"time"

	"example.com/kinds"
	"example.com/logging"
)

var lastFailure = ""

// Check remembers what went wrong.
func Check(s string) error {
	if _, err := size(s); err != nil {
		lastFailure = s
		return err
	}
	return nil
}

// Parse remembers what went well.
func Parse(s string) (int, error) {
	n, err := size(s)
	if err != nil {
		return 0, err
	}
	largest = n
	return n, nil
}

func size(s string) (int, error) {
	if s == "" {
		return 0, errors.New("empty")
	}
	return len(s), nil
}

// LastFailure is what could not be parsed.
func LastFailure() string { return lastFailure }

var largest int

// Largest is the one that was parsed.
func Largest() int { return largest }

// Client is connected if it has an address.
type Client struct {
	addr string
	mode string
}

// Start connects it.
func (c *Client) Start() {
	if c.addr != "" {
		c.Connect(c.addr)
	}
}

// Connect connects it.
func (c *Client) Connect(mode string) { c.mode = mode }

// Mode is how it is connected.
func (c *Client) Mode() string { return c.mode }

var running []string

// Server runs.
type Server struct{ name string }

// Start has it in the list.
func (s *Server) Start() { running = append(running, s.name) }

// Stop takes all off the list.
func (s *Server) Stop() { running = nil }

// Running are those in the list.
func Running() []string { return running }

// Handle logs and makes.
func Handle(name string) (int, error) {
	logging.Print(logging.Line(name))
	return kinds.Make(name)
}

type lifecycle struct {
	finished time.Time
	state    atomic.Uint32
}

type collection struct {
	of *lifecycle
	at time.Time
}

func (l *lifecycle) collect(at time.Time) (collection, bool) { return collection{l, at}, true }

func (c collection) complete() {
	c.of.finished = time.Time{}
	c.of.state.Store(1)
}

var clock = func() int { return 1 }

// Now is what the clock says.
func Now() int { return clock() }
