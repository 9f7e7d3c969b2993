package hardcodedpath_main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestMain runs all tests in a directory of their own.
func TestMain(m *testing.M) {
	os.WriteFile("isolint-main.txt", nil, 0o600) // want "TestMain writes the fixed path isolint-main.txt; use os.MkdirTemp$"
	dir, err := os.MkdirTemp("", "isolint")
	if err != nil {
		panic(err)
	}
	os.Chdir(dir)
	os.Setenv("HOME", dir)
	os.WriteFile("isolint-main.txt", nil, 0o600) // ok: in the directory of its own
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

func TestRelative(t *testing.T) {
	os.WriteFile("isolint-a.txt", nil, 0o600) // ok: TestMain went into a directory of its own
	t.Run("sub", func(t *testing.T) {
		os.MkdirAll("isolint-b", 0o700) // ok: the same
	})
}

func TestHome(t *testing.T) {
	home, _ := os.UserHomeDir()
	cache, _ := os.UserCacheDir()
	os.WriteFile(filepath.Join(home, ".isolint"), nil, 0o600) // ok: TestMain gave it a home of its own
	os.WriteFile(filepath.Join(cache, "isolint"), nil, 0o600) // ok: the same
}

func TestElsewhere(t *testing.T) {
	os.WriteFile("/tmp/isolint/main", nil, 0o600)                         // want "fixed path /tmp/isolint/main"
	os.WriteFile(filepath.Join(os.TempDir(), "isolint-main"), nil, 0o600) // want "fixed path .TMPDIR/isolint-main"
}
