// Package trace has the shape of the real one.
package trace

// Tracer makes spans.
type Tracer interface{ Start(name string) }

// TracerProvider gives tracers.
type TracerProvider interface{ Tracer(name string) Tracer }
