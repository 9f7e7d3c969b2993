// Package goplsbuild builds a gopls that has isolint's analyzers inside.
//
// gopls takes no analyzers from elsewhere, and its packages are internal. But Go
// tells by the path of a package what it may import, so a main package of a module
// named golang.org/x/tools/gopls/isolint may import all of gopls: a module is made in a
// temporary directory, with the requirements of gopls, gopls' main function and
// a file that adds the analyzers to gopls' list. Nothing of gopls is changed but that
// list, and it is built with the golang.org/x/tools that its release names.
//
// What the analyzers do in gopls is package goplsuite's, whether it works at all is
// for package lspcheck to see.
package goplsbuild

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// A Builder builds a gopls.
type Builder struct {
	// Dir is where the module is made: an empty directory, which whoever made it removes.
	Dir string
	// Env is the environment of the user.
	Env []string
	// Tell is told what is done, a line each.
	Tell func(format string, args ...any)
	// Progress, if it is set, is called with the number of packages that were compiled.
	Progress func(packages int)
}

// unwanted are the flags of GOFLAGS that are about the user's module.
var unwanted = []string{"mod", "modfile", "overlay", "tags", "race", "msan", "asan", "cover", "buildmode", "o", "C", "json", "v", "n", "work"}

// command returns the go command for the module that is made, which the user's
// environment does not disturb: their workspace, flags for their module, or the system that
// they compile for. Whence modules come, and how they are checked, is as ever.
func (b *Builder) command(ctx context.Context) (load.Go, error) {
	// Until there is more in it, this keeps out a go.mod of a directory above.
	mod := filepath.Join(b.Dir, "go.mod")
	if _, err := os.Stat(mod); errors.Is(err, fs.ErrNotExist) {
		if err := os.WriteFile(mod, []byte("module "+side+"\n"), 0o666); err != nil {
			return load.Go{}, err
		}
	}
	g := load.Go{Dir: b.Dir, Env: append(b.Env[:len(b.Env):len(b.Env)],
		"GOWORK=off", "GO111MODULE=on", "GOTOOLCHAIN=local", "GOOS="+runtime.GOOS, "GOARCH="+runtime.GOARCH)}
	flags, err := g.Flags(ctx)
	if err != nil {
		return load.Go{}, err
	}
	kept := []string{"-mod=mod"}
	for _, f := range flags {
		name, _, _ := strings.Cut(strings.TrimLeft(f, "-"), "=")
		if !slices.Contains(unwanted, name) {
			kept = append(kept, quoted(f))
		}
	}
	g.Env = append(g.Env, "GOFLAGS="+strings.Join(kept, " "))
	return g, nil
}

// quoted is a flag as it stands in GOFLAGS.
func quoted(flag string) string {
	switch {
	case !strings.ContainsAny(flag, " \t"):
		return flag
	case strings.Contains(flag, "'"):
		return `"` + flag + `"`
	}
	return "'" + flag + "'"
}

// Build builds gopls at version with isolint from source, and leaves it in the file
// out.
func (b *Builder) Build(ctx context.Context, version Version, source Source, out string) error {
	g, err := b.command(ctx)
	if err != nil {
		return err
	}
	b.Tell("downloading gopls %s", version.Gopls)
	gopls, err := download(ctx, g, Gopls, version.Gopls)
	if err != nil {
		return err
	}
	from := source.Dir
	if from == "" {
		b.Tell("downloading isolint %s", source.Version)
		if from, err = download(ctx, g, Module, source.Version); err != nil {
			return err
		}
	}
	if err := writeModule(b.Dir, gopls, from, version, source); err != nil {
		return err
	}
	return b.compile(ctx, g, version, source, out)
}

func (b *Builder) compile(ctx context.Context, g load.Go, version Version, source Source, out string) error {
	b.Tell("building: the first time all of gopls is compiled, which takes minutes")
	ldflags := "-s -w -X main.version=" + version.Gopls + "+" + source.label()
	cmd, err := g.Command(ctx, "build", "-v", "-buildvcs=false", "-ldflags="+ldflags, "-o", out, ".")
	if err != nil {
		return err
	}
	said := &compilation{progress: b.Progress}
	cmd.Stdout, cmd.Stderr = said, said
	err = cmd.Run()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil && len(said.text) > 0:
		return fmt.Errorf("building gopls %s with isolint: %w\n%s", version.Gopls, err, strings.Join(said.text, "\n"))
	case err != nil:
		return fmt.Errorf("building gopls %s with isolint: %w", version.Gopls, err)
	}
	return nil
}

// compilation reads what go build -v says: a line for each package that it compiles,
// and what is wrong.
type compilation struct {
	progress func(packages int)
	packages int
	text     []string
	rest     string
}

var _ io.Writer = (*compilation)(nil)

func (c *compilation) Write(p []byte) (int, error) {
	lines := strings.Split(c.rest+string(p), "\n")
	c.rest = lines[len(lines)-1]
	for _, line := range lines[:len(lines)-1] {
		switch {
		case isPackage(line):
			c.packages++
			if c.progress != nil {
				c.progress(c.packages)
			}
		case !strings.HasPrefix(line, "go: downloading ") && line != "":
			c.text = append(c.text, line)
		}
	}
	return len(p), nil
}

// isPackage reports whether a line is nothing but an import path.
func isPackage(line string) bool {
	return line != "" && !strings.ContainsAny(line, " \t:#")
}

// errNoVersion is what download says if it is not told where a module is, as may be the
// fault of a proxy.
var errNoVersion = errors.New("go mod download names no directory for it")

// download returns the directory of a module in go's module cache.
func download(ctx context.Context, g load.Go, module, version string) (string, error) {
	var m struct{ Dir, Error string }
	err := runJSON(ctx, g, &m, "mod", "download", "-json", module+"@"+version)
	switch {
	case m.Error != "":
		return "", errors.New(m.Error)
	case err != nil:
		return "", err
	case m.Dir == "":
		return "", fmt.Errorf("downloading %s@%s: %w", module, version, errNoVersion)
	}
	return filepath.Clean(m.Dir), nil
}
