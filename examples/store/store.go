// Package store keeps orders as JSON files.
package store

import (
	"encoding/json"
	"os"
	"path/filepath"
)

// DefaultDir is where the shop keeps its orders.
var DefaultDir = filepath.Join(os.TempDir(), "shop-orders")

// Store is a directory of orders.
type Store struct{ dir string }

// Open returns the store in a directory, which is made if it is missing.
func Open(dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	return &Store{dir: dir}, nil
}

// Put keeps a value under a name.
func (s *Store) Put(name string, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return os.WriteFile(s.path(name), b, 0o644)
}

// Get reads it back.
func (s *Store) Get(name string, v any) error {
	b, err := os.ReadFile(s.path(name))
	if err != nil {
		return err
	}
	return json.Unmarshal(b, v)
}

func (s *Store) path(name string) string { return filepath.Join(s.dir, name+".json") }

// Export writes a copy of an order to a file.
func Export(path string, v any) error {
	b, err := json.MarshalIndent(v, "", "\t")
	if err != nil {
		return err
	}
	return os.WriteFile(path, b, 0o644)
}
