package completion

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/module"
)

// A Module is where package patterns are completed.
type Module struct {
	Dir  string // where the command runs
	Root string // of the module; empty outside of one
	Path string // of the module
}

// Packages returns what may follow what is typed of a package pattern, a
// directory at a time: the packages there, directories with packages below,
// and all of them. Nothing is asked of the go command, which would take longer
// than anyone waits for a key.
func (m Module) Packages(typed string) []Candidate {
	prefix := typed[:strings.LastIndex(typed, "/")+1]
	switch {
	case typed == "" || typed == ".":
		return below(m.Dir, "./")
	case typed == "..":
		return []Candidate{{Word: "../"}}
	case strings.HasPrefix(prefix, "./") || strings.HasPrefix(prefix, "../"):
		return below(filepath.Join(m.Dir, filepath.FromSlash(prefix)), prefix)
	case m.Root == "" || m.Path == "":
		return nil
	case strings.HasPrefix(prefix, m.Path+"/"):
		return below(filepath.Join(m.Root, filepath.FromSlash(strings.TrimPrefix(prefix, m.Path))), prefix)
	case strings.HasPrefix(m.Path, typed):
		return []Candidate{{Word: m.Path}, {Word: m.Path + "/"}}
	}
	return nil
}

// below lists what lies in a directory, to which the prefix of a pattern leads.
func below(dir, prefix string) []Candidate {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var found []Candidate
	for _, e := range entries {
		sub := filepath.Join(dir, e.Name())
		if !e.IsDir() || !isOfModule(sub) || module.CheckImportPath(e.Name()) != nil {
			continue
		}
		if hasGo(sub) {
			found = append(found, Candidate{Word: prefix + e.Name()})
		}
		if hasPackageBelow(sub) {
			found = append(found, Candidate{Word: prefix + e.Name() + "/"})
		}
	}
	if len(found) > 0 || hasGo(dir) {
		found = append([]Candidate{{prefix + "...", "all packages from here on"}}, found...)
	}
	return found
}

// isOfModule reports whether ./... of the directory above means this one.
func isOfModule(dir string) bool {
	base := filepath.Base(dir)
	if base == "vendor" || base == "testdata" || base[0] == '.' || base[0] == '_' {
		return false
	}
	_, err := os.Lstat(filepath.Join(dir, "go.mod"))
	return err != nil
}

func hasGo(dir string) bool {
	entries, err := os.ReadDir(dir)
	return err == nil && slices.ContainsFunc(entries, isGo)
}

func isGo(e fs.DirEntry) bool { return e.Type().IsRegular() && filepath.Ext(e.Name()) == ".go" }

// enough is how many files are looked at for a package in a directory: one with
// more may be offered for nothing.
const enough = 2000

// hasPackageBelow reports whether there is a package somewhere below a directory.
func hasPackageBelow(dir string) bool {
	found, seen := false, 0
	errFound := errors.New("found")
	filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		seen++
		switch {
		case err != nil:
			return nil
		case seen > enough || isGo(e) && filepath.Dir(path) != dir:
			found = true
			return errFound
		case e.IsDir() && path != dir && !isOfModule(path):
			return fs.SkipDir
		}
		return nil
	})
	return found
}
