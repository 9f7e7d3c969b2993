// Package processstate_go116 is of a module that says "go 1.16": it has
// t.Cleanup, and nothing that undoes by itself.
package processstate_go116

import (
	"os"
	"testing"
)

func TestSetenv(t *testing.T) {
	os.Setenv("OLD", "x") // want "environment variable OLD stays changed; use t.Cleanup to restore it$"
}

func TestChdir(t *testing.T) {
	os.Chdir("testdata") // want "the working directory stays changed; use t.Cleanup to restore it$"
}

func TestTooEarly(t *testing.T) {
	old := os.Getenv("EARLY")
	os.Setenv("EARLY", "x") // want "before its parallel subtests end; use t.Cleanup to restore it$"
	defer os.Setenv("EARLY", old)
	for _, name := range []string{"a", "b"} {
		t.Run(name, func(t *testing.T) { t.Parallel(); os.Getenv("EARLY") })
	}
}

// ok: undone
func TestCleanup(t *testing.T) {
	old := os.Getenv("CLEANUP")
	os.Setenv("CLEANUP", "x")
	t.Cleanup(func() { os.Setenv("CLEANUP", old) })
}
