//go:build go1.22

package processstate_fix

import (
	"os"
	"testing"
)

// t.Chdir came with Go 1.24.
func TestVersionChdir(t *testing.T) {
	os.Chdir(t.TempDir()) // want "os.Chdir outlives TestVersionChdir.*; use t.Cleanup to restore it"
}

// t.Setenv was there.
func TestVersionSetenv(t *testing.T) {
	os.Setenv("VERSION", "x") // want "environment variable VERSION stays changed"
}
