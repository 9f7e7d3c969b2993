// Package processstate_registry has tests that replace the registry of prometheus, in which others only register.
package processstate_registry

import (
	"testing"

	"github.com/prometheus/client_golang/prometheus"
)

func TestFirst(t *testing.T) {
	reg := prometheus.NewRegistry()
	prometheus.DefaultRegisterer = reg
	newServer()
}

func TestSecond(t *testing.T) {
	reg := prometheus.NewRegistry()
	prometheus.DefaultRegisterer = reg
	newServer()
}

func TestDefaults(t *testing.T) {
	newServer() // its metrics go to whichever registry is there
}
