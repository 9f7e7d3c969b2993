// Package gock has the shape of the real one.
package gock

import "net/http"

// Transport intercepts.
type Transport struct{ http.RoundTripper }

// NativeTransport is what was there.
var NativeTransport = http.DefaultTransport

// DefaultTransport is the mock.
var DefaultTransport = &Transport{}

// Request is an expected request.
type Request struct{ url string }

// New expects a request and intercepts the process's transport.
func New(uri string) *Request {
	Intercept()
	return &Request{uri}
}

// Intercept replaces the process's transport.
func Intercept() { http.DefaultTransport = DefaultTransport }

// Off puts it back.
func Off() { http.DefaultTransport = NativeTransport }
