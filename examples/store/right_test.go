package store

import (
	"path/filepath"
	"testing"
)

// The right form: a directory of the test's own, which is removed by itself.
func TestStoreRight(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Put("one", 1); err != nil {
		t.Fatal(err)
	}
	if err := Export(filepath.Join(dir, "export.json"), 1); err != nil {
		t.Fatal(err)
	}
}
