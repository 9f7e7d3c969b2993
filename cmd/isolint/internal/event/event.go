// Package event is the stream that a run of tests is told in: the lines of
// go test -json. Everything that reports a run, and everything that learns from
// it, is a Handler of these events; nothing here starts a process or looks at a
// clock.
//
// What isolint has to say beyond go test are attr events on a test, under keys
// that begin with "isolint.": readers of go test -json take an unknown action
// with a test's name for the end of that test.
package event

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
)

// The actions of events; see go doc test2json.
const (
	Start       = "start"
	Run         = "run"
	Pause       = "pause"
	Cont        = "cont"
	Pass        = "pass"
	Fail        = "fail"
	Skip        = "skip"
	Bench       = "bench"
	Output      = "output"
	Attr        = "attr"
	Artifacts   = "artifacts"
	BuildOutput = "build-output"
	BuildFail   = "build-fail"
)

// An Event is one line of go test -json. Its fields are in the order of that
// format; times are left out where nothing happened at a time.
type Event struct {
	ImportPath  string     `json:",omitempty"` // of build events
	Time        *time.Time `json:",omitempty"`
	Action      string
	Package     string   `json:",omitempty"`
	Test        string   `json:",omitempty"`
	Elapsed     *float64 `json:",omitempty"` // in seconds
	Output      string   `json:",omitempty"`
	FailedBuild string   `json:",omitempty"`
	Key         string   `json:",omitempty"`
	Value       string   `json:",omitempty"`
	Path        string   `json:",omitempty"`
}

// Ends reports whether the event is the verdict of a test or of a package.
func (e Event) Ends() bool {
	return e.Action == Pass || e.Action == Fail || e.Action == Skip || e.Action == Bench
}

// Top returns the top-level test that the event belongs to; empty for an event
// of the package.
func (e Event) Top() string {
	for i := range len(e.Test) {
		if e.Test[i] == '/' {
			return e.Test[:i]
		}
	}
	return e.Test
}

// A Handler takes the events of a run, one at a time and in order. An error
// means that it cannot go on, a full disk for one; the run can.
type Handler interface {
	Handle(Event) error
}

// Tee hands every event to each of the handlers, also after one of them has
// failed; it returns their errors.
type Tee []Handler

// Handle implements Handler.
func (t Tee) Handle(e Event) error {
	var errs []error
	for _, h := range t {
		if err := h.Handle(e); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// An Encoder writes events as go test -json does.
type Encoder struct{ enc *json.Encoder }

// NewEncoder returns an Encoder that writes to w.
func NewEncoder(w io.Writer) *Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(true) // as go test does
	return &Encoder{enc}
}

// Handle implements Handler.
func (e *Encoder) Handle(ev Event) error { return e.enc.Encode(ev) }

// Replay hands the events of a recording to a handler. A line that is none is
// an error with its number.
func Replay(r io.Reader, h Handler) error {
	br := bufio.NewReader(r)
	for n := 1; ; n++ {
		line, err := br.ReadBytes('\n')
		if len(line) > 0 {
			var e Event
			if err := json.Unmarshal(line, &e); err != nil {
				return fmt.Errorf("line %d: %w", n, err)
			}
			if e.Action == "" {
				return fmt.Errorf("line %d: an event without an action", n)
			}
			if err := h.Handle(e); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
