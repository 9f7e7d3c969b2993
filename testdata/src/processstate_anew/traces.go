package processstate_anew

import "go.opentelemetry.io/otel"

// Serve traces what it does, further down.
func Serve() { handle() }

func handle() { _ = otel.Tracer("serve") }
