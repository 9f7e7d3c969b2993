package build

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/atomicfile"
	"github.com/isolint-go/isolint/cmd/isolint/internal/buildid"
)

// To find out that nothing is to be linked go test -c takes as long as go test
// does to find out that nothing is to be run, and it can be asked for packages of
// one name only one after the other. So the store has a ledger of what each binary
// was made from. One question to go list tells what it would be made from now, and
// go test -c is left out for those of which that is the same.

// A ledger says what the binaries of a store were made from.
type ledger struct {
	file string
	// Packages are the entries, by import path.
	Packages map[string]entry `json:"packages"`

	now     map[string]string // what the binaries would be made from; empty if that is not known
	changed bool
}

// An entry is one binary, or one package without tests that compiles.
type entry struct {
	// From is a hash of what goes in, read before the go command made it; empty if it
	// is not known.
	From string `json:"from"`
	// Binary is the file; zero without tests.
	Binary binary `json:"binary"`
	// Twice: the go command was called again, with the same From, and left the
	// binary as it was. Before that somebody may have edited a file between the
	// question and the answer.
	Twice bool `json:"twice"`
}

// A binary is what tells one test binary from another. Its build ID is in its first
// bytes, so that one whose end is lost has it, too.
type binary struct {
	ID   string `json:"id"`
	Size int64  `json:"size"`
}

// identify looks at a file; zero for one that is no binary, cannot be run, or looks like
// all others (-ldflags=-buildid=).
func identify(file string) binary {
	info, err := os.Lstat(file)
	if err != nil || !info.Mode().IsRegular() || runtime.GOOS != "windows" && info.Mode()&0o111 == 0 {
		return binary{}
	}
	id, err := buildid.Read(file)
	if err != nil || buildid.Content(id) == "" {
		return binary{}
	}
	return binary{ID: id, Size: info.Size()}
}

// openLedger reads the ledger of a store and asks what the binaries would be made
// from. For a new store nothing is asked: all is to be built.
func openLedger(ctx context.Context, req Request) *ledger {
	l := &ledger{file: filepath.Join(req.Store, "made.json")}
	data, err := os.ReadFile(l.file)
	if err == nil {
		err = json.Unmarshal(data, l)
	}
	if err != nil || l.Packages == nil {
		return &ledger{file: l.file, Packages: make(map[string]entry), changed: true}
	}
	l.ask(ctx, req)
	return l
}

// skip announces the packages of a group that are as they were, and returns the
// rest.
//
// Of the rest the binaries that nobody vouches for are removed, so that they are linked
// anew, as go test links them all: the go command would take one that is damaged for the
// one that it has made, and does not see a C library change.
func (l *ledger) skip(b *builder, g group) []Package {
	var rest []Package
	for _, p := range g.packages {
		is, was := l.current(b, p), l.Packages[p.Path]
		sound := is.From != "" && is.Binary == was.Binary && (is.Binary != binary{}) == p.Tests
		known := sound && is.From == was.From && was.Twice
		if !known || p.Tests && !b.announce(p, b.binary(p)) {
			rest = append(rest, p)
		}
		if p.Tests && !sound {
			os.RemoveAll(b.binary(p)) // what cannot be removed go test -c will complain of
		}
	}
	return rest
}

// current is what can be said of a package now.
func (l *ledger) current(b *builder, p Package) entry {
	is := entry{From: l.now[p.Path]}
	if p.Tests {
		is.Binary = identify(b.binary(p))
	}
	return is
}

// enter notes what the go command has made of a group. What is known of a package
// that it could not make stays true.
func (l *ledger) enter(b *builder, g group) {
	for _, p := range g.packages {
		if b.lacks(p) {
			continue
		}
		is, was := l.current(b, p), l.Packages[p.Path]
		is.Twice = is.From != "" && is.From == was.From && is.Binary == was.Binary
		l.changed = l.changed || was != is
		l.Packages[p.Path] = is
	}
}

// save writes the ledger. If that fails the next run builds what it need not.
func (l *ledger) save() {
	if !l.changed {
		return
	}
	if data, err := json.Marshal(l); err == nil {
		atomicfile.Write(l.file, data)
	}
}

// ask finds, for each package, a hash of what its test binary would be made from;
// none where the go command does not say, or not all that counts.
func (l *ledger) ask(ctx context.Context, req Request) {
	args, ok := question(req)
	if !ok {
		return
	}
	cmd, err := req.Command(ctx, args...)
	if err != nil {
		return
	}
	out, err := cmd.Output()
	if err != nil {
		return
	}
	listed := parse(out)
	l.now = make(map[string]string)
	salt := fmt.Sprintf("%q %q", req.Salt, req.Flags)
	for _, p := range req.Packages {
		if from := listed.from(p, salt); from != "" && len(p.Files) == 0 {
			l.now[p.Path] = from
		}
	}
}

// question are the arguments of the go command, if it can be asked.
func question(req Request) (args []string, ok bool) {
	if req.Salt == "" {
		return nil, false
	}
	if slices.ContainsFunc(req.Flags, isCover) || slices.ContainsFunc(req.Flags, Unlisted) {
		return nil, false
	}
	args = append([]string{"list", "-e", "-test", "-deps", "-json=" + fields()}, listFlags(req.Flags)...)
	for _, p := range req.Packages {
		if len(p.Files) == 0 {
			args, ok = append(args, p.Path), true
		}
	}
	return args, ok
}

// Unlisted reports whether a flag of the go command has something decide on what is
// made that go list does not show: files, programs, the state of a repository.
func Unlisted(flag string) bool {
	name, val, _ := strings.Cut(strings.TrimLeft(flag, "-"), "=")
	switch name {
	case "overlay", "pgo", "toolexec":
		return true
	case "ldflags": // what a C linker is given
		return strings.Contains(val, "-ext") || strings.Contains(val, "-linkmode")
	case "buildvcs":
		return val != "false" && val != "auto" // go test takes auto for false
	}
	return false
}
