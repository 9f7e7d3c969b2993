// Package processstate_gather has tests that replace the registry of prometheus, and one that looks at it.
package processstate_gather

import (
	"testing"

	"github.com/prometheus/client_golang/prometheus"
)

func TestFirst(t *testing.T) {
	reg := prometheus.NewRegistry()
	prometheus.DefaultRegisterer = reg // want "TestFirst changes prometheus.DefaultRegisterer and leaves it changed"
	newServer()
}

func TestSecond(t *testing.T) {
	reg := prometheus.NewRegistry()
	prometheus.DefaultRegisterer = reg // want "TestSecond changes prometheus.DefaultRegisterer and leaves it changed"
	newServer()
}

func TestDefaults(t *testing.T) {
	newServer() // its metrics go to whichever registry is there
}

func TestGathers(t *testing.T) {
	if n, _ := prometheus.DefaultGatherer.Gather(); n != 0 {
		t.Error("not empty")
	}
}
