// Package fixedport_strict starts servers that are other programs.
package fixedport_strict

import (
	"context"
	"os/exec"
	"testing"
)

const address = "127.0.0.1:18310"

func TestServer(t *testing.T) {
	exec.Command("./server", "--http-addr", address)                        // want `TestServer starts a program with the fixed port 18310 .--http-addr.; if it listens there`
	exec.Command("./server", "-v", "-port=18311")                           // want `fixed port 18311 .-port.`
	exec.CommandContext(context.Background(), "./server", "--listen=:8080") // want `fixed port 8080 .--listen.`
	exec.Command("./server", "--bind", "tcp://0.0.0.0:2375")                // want `fixed port 2375 .--bind.`
}

func TestNames(t *testing.T) {
	exec.Command("./server", "--http.addr=:18320")          // want "fixed port 18320 .--http.addr."
	exec.Command("./server", "--web.listen-address=:18321") // want "fixed port 18321"
	exec.Command("./server", "--listenAddr", "[::]:18322")  // want "fixed port 18322 .--listenAddr."
}

func start(port string) {
	exec.Command("./server", "--port", port)   // ok: not known
	exec.Command("./server", "--port", "9000") // want "start starts a program with the fixed port 9000"
}

func TestNone(t *testing.T) {
	start("0")
	exec.Command("./agent", "--remote-addr=127.0.0.1:443")   // ok: what it calls
	exec.Command("./agent", "--addr=10.0.0.1:443")           // ok: another machine's
	exec.Command("/usr/bin/ssh", "-port", "2222")            // ok: a client
	exec.Command("./server", "--port=99999")                 // ok: no port
	exec.Command("./server", "--port", "0")                  // ok: a free one
	exec.Command("./server", "--listen", "127.0.0.1:0")      // ok: the same
	exec.Command("./client", "--server", "localhost:18312")  // ok: what it calls
	exec.Command("./server", "--report", "18313")            // ok: another flag
	exec.Command("./server", "--addr", "unix:///run/s.sock") // ok: no port
	exec.Command("./server", "--listen-timeout=30")          // ok: no address
	exec.Command("--port", "18314")                          // ok: the program itself
}
