package globalmutation_minds

import (
	"errors"
	"testing"
)

// A fake that only this test puts in: a trap for the next.
func TestReachRefused(t *testing.T) {
	reach = func(string) error { return errors.New("refused") } // want `changes reach and leaves it changed .Reach reads it.; restore it with t.Cleanup`
	if Reach("a") == nil {
		t.Error("reached")
	}
}

// Where each puts in its own it is the way of the package.
func TestKnown(t *testing.T) {
	lookup = func(string) bool { return true } // ok: likewise in the next
	if !Known("a") {
		t.Error("unknown")
	}
}

func TestUnknown(t *testing.T) {
	lookup = func(string) bool { return false } // ok: likewise in the one before
	if Known("a") {
		t.Error("known")
	}
}

// What is no fake.
func TestPort(t *testing.T) {
	port = 81 // ok: nobody else looks
	if Port() != 81 {
		t.Error("not changed")
	}
}

// Nobody calls it.
func TestResend(t *testing.T) {
	resend = nil // ok: nobody reads it
}
