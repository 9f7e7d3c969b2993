// Package otel has the shape of the real one: the first provider is delegated
// to once, and tracers that were made before keep it.
package otel

import (
	"sync"
	"sync/atomic"

	"go.opentelemetry.io/otel/trace"
)

var (
	provider atomic.Value
	delegate sync.Once
)

type holder struct{ tp trace.TracerProvider }

// Tracer returns a tracer of the global provider.
func Tracer(name string) trace.Tracer { return GetTracerProvider().Tracer(name) }

// GetTracerProvider returns the global provider.
func GetTracerProvider() trace.TracerProvider { return provider.Load().(holder).tp }

// SetTracerProvider sets the global provider.
func SetTracerProvider(tp trace.TracerProvider) {
	delegate.Do(func() {})
	provider.Store(holder{tp})
}
