package fixedport_main

import (
	"net"
	"net/http"
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	go http.ListenAndServe(":9270", nil) // want "TestMain binds the fixed tcp port 9270"
	os.Exit(m.Run())
}

func TestDials(t *testing.T) {
	_, _ = net.Dial("tcp", ":9270") // ok: TestMain's
}
