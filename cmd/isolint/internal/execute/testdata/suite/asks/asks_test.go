package asks

import (
	"io"
	"net"
	"os"
	"testing"
)

var ready bool

func TestNeeded(t *testing.T) { ready = true }

// TestNeeds goes on when the one whom it has called hangs up.
func TestNeeds(t *testing.T) {
	conn, err := net.Dial("tcp", os.Getenv("ASK"))
	if err != nil {
		t.Fatal(err)
	}
	io.Copy(io.Discard, conn)
	if !ready {
		t.Error("not ready")
	}
}
