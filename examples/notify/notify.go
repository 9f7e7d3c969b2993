// Package notify tells customers and colleagues what became of an order.
package notify

import (
	"fmt"
	"log"
	"net/http"
	"os"
	"path/filepath"
)

// Received answers the carrier's calls.
func Received(w http.ResponseWriter, r *http.Request) {
	log.Printf("received %s", r.URL.Query().Get("order"))
	fmt.Fprint(w, "thank you")
}

// Serve registers the handlers of the shop.
func Serve() { http.HandleFunc("/received", Received) }

// Template finds a message in the working directory.
func Template(name string) (string, error) {
	b, err := os.ReadFile(filepath.Join("templates", name+".txt"))
	return string(b), err
}
