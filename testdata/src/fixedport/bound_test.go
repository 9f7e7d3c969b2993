// Package fixedport has tests that bind ports.
package fixedport

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
)

const port = 9201

func TestListen(t *testing.T) {
	l, _ := net.Listen("tcp", "localhost:9200") // want "TestListen binds the fixed tcp port 9200; listen on port 0 and ask the listener for its address"
	l.Close()
}

func TestFormatted(t *testing.T) {
	l, _ := net.Listen("tcp4", fmt.Sprintf("127.0.0.1:%d", port)) // want "TestFormatted binds the fixed tcp port 9201"
	l.Close()
	l, _ = net.Listen("tcp", net.JoinHostPort("", "9202")) // want "TestFormatted binds the fixed tcp port 9202"
	l.Close()
}

func TestTwice(t *testing.T) {
	l, _ := net.Listen("tcp", ":9203") // want "TestTwice binds the fixed tcp port 9203"
	l.Close()
	l, _ = net.Listen("tcp", ":9203") // ok: told already
	l.Close()
}

func TestListenTCP(t *testing.T) {
	l, _ := net.ListenTCP("tcp", &net.TCPAddr{Port: 9204}) // want "binds the fixed tcp port 9204"
	l.Close()
}

func TestDatagrams(t *testing.T) {
	c, _ := net.ListenPacket("udp", ":9205") // want "binds the fixed udp port 9205"
	c.Close()
	u, _ := net.ListenUDP("udp4", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 9206}) // want "binds the fixed udp port 9206"
	u.Close()
	u, _ = net.ListenMulticastUDP("udp4", nil, &net.UDPAddr{IP: net.IPv4(224, 0, 0, 251), Port: 5353}) // ok: many may
	u.Close()
}

func TestListenConfig(t *testing.T) {
	var lc net.ListenConfig
	l, _ := lc.Listen(context.Background(), "tcp", ":9207") // want "binds the fixed tcp port 9207"
	l.Close()
}

func TestTLS(t *testing.T) {
	l, _ := tls.Listen("tcp", ":9208", nil) // want "binds the fixed tcp port 9208"
	l.Close()
}

func TestListenAndServe(t *testing.T) {
	go func() { _ = http.ListenAndServe(":9209", nil) }()                   // want "TestListenAndServe binds the fixed tcp port 9209"
	go func() { _ = http.ListenAndServeTLS(":9210", "cert", "key", nil) }() // want "TestListenAndServe binds the fixed tcp port 9210"
}

func TestServer(t *testing.T) {
	srv := &http.Server{Addr: ":9211"}
	defer srv.Close()
	go srv.ListenAndServe() // want "TestServer binds the fixed tcp port 9211"
}

func TestServerClosed(t *testing.T) {
	srv := &http.Server{Addr: ":9212"}
	done := make(chan bool)
	go func() {
		if err := srv.ListenAndServe(); err != http.ErrServerClosed { // want "TestServerClosed binds the fixed tcp port 9212"
			t.Error(err)
		}
		close(done)
	}()
	srv.Close()
	<-done
}

func TestUnstarted(t *testing.T) {
	srv := httptest.NewUnstartedServer(nil)
	srv.Listener.Close()
	srv.Listener, _ = net.Listen("tcp", "127.0.0.1:9213") // want "TestUnstarted binds the fixed tcp port 9213"
	srv.Start()
	srv.Close()
}

func TestIgnored(t *testing.T) {
	//isolint:ignore fixedport the protocol knows no other
	l, _ := net.Listen("tcp", ":9214") // ok: silenced
	l.Close()
}

func BenchmarkListen(b *testing.B) {
	l, _ := net.Listen("tcp", ":9215") // ok: benchmarks run one at a time
	l.Close()
}

func ExampleListen() {
	l, _ := net.Listen("tcp", ":9216") // ok: compiled, not run
	l.Close()
}
