package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/robustio"

	"github.com/isolint-go/isolint/cmd/isolint/internal/editors"
	"github.com/isolint-go/isolint/cmd/isolint/internal/goplsbuild"
	"github.com/isolint-go/isolint/cmd/isolint/internal/lspcheck"
)

// checkLimit is how long a new gopls may take to find something in the sample: its
// first session has the standard library to look at.
const checkLimit = 5 * time.Minute

// gopls is the command isolint gopls: it builds a gopls that has the analyzers.
func (c *command) gopls(ctx context.Context, args []string) int {
	opts, err := parseGopls(args)
	if errors.Is(err, flag.ErrHelp) {
		return c.help([]string{"gopls"})
	}
	if err != nil {
		return c.usage("%v", err)
	}
	// A build is long enough for a terminal to be closed; it must not go on then.
	ctx, stop := untilHangup(ctx)
	defer stop()
	if err := c.makeGopls(ctx, opts); err != nil {
		if ctx.Err() != nil {
			return statusUnusable // interrupted: whoever did it knows
		}
		return c.fail(err)
	}
	return statusClean
}

func (c *command) makeGopls(ctx context.Context, opts goplsOptions) error {
	_, file, _, _ := runtime.Caller(0)
	info, _ := debug.ReadBuildInfo()
	source, err := goplsbuild.FindSource(info, opts.source, file, c.dir)
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "isolint-gopls-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	b := &goplsbuild.Builder{Dir: work, Env: c.env, Tell: c.tell}
	if opts.list {
		return c.listGopls(ctx, b, source)
	}
	out, err := c.goplsFile(opts.out)
	if err != nil {
		return err
	}
	if err := c.writeGopls(ctx, b, opts.version, source, out); err != nil {
		return err
	}
	c.showGopls(out)
	return nil
}

// writeGopls builds a gopls and tries it. Only one that works becomes the file out.
func (c *command) writeGopls(ctx context.Context, b *goplsbuild.Builder, want string, source goplsbuild.Source, out string) error {
	// Beside the file, which then takes its place in one step.
	dir, err := os.MkdirTemp(filepath.Dir(out), ".gopls-isolint-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	version, err := b.Choose(ctx, want, source)
	if err != nil {
		return err
	}
	c.tell("gopls %s with isolint %s", version.Gopls, source)
	made := filepath.Join(dir, filepath.Base(out))
	if err := c.compileGopls(ctx, b, version, source, made); err != nil {
		return err
	}
	if err := c.checkGopls(ctx, version, made); err != nil {
		return err
	}
	if err := robustio.Rename(made, out); err != nil {
		return fmt.Errorf("%w\nIf an editor runs it, close that first.", err)
	}
	return nil
}

// tell writes a step to stderr, as a build takes long; in place of the progress, if
// that is there.
func (c *command) tell(format string, args ...any) {
	if c.terminal(c.stderr) {
		fmt.Fprint(c.stderr, "\r\x1b[K")
	}
	fmt.Fprintf(c.stderr, "isolint: "+format+"\n", args...)
}

func (c *command) listGopls(ctx context.Context, b *goplsbuild.Builder, source goplsbuild.Source) error {
	versions, err := b.Supported(ctx, source)
	for _, v := range versions {
		fmt.Fprintln(c.stdout, v.Gopls)
	}
	return err
}

// goplsFile returns the absolute name of the file to write. That it cannot be written
// is better known before the build than after it.
func (c *command) goplsFile(name string) (string, error) {
	if !filepath.IsAbs(name) {
		name = filepath.Join(c.dir, name)
	}
	switch info, err := os.Stat(name); {
	case err == nil && info.IsDir():
		return "", fmt.Errorf("-o: %s is a directory; name the file", name)
	case err == nil && !info.Mode().IsRegular():
		return "", fmt.Errorf("-o: %s is no ordinary file", name)
	}
	dir := filepath.Dir(name)
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("-o: there is no directory %s", dir)
	}
	return name, nil
}

func (c *command) compileGopls(ctx context.Context, b *goplsbuild.Builder, version goplsbuild.Version, source goplsbuild.Source, out string) error {
	status := startProgress(c.stderr, c.terminal(c.stderr))
	b.Progress = status.done
	began := time.Now()
	err := b.Build(ctx, version, source, out)
	status.stop()
	if err != nil {
		return err
	}
	info, err := os.Stat(out)
	if err != nil {
		return err
	}
	c.tell("built %d MB in %v", info.Size()>>20, time.Since(began).Round(time.Second))
	return nil
}

func (c *command) checkGopls(ctx context.Context, version goplsbuild.Version, program string) error {
	c.tell("trying it on a small module")
	report, err := lspcheck.Check(ctx, program, c.env, checkLimit)
	if err != nil {
		return fmt.Errorf("gopls %s was built, but does not work with isolint, so it was thrown away: %w", version.Gopls, err)
	}
	c.tell("after %v it found: %s", report.First.Round(100*time.Millisecond), report.Finding)
	return nil
}

func (c *command) showGopls(file string) {
	fmt.Fprintf(c.stdout, "wrote %s\n", file)
	for _, e := range editors.All() {
		fmt.Fprintf(c.stdout, "\n%s (%s):\n\n%s", e.Name, e.File, indent(e.Settings(file)))
	}
	fmt.Fprint(c.stdout, "\nAfter a change of .isolint.yml, and after an update of isolint, see docs/editors.md.\n")
}

// indent sets lines off from the text around them.
func indent(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString("    " + line)
	}
	return b.String()
}
