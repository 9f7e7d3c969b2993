package fixedport

import (
	"net"
	"net/http"
	"testing"

	"example.com/serve"
)

func listen(t *testing.T, addr string) net.Listener {
	t.Helper()
	l, err := net.Listen("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func startAPI(t *testing.T) *http.Server {
	srv := &http.Server{Addr: "localhost:9221"}
	go func() { _ = srv.ListenAndServe() }()
	t.Cleanup(func() { _ = srv.Close() })
	return srv
}

func TestHelper(t *testing.T) {
	listen(t, ":9220")       // want "TestHelper binds the fixed tcp port 9220"
	listen(t, "localhost:0") // ok: a free port
	startAPI(t)              // want "TestHelper binds the fixed tcp port 9221"
}

func TestOtherPackage(t *testing.T) {
	l, _ := serve.Start(":9222") // want "TestOtherPackage binds the fixed tcp port 9222"
	l.Close()
	l, _ = serve.Start(serve.Free()) // ok: a port that was found
	l.Close()
	l, _ = serve.Start("") // want "TestOtherPackage binds the fixed tcp port 9400"
	l.Close()
	go serve.Run() // want "TestOtherPackage binds the fixed tcp port 9401"
}

func TestFunction(t *testing.T) {
	start := func(addr string) net.Listener { return listen(t, addr) } // want "TestFunction binds the fixed tcp port 9223"
	start(":9223")
}

func TestSubtest(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		listen(t, ":9224") // want "TestSubtest binds the fixed tcp port 9224"
	})
}
