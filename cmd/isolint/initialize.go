package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// init writes a commented configuration at the root of the module. It never
// overwrites one.
func (c *command) init(args []string) int {
	if len(args) > 0 {
		return c.usage("init takes no arguments")
	}
	existing, root := config.Find(c.dir)
	if root == "" {
		return c.fail(load.ErrNoModule)
	}
	file := filepath.Join(root, config.Name)
	if existing == file {
		return c.fail(fmt.Errorf("%s exists; it was not changed", c.relative(file)))
	}
	if err := writeNew(file, config.Template); err != nil {
		return c.fail(err)
	}
	fmt.Fprintf(c.stdout, "wrote %s\n", c.relative(file))
	return statusClean
}

// writeNew writes a file that must not exist.
func writeNew(name string, content []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s exists; it was not changed", name)
	}
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}
