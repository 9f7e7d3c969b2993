// Package globalmutation_eyes has state that some code comes to and does not look at.
package globalmutation_eyes

import (
	"errors"
	"io"
	"os"
)

type chart struct {
	Name, Version, Icon string
	next                *chart
}

var (
	current             = &chart{Name: "a"}
	whole               = &chart{Name: "a"}
	onFailure           = func(error) {}
	onRefusal           = func(error) {}
	Out       io.Writer = os.Stdout
	Log       *Logger   = &Logger{}
	speed               = 1
	shared              = 1
	plugins             = []string{"base"}
)

// A Logger writes lines.
type Logger struct{ lines []string }

// Print adds one.
func (l *Logger) Print(s string) { l.lines = append(l.lines, s) }

func validName(c *chart) bool { return c.Name != "" }

func validIcon(c *chart) bool { return hasIcon(c) }

func hasIcon(c *chart) bool { return c.Icon != "" }

func clone(c *chart) *chart { d := *c; return &d }

// Run reports what goes wrong, two calls down.
func Run(n int) error { return run(n) }

func run(n int) error {
	if err := check(n); err != nil {
		report(err)
		return err
	}
	return nil
}

func report(err error) { onFailure(err) }

func check(n int) error {
	if n < 0 {
		return errors.New("negative")
	}
	return nil
}

// Refuse reports in its own code.
func Refuse(n int) {
	if err := check(n); err != nil {
		onRefusal(err)
	}
}

// Say writes, sometimes.
func Say(s string) {
	if s != "" {
		io.WriteString(Out, s)
		Log.Print(s)
	}
}

var write = func(string) error { return nil }

// Move writes if there is something to move.
func Move(s string) error { return move(s) }

func move(s string) error {
	if s == "" {
		return nil
	}
	return write(s)
}

var (
	early    = 1
	shown    = "std"
	bound    = 10
	optional *chart
	list     []step
	errSkip  = errors.New("skip")
)

// A step is code, with a name.
type step struct {
	name string
	run  func() error
}

// Bounded is behind an error that is not one.
func Bounded(n int) int { return bounded(n) }

func bounded(n int) int {
	if err := check(n); err != errSkip {
		return clamp(n)
	}
	return n
}

func clamp(n int) int { return min(n, bound) }

func isSet(c *chart) bool { return c != nil }

func ignores(*chart) bool { return true }

// Steps runs them, two calls down.
func Steps() error { return steps() }

func steps() error {
	for _, s := range list {
		if err := s.run(); err != nil {
			return err
		}
	}
	return nil
}

// Err is where complaints go.
var Err io.Writer = os.Stderr

// Complain writes one.
func Complain(s string) {
	if s != "" {
		io.WriteString(Err, s)
	}
}
