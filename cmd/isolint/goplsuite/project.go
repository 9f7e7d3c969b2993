package goplsuite

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
)

// A project is what has one .isolint.yml: a module or a workspace.
type project struct {
	file   string // .isolint.yml, absolute
	text   string // its content
	info   os.FileInfo
	config *config.Config
	err    error // what is wrong with the file: then config is that of no file
}

// projects are those that gopls serves, sorted by file.
type projects []*project

// find reads the configurations of the directories, those around them and those of
// modules below.
func find(dirs, analyzers []string, log io.Writer) projects {
	var ps projects
	add := func(dir string) {
		file, _ := config.Find(dir)
		known := func(p *project) bool { return p.file == file }
		if file == "" || slices.ContainsFunc(ps, known) {
			return
		}
		ps = append(ps, read(file, dir, analyzers, log))
	}
	for _, dir := range dirs {
		add(dir)
		for _, below := range configured(dir, log) {
			add(below)
		}
	}
	slices.SortFunc(ps, func(a, b *project) int { return cmp.Compare(a.file, b.file) })
	return ps
}

func read(file, dir string, analyzers []string, log io.Writer) *project {
	p := &project{file: file}
	p.info, _ = os.Stat(file)
	text, err := os.ReadFile(file)
	if err == nil {
		p.text = string(text)
		p.config, err = config.Load(dir, analyzers, func(file string) string { return file })
	}
	if err != nil {
		p.err, p.config = err, new(config.Config)
		fmt.Fprintf(log, "isolint: the defaults hold until this is mended and gopls started again:\n%v\n", err)
	}
	return p
}

// maxEntries bounds how much is looked through for the modules of a directory:
// somebody may open all of his home.
const maxEntries = 100_000

// configured returns the directories below dir that have a configuration, and that
// the go command looks at.
func configured(dir string, log io.Writer) []string {
	var found []string
	entries := 0
	filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if entries++; entries > maxEntries {
			fmt.Fprintf(log, "isolint: %s has more than %d files: a %s in the rest of them is not read\n", dir, maxEntries, config.Name)
			return fs.SkipAll
		}
		switch {
		case err != nil:
			return nil // what cannot be read is nothing to look through
		case d.IsDir() && name != dir && skipped(d.Name()):
			return fs.SkipDir
		case d.Name() == config.Name && !d.IsDir():
			found = append(found, filepath.Dir(name))
		}
		return nil
	})
	return found
}

// skipped reports whether no packages that are worked on are in a directory.
func skipped(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") ||
		slices.Contains([]string{"node_modules", "testdata", "vendor"}, name)
}

// of returns the project of a directory; nil where the defaults hold. What an editor
// has opened may be a symbolic link to what the go command names.
func (ps projects) of(dir string) *project {
	if len(ps) == 0 || dir == "" {
		return nil
	}
	file, _ := config.Find(dir)
	info, err := os.Stat(file)
	for _, p := range ps {
		if p.file == file || err == nil && p.info != nil && os.SameFile(p.info, info) {
			return p
		}
	}
	return nil
}
