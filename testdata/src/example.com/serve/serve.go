// Package serve starts servers, for tests of what others bind.
package serve

import (
	"fmt"
	"net"
	"net/http"
	"strconv"
)

// DefaultPort is what Start binds if it is given no address.
const DefaultPort = 9400

// Start serves at an address.
func Start(addr string) (net.Listener, error) {
	if addr == "" {
		addr = fmt.Sprintf(":%d", DefaultPort)
	}
	return net.Listen("tcp", addr)
}

// A Server is a server that knows its address.
type Server struct{ host, port string }

// New returns a server that is not started.
func New(port int) *Server { return &Server{host: "localhost", port: strconv.Itoa(port)} }

// Run binds a fixed port.
func Run() error { return http.ListenAndServe(":9401", nil) }

// Call calls a server.
func Call(addr string) error {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	return c.Close()
}

// Free finds a port that is free.
func Free() string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	defer l.Close()
	return l.Addr().String()
}
