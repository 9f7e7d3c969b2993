// Package processstate_strict is analysed with -strict: what is restored still
// keeps the test from running in parallel.
package processstate_strict

import (
	"os"
	"testing"
)

func TestStrictSetenv(t *testing.T) {
	t.Setenv("APP_STRICT", "x") // want "APP_STRICT"
}

func TestStrictDefer(t *testing.T) {
	old := os.Getenv("APP_DEFER")
	defer os.Setenv("APP_DEFER", old)
	os.Setenv("APP_DEFER", "x") // want "APP_DEFER"
}

func TestStrictChdir(t *testing.T) {
	t.Chdir(t.TempDir()) // want "Chdir"
}

func TestStrictReads(t *testing.T) {
	_ = os.Getenv("APP_STRICT") // ok: reads
	_, _ = os.Getwd()           // ok: reads
	_ = os.Args                 // ok: reads
	dir := t.TempDir()          // ok: a directory of its own
	_ = dir
}
