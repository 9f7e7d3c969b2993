package processstate

import (
	"testing"

	"example.com/streams"
)

// What lies beside a standard stream, in the same struct, is none.
func TestBesideStdio(t *testing.T) {
	p := streams.New()
	p.Target.Set(1) // ok: not a stream
	p.Target.I = 2  // ok
}
