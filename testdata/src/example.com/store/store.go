// Package store keeps files.
package store

import (
	"os"
	"path/filepath"
)

// DefaultDir is where the data lie.
const DefaultDir = "/tmp/isolint-store"

// Store is a directory.
type Store struct{ dir string }

// New returns a store.
func New(dir string) *Store { return &Store{dir: dir} }

// Touch makes the directory.
func (s *Store) Touch() { _ = os.MkdirAll(s.dir, 0o700) }

// Save writes to the default place.
func Save(text string) error { return SaveTo(DefaultDir, text) }

// SaveTo writes below dir.
func SaveTo(dir, text string) error {
	return os.WriteFile(filepath.Join(dir, "data.json"), []byte(text), 0o600)
}

// Load reads from below dir.
func Load(dir string) ([]byte, error) { return os.ReadFile(filepath.Join(dir, "data.json")) }
