package globalmutation

import (
	"io"
	"os"
	"strings"
	"testing"
)

var (
	handedIn   io.Reader = os.Stdin
	handedOut  io.Writer = os.Stdout
	handedSeen io.Writer = os.Stdout
)

func handedCopy() {
	if _, err := io.Copy(handedOut, handedIn); err != nil {
		panic(err)
	}
}

func TestHandedLeft(t *testing.T) {
	handedIn = strings.NewReader("a") // ok: the other test sets it anew before it looks
	handedOut = new(strings.Builder)  // ok: as above
	handedCopy()
}

// The old values are arguments of what puts them back.
func TestHandedBack(t *testing.T) {
	defer func(in io.Reader, out io.Writer) { handedIn, handedOut = in, out }(handedIn, handedOut)
	handedIn = strings.NewReader("a")
	handedOut = new(strings.Builder)
	handedCopy()
}

func TestHandedSeenLeft(t *testing.T) {
	handedSeen = new(strings.Builder) // want "changes handedSeen and leaves it changed .TestHandedSeen reads it."
}

func TestHandedSeen(t *testing.T) {
	defer func(out io.Writer) {
		if out != os.Stdout {
			t.Error("changed") // it looks at what was there
		}
		handedSeen = out
	}(handedSeen)
	handedSeen = new(strings.Builder)
}
