// Package httpmock has the shape of the real one.
package httpmock

import "net/http"

type mock struct{ http.RoundTripper }

// DefaultTransport is the mock.
var DefaultTransport = &mock{}

// InitialTransport is what was there.
var InitialTransport = http.DefaultTransport

// Activate replaces the process's transport.
func Activate() { http.DefaultTransport = DefaultTransport }

// DeactivateAndReset puts it back.
func DeactivateAndReset() { http.DefaultTransport = InitialTransport }
