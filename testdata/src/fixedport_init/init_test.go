package fixedport_init

import (
	"net"
	"net/http"
	"testing"
)

var backend, _ = net.Listen("tcp", ":9281") // want "the package's initialisation binds the fixed tcp port 9281"

func init() {
	go http.ListenAndServe("localhost:9282", nil) // want "the package's initialisation binds the fixed tcp port 9282"
	free, _ := net.Listen("tcp", "localhost:0")   // ok: a free port
	free.Close()
}

func TestAddr(t *testing.T) { _ = backend.Addr() }
