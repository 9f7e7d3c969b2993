package build

import (
	"io"
	"os"
	"path/filepath"
)

// take gives a binary of the store a second name, in the directory of this run, and returns
// that. The go command makes a new file where it makes a binary anew, so that the second
// name stays with this one.
func (b *builder) take(file string) (string, error) {
	if b.req.Own == "" {
		return file, nil
	}
	own := filepath.Join(b.req.Own, filepath.Base(b.dir), filepath.Base(file))
	if err := os.MkdirAll(filepath.Dir(own), 0o777); err != nil {
		return "", err
	}
	if err := os.Link(file, own); err == nil {
		return own, nil
	}
	return own, copyFile(file, own) // on another file system, or on one without links
}

// copyFile copies a program.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o777)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if closed := out.Close(); err == nil {
		err = closed
	}
	return err
}
