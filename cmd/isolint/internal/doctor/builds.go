package doctor

import (
	"bytes"
	"debug/buildinfo"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
)

// A kind of program that isolint can be built into.
type kind struct {
	name string // what its files begin with
	main string // import path that its own main package begins with
	how  string // how to build one with isolint
}

const (
	docs         = "https://" + Module + "/blob/main/docs/"
	golangciDocs = docs + "golangci-lint.md"
)

// linters tells of golangci-lint, and whether a configuration asks for isolint in it.
func (d *Doctor) linters() []Note {
	notes, with := d.programs(kind{"golangci-lint", "github.com/golangci/golangci-lint", golangciDocs})
	if file := d.golangciConfig(); file != "" && !with {
		notes = append(notes, Note{Warning, "golangci-lint", fmt.Sprintf("%s names isolint, and no golangci-lint that has it was found; %s tells how to build one", d.Shown(file), golangciDocs)})
	}
	return notes
}

// editors tells of gopls.
func (d *Doctor) editors() []Note {
	notes, _ := d.programs(kind{"gopls", "golang.org/x/tools/gopls", docs + "editors.md"})
	return notes
}

// golangciConfig is a configuration of golangci-lint's for the module that names
// isolint; empty if there is none.
func (d *Doctor) golangciConfig() string {
	_, root := config.Find(d.Go.Dir)
	for _, dir := range []string{d.Go.Dir, root} {
		for _, ext := range []string{".yml", ".yaml", ".toml", ".json"} {
			file := filepath.Join(dir, ".golangci"+ext)
			text, err := os.ReadFile(file)
			if err == nil && bytes.Contains(text, []byte("isolint")) {
				return file
			}
		}
	}
	return ""
}

// programs are the notes on those of one kind, and whether one has isolint.
func (d *Doctor) programs(k kind) (notes []Note, with bool) {
	for _, file := range d.find(k.name) {
		info, err := d.BuildInfo(file)
		if err != nil {
			notes = append(notes, unread(k, file))
			continue
		}
		dep := isolintIn(info)
		switch {
		case dep != nil:
			with = true
			notes = append(notes, d.built(k, file, dep))
		case strings.Contains(filepath.Base(file), "isolint"):
			notes = append(notes, Note{Warning, k.name, fmt.Sprintf("%s has no isolint in it, whatever it is called; build it anew, as %s tells", file, k.how)})
		case strings.HasPrefix(info.Path, k.main):
			notes = append(notes, Note{OK, k.name, fmt.Sprintf("%s is %s, without isolint", file, info.Main.Version)})
		default:
			notes = append(notes, Note{OK, k.name, fmt.Sprintf("%s is another program, built from %s", file, info.Path)})
		}
	}
	if len(notes) == 0 {
		notes = []Note{{OK, k.name, "none found in PATH or here"}}
	}
	return notes, with
}

// unread is the note on a program that says nothing of what it was built from. It may be a
// script, which starts anything.
func unread(k kind, file string) Note {
	if strings.Contains(filepath.Base(file), "isolint") {
		return Note{Warning, k.name, fmt.Sprintf("%s is no Go program, or only a part of one, so whether it has isolint is not known; if it is to have it, build it anew, as %s tells", file, k.how)}
	}
	return Note{OK, k.name, fmt.Sprintf("%s is no Go program, so what it starts is not known", file)}
}

// built compares the isolint in a program with this one.
func (d *Doctor) built(k kind, file string, dep *debug.Module) Note {
	version := dep.Version
	if r := dep.Replace; r != nil {
		version = r.Version
		if !isRelease(version) {
			version = "from " + r.Path // a directory
		}
	}
	return d.compare(k.name, file+" has isolint", version)
}

func isolintIn(info *buildinfo.BuildInfo) *debug.Module {
	for _, dep := range info.Deps {
		if dep.Path == Module {
			return dep
		}
	}
	return nil
}

// find returns the programs whose names begin so, in PATH, here, and at the module's
// root: each file once, as it is called where it was found first.
func (d *Doctor) find(prefix string) []string {
	_, root := config.Find(d.Go.Dir)
	dirs := []string{d.Go.Dir, root, filepath.Join(root, "bin")}
	for _, kv := range d.Go.Env { // the last one counts
		if list, ok := strings.CutPrefix(kv, "PATH="); ok {
			dirs = append(dirs[:3:3], filepath.SplitList(list)...)
		}
	}
	var found, real []string
	for _, dir := range dirs {
		if !filepath.IsAbs(dir) {
			continue // "bin" without a root, or a PATH that depends on where one is
		}
		files, err := filepath.Glob(filepath.Join(escape(dir), prefix+"*"))
		if err != nil {
			continue
		}
		for _, file := range files {
			target, err := filepath.EvalSymlinks(file)
			if err != nil || slices.Contains(real, target) || !isProgram(target) {
				continue
			}
			found, real = append(found, file), append(real, target)
		}
	}
	return found
}

// escape makes a directory's name a pattern for itself.
func escape(dir string) string {
	return strings.NewReplacer(`*`, `[*]`, `?`, `[?]`, `[`, `[[]`).Replace(dir)
}

func isProgram(file string) bool {
	info, err := os.Stat(file)
	return err == nil && info.Mode().IsRegular() && (info.Mode()&0o111 != 0 || strings.EqualFold(filepath.Ext(file), ".exe")) && info.Mode()&fs.ModeDevice == 0
}
