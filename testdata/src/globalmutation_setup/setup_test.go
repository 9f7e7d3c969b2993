package globalmutation_setup

import (
	"os"
	"testing"
)

var (
	client *Client
	other  *Client
)

func TestMain(m *testing.M) {
	connect()
	other = Dial("other")
	os.Exit(m.Run())
}

func connect() { client = Dial("server") }

func TestRestart(t *testing.T) {
	connect() // ok: as it was set up
}

func TestOther(t *testing.T) {
	other = Dial("mine") // want "TestOther changes other and leaves it changed"
}

func TestForget(t *testing.T) {
	forget() // want "TestForget changes client and leaves it changed"
}

func forget() { client = Dial("nowhere") }

func TestReads(t *testing.T) {
	if client.address != other.address {
		t.Error("two")
	}
}
