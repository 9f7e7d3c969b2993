package result

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/atomicfile"
)

// The times of the go command's cache: what has not been used for trimAfter
// goes, which is looked after every trimEvery, and use is noted to within
// touchEvery.
const (
	trimAfter  = 5 * 24 * time.Hour
	trimEvery  = 24 * time.Hour
	touchEvery = time.Hour
)

// touch notes that a file was used. That it could not be noted costs a run
// some day.
func (c *Cache) touch(file string) {
	now := c.now()
	if info, err := os.Stat(file); err == nil && now.Sub(info.ModTime()) > touchEvery {
		os.Chtimes(file, now, now)
	}
}

// trim removes what has not been used, if that was not done today.
func (c *Cache) trim() error {
	now := c.now()
	mark := filepath.Join(c.dir, "trimmed")
	switch info, err := os.Stat(mark); {
	case err == nil && now.Sub(info.ModTime()).Abs() < trimEvery:
		return nil
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if _, err := os.Stat(c.dir); errors.Is(err, fs.ErrNotExist) {
		return nil // nothing was ever kept
	}
	// First the mark, so that runners that start together do not all do it.
	if err := atomicfile.Write(mark, nil); err != nil {
		return err
	}
	if err := os.Chtimes(mark, now, now); err != nil {
		return err
	}
	return c.trimBefore(now.Add(-trimAfter - touchEvery))
}

// trimBefore removes files last used before a time, and directories that are
// empty. Others may do the same at the same time.
func (c *Cache) trimBefore(limit time.Time) error {
	var dirs []string
	err := filepath.WalkDir(c.dir, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		if d.IsDir() {
			dirs = append(dirs, path)
			return nil
		}
		info, err := d.Info()
		if err == nil && info.ModTime().Before(limit) {
			err = os.Remove(path)
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
	for _, dir := range dirs {
		os.Remove(dir) // fails unless it is empty
	}
	return err
}
