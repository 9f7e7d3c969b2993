package cover

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// A Command prepares a go command.
type Command = func(ctx context.Context, args ...string) (*exec.Cmd, error)

// Merge writes to the file out what all processes have covered that had one of
// dirs as -test.gocoverdir. Without -coverpkg that is what go test writes, save
// that packages are in the order of their names; with it go test has blocks
// several times, and here they are added up, as every reader of profiles does.
func Merge(ctx context.Context, goCmd Command, dirs []string, out string) error {
	p, err := ReadDirs(ctx, goCmd, dirs)
	if err != nil {
		return err
	}
	if p.Mode == "" {
		return fmt.Errorf("none of %d test processes has left coverage data", len(dirs))
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := Write(f, p.Mode, p); err != nil {
		return err
	}
	return f.Close()
}

// maxList is how long a list of directories may be: Linux takes arguments of up
// to 128 KiB.
const maxList = 100 << 10

// ReadDirs returns what all processes have covered that had one of dirs as
// -test.gocoverdir. Nothing in a directory is nothing covered: a process was
// killed, or has no code to cover.
func ReadDirs(ctx context.Context, goCmd Command, dirs []string) (*Profile, error) {
	sum := new(Profile)
	var list []string
	size := 0
	flush := func() error {
		if len(list) == 0 {
			return nil
		}
		p, err := profileOf(ctx, goCmd, func(file string) []string {
			return []string{"tool", "covdata", "textfmt", "-i=" + strings.Join(list, ","), "-o=" + file}
		})
		if err != nil {
			return err
		}
		list, size = nil, 0
		return sum.Add(p)
	}
	for _, dir := range dirs {
		if strings.Contains(dir, ",") {
			return nil, fmt.Errorf("go tool covdata takes no directory with a comma in its name: %s", dir)
		}
		if meta, err := filepath.Glob(filepath.Join(dir, "covmeta.*")); err != nil || len(meta) == 0 {
			continue
		}
		if size += len(dir) + 1; size > maxList {
			if err := flush(); err != nil {
				return nil, err
			}
			size = len(dir) + 1
		}
		list = append(list, dir)
	}
	return sum, flush()
}

// Untested returns a profile of packages that have no tests: go test tells of
// their code too, that none of it is covered. Flags are those of the build, with
// -covermode and, if it was given, -coverpkg.
func Untested(ctx context.Context, goCmd Command, flags, packages []string) (*Profile, error) {
	if len(packages) == 0 {
		return new(Profile), nil
	}
	return profileOf(ctx, goCmd, func(file string) []string {
		return slices.Concat([]string{"test", "-vet=off"}, flags, []string{"-coverprofile=" + file}, packages)
	})
}

// profileOf runs a go command that writes a profile to a file.
func profileOf(ctx context.Context, goCmd Command, args func(file string) []string) (*Profile, error) {
	dir, err := os.MkdirTemp("", "isolint-cover-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "profile")
	cmd, err := goCmd(ctx, args(file)...)
	if err != nil {
		return nil, err
	}
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("reading coverage: %w\n%s", err, bytes.TrimSpace(said.Bytes()))
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return Parse(bytes.NewReader(data))
}
