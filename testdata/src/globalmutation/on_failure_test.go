package globalmutation

import (
	"flag"
	"strings"
	"testing"
	"time"
)

var (
	traceback = "single"
	verbosity = ""
)

func TestWatchdog(t *testing.T) {
	done := time.AfterFunc(time.Minute, func() {
		traceback = "all" // ok: the process ends
		panic("timed out")
	})
	defer done.Stop()
}

func TestNoWatchdog(t *testing.T) {
	done := time.AfterFunc(time.Minute, func() {
		traceback = "system" // want "TestNoWatchdog changes traceback"
	})
	defer done.Stop()
}

type logger struct{}

func (logger) Panicf(format string, args ...any) { panic(format) }

func must(name string) string {
	if name == "" {
		traceback = "none"
		panic("no name")
	}
	return name
}

func TestMust(t *testing.T) {
	must("x")             // ok: who panics says more of it
	logger{}.Panicf("no") // ok: the same
}

func TestTracebackReads(t *testing.T) {
	if traceback != "single" {
		t.Error("changed")
	}
}

func debugging() {
	if f := flag.CommandLine.Lookup("v"); f != nil && !strings.Contains(verbosity, "v") {
		verbosity += "v"
	}
}

func TestFlagOfAnother(t *testing.T) {
	debugging() // ok: behind a flag that a test binary does not have
}

func underTest() {
	if flag.Lookup("test.v") != nil {
		verbosity = "test"
	}
}

func TestFlagOfTests(t *testing.T) {
	underTest() // want "TestFlagOfTests changes verbosity"
}

func inProduction() {
	if flag.Lookup("test.v") == nil {
		verbosity = "production"
	}
	if !testing.Testing() {
		verbosity = "production"
	}
}

func TestInProduction(t *testing.T) {
	inProduction() // ok: no test comes there
}

func outsideProduction() {
	if flag.Lookup("test.v") == nil {
		return
	}
	if !testing.Testing() {
		return
	}
	verbosity = "test"
}

func mayTest(check bool) {
	inTest := testing.Testing
	if check {
		inTest = func() bool { return false }
	}
	if !inTest() {
		verbosity = "test"
	}
}

func TestMayBeInProduction(t *testing.T) {
	mayTest(true) // want "TestMayBeInProduction changes verbosity"
}

func TestOutsideProduction(t *testing.T) {
	outsideProduction() // want "TestOutsideProduction changes verbosity"
}

func TestVerbosityReads(t *testing.T) {
	if verbosity != "" {
		t.Error("changed")
	}
}
