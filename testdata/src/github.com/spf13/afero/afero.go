// Package afero has the shape of the real one.
package afero

import "os"

// Fs is a file system.
type Fs interface {
	MkdirAll(path string, perm os.FileMode) error
	WriteFile(path string, data []byte, perm os.FileMode) error
}

// MemMapFs is in memory.
type MemMapFs struct{ data map[string][]byte }

// NewMemMapFs returns one.
func NewMemMapFs() Fs { return &MemMapFs{data: map[string][]byte{}} }

func (m *MemMapFs) MkdirAll(path string, perm os.FileMode) error { return nil }

func (m *MemMapFs) WriteFile(path string, data []byte, perm os.FileMode) error {
	m.data[path] = data
	return nil
}

// OsFs is the real one.
type OsFs struct{}

// NewOsFs returns it.
func NewOsFs() Fs { return &OsFs{} }

func (OsFs) MkdirAll(path string, perm os.FileMode) error { return os.MkdirAll(path, perm) }

func (OsFs) WriteFile(path string, data []byte, perm os.FileMode) error {
	return os.WriteFile(path, data, perm)
}

// WriteFile writes to a file system.
func WriteFile(fs Fs, filename string, data []byte, perm os.FileMode) error {
	return fs.WriteFile(filename, data, perm)
}
