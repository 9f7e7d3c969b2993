package build

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

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
	made map[string]made   // by package
	now  map[string]string // what they would be made from; empty if that is not known

	changed bool
}

// made is one binary, or one package without tests that compiles.
type made struct {
	// From is a hash of all that goes in, asked for before the go command made it.
	From string `json:"from"`
	// ID is the build ID of the binary; empty without tests.
	ID string `json:"id"`
	// Twice: the go command was called again, with the same From, and left the
	// binary as it was. Before that somebody may have edited a file between the
	// question and the answer.
	Twice bool `json:"twice"`
}

// openLedger reads the ledger of a store and asks what the binaries would be made
// from. For a new store nothing is asked: all is to be built.
func openLedger(ctx context.Context, req Request) *ledger {
	l := &ledger{file: filepath.Join(req.Store, "made.json"), made: make(map[string]made)}
	data, err := os.ReadFile(l.file)
	if err != nil {
		return l
	}
	if err := json.Unmarshal(data, &l.made); err != nil {
		l.made = make(map[string]made) // damaged: as new
		return l
	}
	l.now = ask(ctx, req)
	return l
}

// skip announces the packages of a group that are as they were, and returns the
// rest.
func (l *ledger) skip(b *builder, g group) []Package {
	var rest []Package
	for _, p := range g.packages {
		switch is := l.made[p.Path]; {
		case !is.Twice || is != l.of(b, p, true):
			rest = append(rest, p)
		case p.Tests:
			b.built(Built{Package: p.Path, Binary: b.binary(p)})
		}
	}
	return rest
}

// of is what can be said of a package now.
func (l *ledger) of(b *builder, p Package, twice bool) made {
	is := made{From: l.now[p.Path], Twice: twice}
	if p.Tests {
		is.ID, _ = buildid.Read(b.binary(p))
		if buildid.Content(is.ID) == "" {
			return made{} // -ldflags=-buildid= has every binary look alike
		}
	}
	if is.From == "" || len(p.Files) > 0 {
		return made{}
	}
	return is
}

// enter notes what the go command has made of a group. What is known of a package
// that it could not make stays true.
func (l *ledger) enter(b *builder, g group) {
	l.changed = true
	for _, p := range g.packages {
		if is := l.of(b, p, false); is.From != "" && !b.lacks(p) {
			was := l.made[p.Path]
			is.Twice = was.From == is.From && was.ID == is.ID
			l.made[p.Path] = is
		}
	}
}

// save writes the ledger. If that fails the next run builds what it need not.
func (l *ledger) save() {
	if !l.changed {
		return
	}
	if data, err := json.Marshal(l.made); err == nil {
		atomicfile.Write(l.file, data)
	}
}

// patience is for how long go list may work: it compiles what has changed before
// it answers, while with go test -c the first test runs before all is compiled.
func patience(packages int) time.Duration {
	return 3*time.Second + time.Duration(packages)*10*time.Millisecond
}

// list has go list print a line for each package that goes in, whatever it is
// asked for.
const list = "{{.ImportPath}}\t{{.BuildID}}\t{{.DefaultGODEBUG}}\t{{join .Imports \",\"}}"

// ask returns, for each package, a hash of all that its test binary would be made
// from; none if the go command does not say.
func ask(ctx context.Context, req Request) map[string]string {
	args := []string{"list", "-e", "-export", "-test", "-deps", "-f", list}
	for _, f := range req.Flags {
		switch name, _, _ := strings.Cut(strings.TrimLeft(f, "-"), "="); {
		case strings.HasPrefix(name, "cover"):
			return nil // go list knows of no coverage
		case name != "vet":
			args = append(args, f)
		}
	}
	for _, p := range req.Packages {
		if len(p.Files) == 0 {
			args = append(args, p.Path)
		}
	}
	ctx, stop := context.WithTimeout(ctx, patience(len(req.Packages)))
	defer stop()
	cmd, err := req.Command(ctx, args...)
	if err != nil {
		return nil
	}
	out, err := cmd.Output()
	if err != nil {
		return nil
	}
	all := parse(out)
	salt := fmt.Sprintf("%q %q", req.Made, req.Flags)
	from := make(map[string]string)
	for _, p := range req.Packages {
		if id := all.from(p, salt); id != "" {
			from[p.Path] = id
		}
	}
	return from
}

// listed are packages as go list prints them, by import path.
type listed map[string]ingredient

type ingredient struct {
	id      string // of what it is compiled to, and all settings; empty if it does not compile
	imports []string
}

func parse(out []byte) listed {
	all := make(listed)
	for line := range bytes.Lines(out) {
		f := strings.Split(strings.TrimSuffix(string(line), "\n"), "\t")
		if len(f) != 4 {
			continue
		}
		one := ingredient{id: f[1] + " " + f[2]}
		if f[1] == "" && f[0] != "unsafe" {
			one.id = ""
		}
		if f[3] != "" {
			one.imports = strings.Split(f[3], ",")
		}
		all[f[0]] = one
	}
	return all
}

// from hashes what a package's test binary, or the package itself, is made from;
// empty if some of it is not there.
func (all listed) from(p Package, salt string) string {
	root := p.Path
	if p.Tests {
		root += ".test"
	}
	parts := make(map[string]string)
	if !all.collect(root, parts) {
		return ""
	}
	sum := sha256.New()
	fmt.Fprintf(sum, "%s\n", salt)
	for _, path := range slices.Sorted(maps.Keys(parts)) {
		fmt.Fprintf(sum, "%s %s\n", path, parts[path])
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// collect adds a package and all that it imports; false if something is missing.
func (all listed) collect(path string, parts map[string]string) bool {
	if _, ok := parts[path]; ok || path == "C" {
		return true
	}
	one := all[path]
	parts[path] = one.id
	for _, imp := range one.imports {
		if !all.collect(imp, parts) {
			return false
		}
	}
	return one.id != ""
}
