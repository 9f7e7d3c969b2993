// Package health tells whether the shop is open.
package health

import (
	"fmt"
	"net"
	"net/http"
)

// Serve answers at an address until the listener is closed.
func Serve(addr string) (net.Listener, error) {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, err
	}
	go http.Serve(l, http.HandlerFunc(open))
	return l, nil
}

func open(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "open") }

// Check asks the shop at an address whether it is open.
func Check(addr string) error {
	r, err := http.Get("http://" + addr)
	if err != nil {
		return err
	}
	return r.Body.Close()
}
