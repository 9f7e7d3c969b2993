package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
	"github.com/isolint-go/isolint/cmd/isolint/internal/survey"
)

// init writes a commented configuration at the root of the module, with what
// the tests there show. It never overwrites one.
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
	seen, err := survey.Module(os.DirFS(root))
	if err != nil {
		return c.fail(err)
	}
	if err := writeNew(file, config.Initial(seen)); err != nil {
		return c.fail(err)
	}
	fmt.Fprintf(c.stdout, "wrote %s%s\n", c.relative(file), forMarks(seen))
	return statusClean
}

// forMarks names the marks that were seen to be of use.
func forMarks(seen []config.Observation) string {
	var marks []string
	for _, o := range seen {
		if !slices.Contains(marks, o.Mark) {
			marks = append(marks, o.Mark)
		}
	}
	if len(marks) == 0 {
		return ""
	}
	slices.Sort(marks)
	return ", with stages for the marks " + strings.Join(marks, ", ")
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
