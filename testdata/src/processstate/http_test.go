package processstate

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"example.com/app"
)

func handle(w http.ResponseWriter, r *http.Request) {}

func routes() { http.HandleFunc("/routes", handle) }

func TestHandleFunc(t *testing.T) {
	http.HandleFunc("/x", handle) // want "http.HandleFunc registers on http.DefaultServeMux for the whole process and cannot be undone"
}

func TestHandle(t *testing.T) {
	http.Handle("/y", http.HandlerFunc(handle)) // want "http.Handle registers on http.DefaultServeMux for the whole process and cannot be undone"
}

func TestHandleInHelper(t *testing.T) {
	routes() // want "registers on http.DefaultServeMux for the whole process and cannot be undone"
}

func TestDefaultMuxMethod(t *testing.T) {
	http.DefaultServeMux.HandleFunc("/z", handle) // want "http.DefaultServeMux"
}

func TestDefaultClient(t *testing.T) {
	http.DefaultClient = &http.Client{} // want "http.DefaultClient"
}

func TestDefaultClientField(t *testing.T) {
	http.DefaultClient.Timeout = time.Second // want "http.DefaultClient"
}

func TestDefaultClientAlias(t *testing.T) {
	c := http.DefaultClient
	c.Timeout = time.Second // want "http.DefaultClient"
}

func TestDefaultClientInProduction(t *testing.T) {
	app.UseTimeout(time.Second) // want "http.DefaultClient"
}

func TestDefaultTransportField(t *testing.T) {
	tr := http.DefaultTransport.(*http.Transport)
	tr.IdleConnTimeout = time.Second // want "http.DefaultTransport"
}

func TestHTTPOwn(t *testing.T) {
	tr := http.DefaultTransport.(*http.Transport).Clone()
	tr.IdleConnTimeout = time.Second // ok: a clone
	c := *http.DefaultClient
	c.Timeout = time.Second        // ok: a struct copy
	_ = app.UseOwn(time.Second)    // ok: clones
	mux := http.NewServeMux()      //
	mux.HandleFunc("/x", handle)   // ok: a mux of its own
	srv := httptest.NewServer(mux) // ok: a free port
	defer srv.Close()              // ok: closes idle connections only
	_ = srv.Client()
	own := &http.Client{Transport: http.DefaultTransport}
	own.Timeout = time.Second // ok: a client of its own
}

func TestHTTPRestored(t *testing.T) {
	old := http.DefaultTransport
	http.DefaultTransport = nil // ok: restored by the cleanup
	t.Cleanup(func() { http.DefaultTransport = old })
	timeout := http.DefaultClient.Timeout
	http.DefaultClient.Timeout = time.Second // ok: restored by defer
	defer func() { http.DefaultClient.Timeout = timeout }()
}
