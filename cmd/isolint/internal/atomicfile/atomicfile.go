// Package atomicfile writes the files that isolint keeps for its next run: all
// of one or nothing, however many runs write it at once. Files of the user's, whose
// permissions and links have to stay, are written by package fix.
package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/robustio"
)

// Pattern matches the names of files that are being written, in the directory of
// the file that they will be.
const Pattern = ".tmp-*"

// Write writes a file, and makes its directory if there is none. Another run,
// that trims its cache, may take the directory away in between; then it is made
// once more.
func Write(name string, data []byte) error {
	err := write(name, data)
	if errors.Is(err, fs.ErrNotExist) {
		err = write(name, data)
	}
	return err
}

func write(name string, data []byte) (err error) {
	dir := filepath.Dir(name)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(dir, Pattern)
	if err != nil {
		if failed := new(fs.PathError); errors.As(err, &failed) {
			failed.Path = name // the one that is known to who asked
		}
		return err
	}
	defer func() {
		if err != nil { // else the name may already be another run's
			os.Remove(tmp.Name())
		}
	}()
	_, err = tmp.Write(data)
	if err = errors.Join(err, tmp.Close()); err != nil {
		return err
	}
	// Windows refuses to replace a file that someone reads at that moment.
	return robustio.Rename(tmp.Name(), name)
}
