package goplsbuild

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/version"
	"os"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/semver"

	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// A Version is a release of gopls, and what it needs.
type Version struct {
	Gopls string // v0.23.0
	Go    string // 1.26.0: the oldest Go that builds it
	Tools string // the version of golang.org/x/tools that it is built with
}

// Latest is how users call the newest version that can be built.
const Latest = "latest"

// supported is how many minor versions isolint is built into: the newest that Go can
// build and one before.
const supported = 2

// Choose returns the version of gopls that the user wants: Latest, or one by its
// name.
func (b *Builder) Choose(ctx context.Context, want string, source Source) (Version, error) {
	needs, err := b.needs(ctx, source)
	if err != nil {
		return Version{}, err
	}
	if want != Latest {
		v, err := b.describe(ctx, want)
		if err != nil {
			return Version{}, err
		}
		return v, needs.check(v)
	}
	all, err := b.supported(ctx, needs, 1)
	if err != nil {
		return Version{}, err
	}
	return all[0], nil
}

// Supported returns the versions of gopls that isolint is built into with the
// installed Go, newest first.
func (b *Builder) Supported(ctx context.Context, source Source) ([]Version, error) {
	needs, err := b.needs(ctx, source)
	if err != nil {
		return nil, err
	}
	return b.supported(ctx, needs, supported)
}

// supported returns the newest n that can be built.
func (b *Builder) supported(ctx context.Context, needs needs, n int) ([]Version, error) {
	g, err := b.command(ctx)
	if err != nil {
		return nil, err
	}
	var m struct{ Versions []string }
	if err := runJSON(ctx, g, &m, "list", "-m", "-versions", "-json", Gopls); err != nil {
		return nil, fmt.Errorf("asking which versions of gopls there are: %w\nWithout a network, name one that is in go's module cache with -version.", err)
	}
	var found []Version
	var refused error
	for _, name := range releases(m.Versions) {
		v, err := b.describe(ctx, name)
		if err != nil {
			return nil, err
		}
		if err := needs.check(v); err != nil {
			refused = cmp.Or(refused, err)
			if len(found) > 0 || errors.Is(err, errOld) {
				break // those before are older still
			}
			continue
		}
		if found = append(found, v); len(found) == n {
			return found, nil
		}
	}
	switch {
	case len(found) > 0:
		return found, nil
	case refused != nil:
		return nil, refused
	}
	return nil, errors.New("there is no release of gopls")
}

// releases returns the last release of each minor version, newest first.
func releases(versions []string) []string {
	sorted := slices.Clone(versions)
	semver.Sort(sorted)
	slices.Reverse(sorted)
	var out []string
	for _, v := range sorted {
		if semver.Prerelease(v) == "" && (len(out) == 0 || semver.MajorMinor(out[len(out)-1]) != semver.MajorMinor(v)) {
			out = append(out, v)
		}
	}
	return out
}

// describe reads what a version needs from its go.mod.
func (b *Builder) describe(ctx context.Context, name string) (Version, error) {
	switch semver.Canonical(name) {
	case name:
	case "":
		return Version{}, fmt.Errorf("-version %s: a version of gopls looks like v0.23.0", name)
	default: // which go would take for another one
		return Version{}, fmt.Errorf("-version %s: name all of the version and no more, such as v0.23.0", name)
	}
	mod, err := b.mod(ctx, Gopls, name)
	if err != nil {
		return Version{}, err
	}
	v := Version{Gopls: name, Tools: required(mod, tools)}
	if mod.Go != nil {
		v.Go = mod.Go.Version
	}
	if v.Tools == "" {
		return v, fmt.Errorf("gopls %s does not say which %s it is built with", name, tools)
	}
	return v, nil
}

// mod returns the go.mod of a published module. The go command names its file, though
// not always what it says: of one that needs a newer Go it does not.
func (b *Builder) mod(ctx context.Context, module, version string) (*modfile.File, error) {
	g, err := b.command(ctx)
	if err != nil {
		return nil, err
	}
	var m struct {
		GoMod string
		Error *struct{ Err string }
	}
	err = runJSON(ctx, g, &m, "list", "-m", "-json", module+"@"+version)
	switch {
	case m.Error != nil:
		return nil, errors.New(m.Error.Err)
	case err != nil:
		return nil, err
	}
	text, err := os.ReadFile(m.GoMod)
	if err != nil {
		return nil, err
	}
	return modfile.Parse(m.GoMod, text, nil)
}

func required(mod *modfile.File, module string) string {
	for _, r := range mod.Require {
		if r.Mod.Path == module {
			return r.Mod.Version
		}
	}
	return ""
}

// needs is what a gopls with isolint has to be built with.
type needs struct {
	installed string // Go, go1.26.8
	tools     string // the oldest golang.org/x/tools that isolint compiles with
}

func (b *Builder) needs(ctx context.Context, source Source) (needs, error) {
	g, err := b.command(ctx)
	if err != nil {
		return needs{}, err
	}
	var env map[string]string
	if err := runJSON(ctx, g, &env, "env", "-json", "GOVERSION"); err != nil {
		return needs{}, err
	}
	var mod *modfile.File
	if source.Dir != "" {
		mod, err = readMod(source.Dir)
	} else {
		mod, err = b.mod(ctx, Module, source.Version)
	}
	if err != nil {
		return needs{}, err
	}
	n := needs{installed: env["GOVERSION"], tools: required(mod, tools)}
	if mod.Go != nil && !n.builds(mod.Go.Version) {
		return n, fmt.Errorf("isolint needs Go %s or newer, and %s is installed", mod.Go.Version, n.installed)
	}
	return n, nil
}

// builds reports whether the installed Go builds what a go directive asks for. One
// that has no version, built from a branch of Go, is taken to build all.
func (n needs) builds(directive string) bool {
	installed, _, _ := strings.Cut(n.installed, " ") // experiments follow
	return !version.IsValid(installed) || directive == "" || version.Compare("go"+directive, installed) <= 0
}

// errOld is wrapped by what check says of a version that is too old.
var errOld = errors.New("this isolint is not built into it")

func (n needs) check(v Version) error {
	switch {
	case !n.builds(v.Go):
		return fmt.Errorf("gopls %s needs Go %s or newer, and %s is installed", v.Gopls, v.Go, n.installed)
	case semver.Compare(v.Tools, n.tools) < 0:
		return fmt.Errorf("gopls %s is built with %s@%s, and isolint needs %s: %w", v.Gopls, tools, v.Tools, n.tools, errOld)
	}
	return nil
}

// runJSON decodes what a go command prints. What it prints of a failure is decoded as well.
func runJSON(ctx context.Context, g load.Go, out any, args ...string) error {
	cmd, err := g.Command(ctx, args...)
	if err != nil {
		return err
	}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	runErr := cmd.Run()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	decodeErr := json.Unmarshal(stdout.Bytes(), out)
	switch {
	case runErr != nil && strings.TrimSpace(stderr.String()) != "":
		return errors.New(strings.TrimSpace(stderr.String()))
	case runErr != nil:
		return fmt.Errorf("go %s: %w", args[0], runErr)
	}
	return decodeErr
}
