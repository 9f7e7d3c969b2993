// Package processstate_alone has one test, and nobody who looks at how log writes.
package processstate_alone

import (
	"flag"
	"io"
	"log"
	"os"
	"runtime"
	"testing"
)

func TestAlone(t *testing.T) {
	os.Args = []string{"cmd"}  // ok: nobody else is there
	flag.Usage = nil           // ok: the same
	runtime.MemProfileRate = 1 // ok: the same
	log.SetFlags(0)            // ok: nobody catches the lines
	log.SetPrefix("x")         // ok: the same
	os.Setenv("A", "b")        // want "os.Setenv outlives TestAlone: environment variable A stays changed; use t.Setenv"
	log.SetOutput(io.Discard)  // want "log.SetOutput outlives TestAlone"
	os.Chdir("/")              // want "os.Chdir outlives TestAlone"
	for _, mode := range []string{"x", "y"} {
		t.Run(mode, func(t *testing.T) {
			os.Setenv("MODE", mode) // want "environment variable MODE stays changed"
		})
	}
	t.Run("sets", func(t *testing.T) {
		os.Setenv("ALL", "1") // want "environment variable ALL stays changed"
	})
	t.Run("looks", func(t *testing.T) {
		if os.Getenv("ALL") != "" {
			t.Error("set")
		}
	})
	for _, name := range []string{"", "z"} {
		t.Run(name, func(t *testing.T) {
			if name != "" {
				os.Setenv("NAME", name) // want "environment variable NAME stays changed"
			}
		})
	}
}
