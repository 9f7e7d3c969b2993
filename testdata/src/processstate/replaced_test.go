package processstate

import (
	"flag"
	"net/http"
	"testing"
)

// What is registered on an object that stands in for the default one goes with
// it.

func TestReplacedMux(t *testing.T) {
	old := http.DefaultServeMux
	t.Cleanup(func() { http.DefaultServeMux = old })
	http.DefaultServeMux = http.NewServeMux()
	http.HandleFunc("/replaced", handle) // ok: on the test's own mux
	routes()                             // ok: the same
}

func ownFlags(t *testing.T) {
	t.Helper()
	old := flag.CommandLine
	t.Cleanup(func() { flag.CommandLine = old })
	flag.CommandLine = flag.NewFlagSet("test", flag.ContinueOnError)
}

func TestReplacedByHelper(t *testing.T) {
	ownFlags(t)
	flag.Int("replaced", 1, "") // ok: on the test's own flags
}

func TestReplacedByDefer(t *testing.T) {
	old := flag.CommandLine
	defer func() { flag.CommandLine = old }()
	flag.CommandLine = flag.NewFlagSet("test", flag.ContinueOnError)
	flag.Int("replaced", 1, "") // ok: the same
}

func TestReplacedTooLate(t *testing.T) {
	old := flag.CommandLine
	t.Cleanup(func() { flag.CommandLine = old })
	flag.Int("late", 1, "") // want "flag.Int registers on flag.CommandLine for the whole process"
	flag.CommandLine = flag.NewFlagSet("test", flag.ContinueOnError)
}

func TestReplacedForGood(t *testing.T) {
	http.DefaultServeMux = http.NewServeMux() // want "TestReplacedForGood changes http.DefaultServeMux and leaves it changed"
	http.HandleFunc("/good", handle)          // ok: on the new one
}
