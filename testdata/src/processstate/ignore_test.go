package processstate

import (
	"os"
	"testing"
)

func TestIgnored(t *testing.T) {
	//isolint:ignore processstate the library reads it once, at its first use
	os.Setenv("APP_IGNORED", "x")  // ok: the directive above
	os.Setenv("APP_REPORTED", "x") // want "environment variable APP_REPORTED stays changed"
}
