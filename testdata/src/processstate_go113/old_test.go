// Package processstate_go113 is of a module that says "go 1.13": it has neither
// t.Cleanup nor what undoes by itself.
package processstate_go113

import (
	"log"
	"os"
	"testing"
)

func TestSetenv(t *testing.T) {
	os.Setenv("OLD", "x") // want "environment variable OLD stays changed; use defer to restore it$"
}

func TestChdir(t *testing.T) {
	os.Chdir("testdata") // want "the working directory stays changed; use defer to restore it$"
}

func TestFlags(t *testing.T) {
	log.SetOutput(nil) // want "use defer to restore it$"
}

func TestStdout(t *testing.T) {
	os.Stdout = nil // want "restore it with defer$"
}

func TestClearenv(t *testing.T) {
	os.Clearenv() // want "use defer to put back what os.Environ.. was$"
}

func TestTooEarly(t *testing.T) {
	old := os.Getenv("EARLY")
	os.Setenv("EARLY", "x") // want "before its parallel subtests end; start those in a t.Run of their own, which waits for them$"
	defer os.Setenv("EARLY", old)
	for _, name := range []string{"a", "b"} {
		t.Run(name, func(t *testing.T) { t.Parallel(); os.Getenv("EARLY") })
	}
}

// ok: undone, as one could then
func TestDefer(t *testing.T) {
	old := os.Getenv("DEFER")
	os.Setenv("DEFER", "x")
	defer os.Setenv("DEFER", old)
}

// ok: what TestTooEarly is told to do
func TestGroup(t *testing.T) {
	old := os.Getenv("GROUP")
	os.Setenv("GROUP", "x")
	defer os.Setenv("GROUP", old)
	t.Run("group", func(t *testing.T) {
		for _, name := range []string{"a", "b"} {
			t.Run(name, func(t *testing.T) { t.Parallel(); os.Getenv("GROUP") })
		}
	})
}
