package doctor

import (
	"context"
	"fmt"
	"go/version"
	"os"
	"path/filepath"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// A module is what is known of the one that the directory is in.
type module struct {
	load.ModuleFile
	file string // go.mod, empty if there is none or it cannot be read
	note Note
}

func (d *Doctor) module(ctx context.Context, g load.Go, env load.Environment) module {
	if env.GOMOD == "" || env.GOMOD == os.DevNull {
		return module{note: Note{Warning, "module", "none here, so what belongs to one was not looked at; name its directory: isolint -C dir doctor"}}
	}
	file, err := g.ModuleFile(ctx)
	if err != nil {
		return module{note: Note{Problem, "module", oneLine(err.Error())}}
	}
	text := file.Module.Path
	if env.GOWORK != "" && env.GOWORK != "off" {
		text += ", in the workspace " + d.Shown(env.GOWORK)
	}
	return module{file, env.GOMOD, Note{OK, "module", text}}
}

// goCommand compares the versions of Go: of the go command, of what the module asks
// for, and of what isolint was built with, which has to understand both.
func (d *Doctor) goCommand(env load.Environment, mod module) Note {
	path, _ := d.Go.LookPath("go")
	note := Note{OK, "go", fmt.Sprintf("%s, %s", env.GOVERSION, path)}
	wanted := "go" + mod.Go
	switch {
	case mod.Go != "" && newer(wanted, d.Self.Go):
		note.Level = Problem
		note.Text += fmt.Sprintf("; the module asks for %s, and isolint, built with %s, cannot read that: build it anew with the newer Go", wanted, d.Self.Go)
	case mod.Go != "" && newer(wanted, env.GOVERSION):
		note.Level = Warning
		note.Text += fmt.Sprintf("; the module asks for %s, which go has to fetch first (GOTOOLCHAIN)", wanted)
	case newer(version.Lang(env.GOVERSION), version.Lang(d.Self.Go)):
		note.Level = Warning
		note.Text += fmt.Sprintf("; isolint was built with %s: if packages cannot be analysed, build it anew", d.Self.Go)
	case mod.Go != "":
		note.Text += "; the module asks for " + wanted
	}
	return note
}

// newer reports whether a is a newer version of Go than b. Development versions of Go
// have none that could be compared, and are never older.
func newer(a, b string) bool {
	return version.IsValid(a) && version.IsValid(b) && version.Compare(a, b) > 0
}

// goFlags are the flags of GOFLAGS that change what isolint does, or that one might
// think do.
func (d *Doctor) goFlags(env load.Environment) []Note {
	if len(env.Flags) == 0 {
		return []Note{{OK, "GOFLAGS", "none"}}
	}
	var notes []Note
	for _, flag := range env.Flags {
		name, value, _ := strings.Cut(strings.TrimLeft(flag, "-"), "=")
		if n, ok := d.goFlag(env, name, value); ok {
			n.About, n.Text = "GOFLAGS", flag+": "+n.Text
			notes = append(notes, n)
		}
	}
	if len(notes) == 0 {
		notes = []Note{{OK, "GOFLAGS", strings.Join(env.Flags, " ")}}
	}
	return notes
}

func (d *Doctor) goFlag(env load.Environment, name, value string) (Note, bool) {
	switch {
	case name == "vettool":
		return Note{Level: Warning, Text: "go ignores it here; run isolint ./..., or go vet with -vettool itself"}, true
	case name == "trimpath", name == "overlay":
		return Note{Level: Warning, Text: "go's cache then knows no directories: isolint keeps results apart all the same, " +
			"but plain go vet -vettool may answer with places in another checkout"}, true
	case name == "mod" && value == "mod":
		return Note{Level: Warning, Text: "go may change go.mod while isolint runs; with -mod=readonly it does not"}, true
	case name == "mod" && value == "vendor" && env.Root() != "":
		if _, err := os.Stat(filepath.Join(env.Root(), "vendor", "modules.txt")); err != nil {
			return Note{Level: Problem, Text: "there is no vendor directory; run go mod vendor, or unset the flag"}, true
		}
	}
	return Note{}, false
}

// tool compares the isolint that go.mod pins with this one.
func (d *Doctor) tool(mod module) []Note {
	const about = "go tool isolint"
	switch {
	case mod.file == "":
		return nil
	case mod.Module.Path == Module:
		return []Note{{OK, about, "runs what this checkout is"}}
	case !mod.HasTool(Command):
		return []Note{{OK, about, "go.mod has no tool line for it; go get -tool " + Command + "@latest adds one"}}
	}
	pinned, dir := mod.Version(Module)
	switch {
	case pinned == "" && dir == "":
		return []Note{{Problem, about, "go.mod has a tool line and no version; run go mod tidy"}}
	case dir != "":
		return []Note{{OK, about, "go.mod takes it from " + dir}}
	}
	return []Note{d.compare(about, "go.mod pins", pinned)}
}

// compare tells a version of isolint from this one's.
func (d *Doctor) compare(about, has, version string) Note {
	switch {
	case !isRelease(version):
		return Note{OK, about, fmt.Sprintf("%s %s; no version says of what day that is", has, version)}
	case version == d.Self.Version:
		return Note{OK, about, fmt.Sprintf("%s %s, which this is", has, version)}
	case isRelease(d.Self.Version):
		return Note{Warning, about, fmt.Sprintf("%s %s and this is %s: they may find different things; bring both to one version", has, version, d.Self.Version)}
	}
	return Note{OK, about, fmt.Sprintf("%s %s; this is %s", has, version, d.Self.Version)}
}

// isRelease reports whether a version says which code it is.
func isRelease(version string) bool {
	return strings.HasPrefix(version, "v") && !strings.HasSuffix(version, "+dirty")
}
