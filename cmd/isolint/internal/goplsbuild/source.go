package goplsbuild

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

// A Source is where the isolint that is built into gopls comes from: a published
// version, or a checkout.
type Source struct {
	Version string
	Dir     string // of a checkout; then there is no version
}

func (s Source) String() string {
	if s.Dir != "" {
		return "from " + s.Dir
	}
	return s.Version
}

// label is what the version of gopls says of isolint, behind a plus sign.
func (s Source) label() string {
	if s.Dir != "" {
		return "isolint"
	}
	return "isolint." + strings.TrimPrefix(strings.ReplaceAll(s.Version, "+", "-"), "v")
}

var errNoSource = errors.New(`this isolint was built from a checkout, and its directory is not known
Call it in the checkout, or name it with -source; or install a version: go install ` + Module + `/cmd/isolint@latest`)

// FindSource returns the source of the program that has the build information info.
// named is the directory that the user names, if any; file a file of this package as
// the compiler saw it, and dir the directory at hand, which may lie in a checkout.
func FindSource(info *debug.BuildInfo, named, file, dir string) (Source, error) {
	if named != "" {
		if !filepath.IsAbs(named) {
			named = filepath.Join(dir, named)
		}
		root, ok := checkout(named)
		if !ok {
			return Source{}, fmt.Errorf("-source %s: this is no directory of a checkout of %s", named, Module)
		}
		return Source{Dir: root}, nil
	}
	if v := publishedVersion(info); v != "" {
		return Source{Version: v}, nil
	}
	for _, candidate := range []string{filepath.Dir(file), dir} {
		if root, ok := checkout(candidate); ok {
			return Source{Dir: root}, nil
		}
	}
	return Source{}, errNoSource
}

// publishedVersion returns the version of isolint in a program, if it is one that can
// be downloaded: 'go install MODULE@V' and 'go tool' know it. What was built in a
// checkout is called (devel), or has a version that version control made up: where
// nothing was committed since, it looks like a published one, but has no checksum.
func publishedVersion(info *debug.BuildInfo) string {
	if info == nil {
		return ""
	}
	modules := append([]*debug.Module{&info.Main}, info.Deps...)
	for _, m := range modules {
		if m.Path != Module || m.Replace != nil {
			continue
		}
		if m.Sum != "" && module.Check(m.Path, m.Version) == nil && !strings.Contains(m.Version, "+") {
			return m.Version
		}
	}
	return ""
}

// checkout returns the root of the checkout of isolint that dir lies in.
func checkout(dir string) (root string, ok bool) {
	if !filepath.IsAbs(dir) {
		return "", false // of -trimpath
	}
	for {
		if text, err := os.ReadFile(filepath.Join(dir, "go.mod")); err == nil {
			return dir, modfile.ModulePath(text) == Module
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", false
		}
		dir = parent
	}
}
