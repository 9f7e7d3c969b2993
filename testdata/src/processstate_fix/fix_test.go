package processstate_fix

import (
	"os"
	"testing"
)

func TestSetenv(t *testing.T) {
	os.Setenv("FIX_A", "x") // want "environment variable FIX_A stays changed"
}

func TestSetenvChecked(t *testing.T) {
	if err := os.Setenv("FIX_B", "x"); err != nil { // want "environment variable FIX_B stays changed"
		t.Fatal(err)
	}
}

// The deferred undo comes too early, and goes away.
func TestSetenvEarly(t *testing.T) {
	os.Setenv("FIX_C", "x") // want "FIX_C"
	defer os.Unsetenv("FIX_C")
	t.Run("sub", func(t *testing.T) {
		t.Parallel()
		_ = os.Getenv("FIX_C")
	})
}

func TestSetenvSub(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		os.Setenv("FIX_D", "x") // want "environment variable FIX_D stays changed"
	})
}

// t.Setenv remembers what was there, then it is removed.
func TestUnsetenv(t *testing.T) {
	os.Unsetenv("NO_PROXY") // want "environment variable NO_PROXY stays changed"
}

func TestChdir(t *testing.T) {
	os.Chdir(t.TempDir()) // want "os.Chdir outlives TestChdir"
}

func TestChdirChecked(t *testing.T) {
	if err := os.Chdir(t.TempDir()); err != nil { // want "os.Chdir outlives TestChdirChecked"
		t.Fatal(err)
	}
}

func BenchmarkSetenv(b *testing.B) {
	os.Setenv("FIX_F", "x") // want "environment variable FIX_F stays changed"
}
