package fix

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/diff"
)

// Write replaces the file by its new content, at once: at no moment does a
// reader see half of it. The file's permissions and, if it is a symbolic
// link, the link stay.
func (c Change) Write() (err error) {
	name, err := filepath.EvalSymlinks(c.File)
	if err != nil {
		return err
	}
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return errors.New("it is not a regular file")
	}
	now, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, c.Old) {
		return errors.New("someone else changed it in the meantime")
	}
	temp, err := os.CreateTemp(filepath.Dir(name), ".isolint-*")
	if err != nil {
		return fmt.Errorf("creating its new version beside it: %w", reason(err))
	}
	defer func() {
		if err != nil {
			os.Remove(temp.Name())
		}
	}()
	_, err = temp.Write(c.New)
	if err == nil {
		err = temp.Chmod(info.Mode().Perm())
	}
	if closeErr := temp.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return fmt.Errorf("writing its new version: %w", reason(err))
	}
	if err = os.Rename(temp.Name(), name); err != nil {
		return fmt.Errorf("putting its new version in its place: %w", err)
	}
	return nil
}

// reason is an error without the name of the temporary file.
func reason(err error) error {
	var withPath *fs.PathError
	if errors.As(err, &withPath) {
		return withPath.Err
	}
	return err
}

// Diff is the change as a unified diff that git apply and patch -p1 accept;
// shown is how the file is named in it.
func (c Change) Diff(shown string) []byte {
	name := filepath.ToSlash(shown)
	return diff.Diff("a/"+name, c.Old, "b/"+name, c.New)
}
