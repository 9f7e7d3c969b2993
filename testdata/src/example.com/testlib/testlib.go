// Package testlib is a package of test helpers, as large modules have one.
package testlib

import (
	"os"
	"path/filepath"
	"testing"
)

// Replace sets *p for the duration of the test.
func Replace[T any](t testing.TB, p *T, v T) {
	t.Helper()
	old := *p
	t.Cleanup(func() { *p = old })
	*p = v
}

// Hook sets *p and returns the function that restores it.
func Hook[T any](p *T, v T) func() {
	old := *p
	*p = v
	return func() { *p = old }
}

// Force sets *p and leaves it so.
func Force[T any](p *T, v T) { *p = v }

// Save restores *p at the end of the test; the caller changes it.
func Save[T any](t testing.TB, p *T) {
	t.Helper()
	old := *p
	t.Cleanup(func() { *p = old })
}

// Parallel marks the test as parallel.
func Parallel(t *testing.T) {
	t.Helper()
	t.Parallel()
}

// Mktmp changes into a new directory for the duration of the test.
func Mktmp(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	old, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chdir(dir); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.Chdir(old); err != nil {
			t.Fatal(err)
		}
	})
	return dir
}

// Intmp does the same with the testing package's help.
func Intmp(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	return dir
}

// SetEnv sets a variable for the duration of the test.
func SetEnv(t *testing.T, k, v string) {
	t.Helper()
	t.Setenv(k, v)
}

// PatchEnv sets a variable and returns the function that restores it.
func PatchEnv(k, v string) func() {
	old, had := os.LookupEnv(k)
	os.Setenv(k, v)
	return func() {
		if had {
			os.Setenv(k, old)
		} else {
			os.Unsetenv(k)
		}
	}
}

// ForceEnv sets a variable and leaves it so.
func ForceEnv(k, v string) { os.Setenv(k, v) }

// WriteFile writes name below dir.
func WriteFile(t testing.TB, dir, name, text string) string {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return p
}

// Put writes text to path.
func Put(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
