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

// Options are those of Open.
type Options struct {
	Path string
	Mode os.FileMode
}

// Open makes a file, by default in the default place.
func Open(o Options) error {
	if o.Path == "" {
		o.Path = DefaultDir + "/open"
	}
	return os.WriteFile(o.Path, nil, o.Mode)
}

// OpenPath does the same.
func OpenPath(path string) error {
	file := DefaultDir + "/path"
	if len(path) > 0 {
		file = path
	}
	return os.WriteFile(file, nil, 0o600)
}

// OpenLocal makes a file below a directory, or a new one.
func OpenLocal(o *Options) error {
	dir := o.Path
	if dir == "" {
		dir, _ = os.MkdirTemp("", "store")
	}
	return os.WriteFile(filepath.Join(dir, "local"), nil, o.Mode)
}

// OpenMode makes a file, some in a place of their own.
func OpenMode(o Options) error {
	if o.Mode == 0o644 {
		o.Path = DefaultDir + "/mode"
	}
	return os.WriteFile(o.Path, nil, o.Mode)
}

// OpenAlways makes a file always in one place.
func OpenAlways(o Options) error {
	o.Path = DefaultDir + "/always"
	return os.WriteFile(o.Path, nil, o.Mode)
}

// SaveConfig writes the user's configuration.
func SaveConfig() error {
	dir, err := os.UserConfigDir()
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "isolint.json"), nil, 0o600)
}

// Make makes a file.
func Make(path string) error { return os.WriteFile(path, nil, 0o600) }

// OpenWith makes a file where an option says, by default in the default place.
func OpenWith(options ...func(*Options)) error {
	o := Options{Path: DefaultDir + "/with"}
	for _, option := range options {
		option(&o)
	}
	return os.WriteFile(o.Path, nil, o.Mode)
}
