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
}
