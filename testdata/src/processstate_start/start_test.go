// Package processstate_start sets some state when it is initialised.
package processstate_start

import (
	"log"
	"os"
	"testing"
)

func init() { log.SetFlags(log.Lshortfile) }

func TestSetAtStart(t *testing.T) {
	log.SetFlags(log.Lshortfile) // ok: initialisation does the same
}

func TestOtherThanAtStart(t *testing.T) {
	log.SetOutput(os.Stdout) // want "log.SetOutput outlives TestOtherThanAtStart"
}
