package build

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
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

	listed  *listing
	now     map[string]string // what the binaries would be made from; empty if that is not known
	changed bool
}

// An entry is one binary, or one package without tests that compiles.
type entry struct {
	// From is a hash of what goes in, read before the go command made it and the
	// same after that.
	From string `json:"from"`
	// ID is the build ID of the binary; empty without tests.
	ID string `json:"id"`
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
func (l *ledger) skip(b *builder, g group) []Package {
	var rest []Package
	for _, p := range g.packages {
		switch is, ok := l.current(b, p); {
		case !ok || !l.confirms(p, is):
			rest = append(rest, p)
		case p.Tests:
			b.built(Built{Package: p.Path, Binary: b.binary(p)})
		}
	}
	return rest
}

// confirms reports whether a package is as the ledger has it for sure.
func (l *ledger) confirms(p Package, is entry) bool {
	return l.Packages[p.Path] == is
}

// current is what can be said of a package now, if that is known.
func (l *ledger) current(b *builder, p Package) (entry, bool) {
	is := entry{From: l.now[p.Path]}
	if is.From == "" || len(p.Files) > 0 {
		return is, false
	}
	if p.Tests {
		is.ID, _ = buildid.Read(b.binary(p))
		return is, buildid.Content(is.ID) != "" // -ldflags=-buildid= has every binary look alike
	}
	return is, true
}

// enter notes what the go command has made of a group, if nobody has edited meanwhile
// what it was made from. What is known of a package that it could not make stays true.
func (l *ledger) enter(b *builder, g group) {
	if l.listed == nil || !l.listed.holds() {
		return
	}
	for _, p := range g.packages {
		is, ok := l.current(b, p)
		if !ok || b.lacks(p) {
			continue
		}
		l.changed = l.changed || l.Packages[p.Path] != is
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
	l.listed, l.now = parse(out), make(map[string]string)
	salt := fmt.Sprintf("%q %q", req.Salt, req.Flags)
	for _, p := range req.Packages {
		if from := l.listed.from(p, salt); from != "" {
			l.now[p.Path] = from
		}
	}
}

// question are the arguments of the go command, if it can be asked.
func question(req Request) (args []string, ok bool) {
	if req.Salt == "" {
		return nil, false
	}
	if slices.ContainsFunc(req.Flags, isCover) || slices.ContainsFunc(req.Flags, isReplacing) {
		return nil, false
	}
	args = append([]string{"list", "-e", "-test", "-deps", "-json=" + fields}, listFlags(req.Flags)...)
	for _, p := range req.Packages {
		if len(p.Files) == 0 {
			args, ok = append(args, p.Path), true
		}
	}
	return args, ok
}

// isReplacing reports whether a flag names files or programs that decide on what is
// compiled, and that go list does not show.
func isReplacing(flag string) bool {
	name, _, _ := strings.Cut(strings.TrimLeft(flag, "-"), "=")
	return name == "overlay" || name == "pgo" || name == "toolexec"
}
