// Package machinewide has tests that hold what every process of the machine
// shares. No analyzer reports it: two such tests must only not overlap.
package machinewide

import (
	"database/sql"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/phayes/freeport"
)

const port = 9091

type settings struct{ Addr string }

func TestListen(t *testing.T) {
	l, _ := net.Listen("tcp", "localhost:9090") // want "TestListen holds port:tcp:9090"
	l.Close()
}

func TestListenAnyAddress(t *testing.T) {
	l, _ := net.Listen("tcp4", ":9092") // want "TestListenAnyAddress holds port:tcp:9092"
	l.Close()
}

func TestListenFormatted(t *testing.T) {
	l, _ := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port)) // want "holds port:tcp:9091"
	l.Close()
}

func TestListenTCP(t *testing.T) {
	l, _ := net.ListenTCP("tcp", &net.TCPAddr{Port: 9093}) // want "holds port:tcp:9093"
	l.Close()
}

func TestListenPacket(t *testing.T) {
	c, _ := net.ListenPacket("udp", ":9094") // want "holds port:udp:9094"
	c.Close()
}

func TestListenAndServe(t *testing.T) {
	_ = http.ListenAndServe(":9095", nil) // want "holds port:tcp:9095"
}

func TestServerListens(t *testing.T) {
	srv := &http.Server{Addr: ":9096"}
	go srv.ListenAndServe() // want "holds port:tcp:9096"
	srv.Close()
}

func TestUnstartedServer(t *testing.T) {
	srv := httptest.NewUnstartedServer(nil)
	srv.Listener, _ = net.Listen("tcp", "127.0.0.1:9097") // want "holds port:tcp:9097"
	srv.Start()
	srv.Close()
}

func listen(addr string) (net.Listener, error) { return net.Listen("tcp", addr) }

func TestListenInHelper(t *testing.T) {
	l, _ := listen(":9098") // want "holds port:tcp:9098"
	l.Close()
}

func TestListenSocket(t *testing.T) {
	l, _ := net.Listen("unix", "/tmp/isolint-holds.sock") // want "holds socket:/tmp/isolint-holds.sock"
	l.Close()
}

func TestDatabase(t *testing.T) {
	db, _ := sql.Open("postgres", "host=localhost dbname=test") // want "holds db:postgres:host=localhost dbname=test"
	db.Close()
}

func TestFreePorts(t *testing.T) {
	l, _ := net.Listen("tcp", "127.0.0.1:0") // ok: a free port
	l.Close()
	l, _ = net.Listen("tcp", ":0") // ok: a free port
	l.Close()
	l, _ = net.ListenTCP("tcp", &net.TCPAddr{}) // ok: a free port
	l.Close()
	srv := httptest.NewServer(nil) // ok: a free port
	srv.Close()
	p, _ := freeport.GetFreePort()
	l, _ = net.Listen("tcp", fmt.Sprintf(":%d", p)) // ok: a free port, found by somebody
	l.Close()
	l, _ = net.Listen("unix", filepath.Join(t.TempDir(), "s")) // ok: a directory of its own
	l.Close()
}

// An address that is dialled, or is only data, is not bound.
func TestNotBound(t *testing.T) {
	_, _ = net.Dial("tcp", "localhost:9099")           // ok: dialled
	_, _ = http.Get("http://localhost:9099/")          // ok: dialled
	_ = settings{Addr: "localhost:9099"}               // ok: only data
	_ = &http.Server{Addr: ":9099"}                    // ok: not started
	_, _, _ = net.SplitHostPort("localhost:9099")      // ok: only data
	_, _ = net.ResolveTCPAddr("tcp", "localhost:9099") // ok: resolved
	_ = os.Getenv("PORT")                              // ok: reads
	db, _ := sql.Open("sqlite", ":memory:")            // ok: a database of its own
	db.Close()
}
