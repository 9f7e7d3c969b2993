package fixedport

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"example.com/serve"
	"github.com/phayes/freeport"
)

type settings struct{ Addr string }

func TestFree(t *testing.T) {
	l, _ := net.Listen("tcp", ":0") // ok: a free port
	l.Close()
	l, _ = net.Listen("tcp", "127.0.0.1:0") // ok: a free port
	l.Close()
	l, _ = net.ListenTCP("tcp", &net.TCPAddr{}) // ok: a free port
	l.Close()
	u, _ := net.ListenUDP("udp", nil) // ok: a free port
	u.Close()
	srv := httptest.NewServer(nil) // ok: a free port
	srv.Close()
	p, _ := freeport.GetFreePort()
	l, _ = net.Listen("tcp", fmt.Sprintf(":%d", p)) // ok: a port that was found
	l.Close()
	l, _ = net.Listen("tcp", serve.Free()) // ok: a port that was found
	l.Close()
	other, _ := net.Listen("tcp", l.Addr().String()) // ok: whichever it is
	other.Close()
}

func TestComputed(t *testing.T) {
	slot, _ := strconv.Atoi(os.Getenv("ISOLINT_SLOT"))
	l, _ := net.Listen("tcp", fmt.Sprintf(":%d", 9300+slot)) // ok: one of the slot's own
	l.Close()
	l, _ = net.Listen("tcp", "localhost:"+os.Getenv("PORT")) // ok: as the caller says
	l.Close()
}

func TestOnlyData(t *testing.T) {
	_, _ = net.Dial("tcp", "localhost:9302")                               // ok: dialled
	_, _ = http.Get("http://localhost:9302/")                              // ok: dialled
	_ = serve.Call("localhost:9302")                                       // ok: dialled
	_ = settings{Addr: "localhost:9302"}                                   // ok: only data
	_ = &http.Server{Addr: ":9302"}                                        // ok: not started
	_ = serve.New(9302)                                                    // ok: not started
	_, _, _ = net.SplitHostPort("localhost:9302")                          // ok: only data
	_, _ = net.ResolveTCPAddr("tcp", "localhost:9302")                     // ok: resolved
	if l, _ := net.Listen("tcp", ":0"); l.Addr().String() == "[::]:9302" { // ok: compared
		t.Fatal()
	}
	_ = exec.Command("redis-cli", "--port=9302").Run() // ok: another program's, which may call it
}

func TestServeElsewhere(t *testing.T) {
	l, _ := net.Listen("tcp", "localhost:0")
	srv := &http.Server{Addr: ":9303"}
	defer srv.Close()
	go srv.Serve(l) // ok: at the listener, not at Addr
}

func TestSockets(t *testing.T) {
	l, _ := net.Listen("unix", filepath.Join(t.TempDir(), "s")) // ok: a directory of its own
	l.Close()
	l, _ = net.Listen("unix", "/tmp/isolint-fixedport.sock") // ok: a file, for hardcodedpath
	l.Close()
}

// A test that runs itself as a subprocess.
func TestSubprocess(t *testing.T) {
	if os.Getenv("BE_SERVER") == "1" {
		http.ListenAndServe(":9304", nil) // ok: in another process, which gets its port by hand
		os.Exit(0)
	}
	_ = exec.CommandContext(context.Background(), os.Args[0]).Run()
}
