package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
)

// An ingredient is a package as go list prints it. What it is compiled to, for the
// tests of one package, is an ingredient of its own: "p [q.test]".
//
// go list -export would say with one build ID what goes in, but it compiles for that
// what go test -c does not need: each test main once more, for its directory counts.
type ingredient struct {
	ImportPath string
	Name       string
	Dir        string
	Standard   bool
	Module     *version

	DefaultGODEBUG string   // set by go.mod and by comments of a main package
	Imports        []string // as resolved

	GoFiles, CgoFiles, CFiles, HFiles, SFiles, SysoFiles []string
	SwigFiles, SwigCXXFiles                              []string
	EmbedFiles                                           []string
	IgnoredGoFiles, IgnoredOtherFiles                    []string // go vet looks at them

	Incomplete bool // something is wrong with it, or with what it imports
}

// A version is a module of one version.
type version struct {
	Path, Version, Dir, GoVersion string
	Replace                       *version
}

// fields returns what go list is to be asked for.
func fields() string {
	var names []string
	for f := range reflect.TypeFor[ingredient]().Fields() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ",")
}

// files are the names of all that is compiled, embedded or looked at.
func (i *ingredient) files() []string {
	all := slices.Concat(
		i.GoFiles, i.CgoFiles, i.CFiles, i.HFiles, i.SFiles, i.SysoFiles,
		i.EmbedFiles, i.IgnoredGoFiles, i.IgnoredOtherFiles)
	for n, name := range all {
		if !filepath.IsAbs(name) { // the test main is where the go command has written it
			all[n] = filepath.Join(i.Dir, name)
		}
	}
	return append(all, i.profile()...)
}

// profile is the file that the compiler optimizes a program by, if there is one.
func (i *ingredient) profile() []string {
	file := filepath.Join(i.Dir, "default.pgo")
	if _, err := os.Stat(file); err != nil || i.Name != "main" {
		return nil
	}
	return []string{file}
}

// published reports whether the files are those of a version. For them size and time
// stand for the content; there are thousands of them.
func (i *ingredient) published() bool {
	m := i.Module
	if m == nil || m.Dir == "" { // in a vendor directory
		return i.Standard
	}
	if m.Replace != nil {
		m = m.Replace
	}
	return m.Version != ""
}

// elsewhere reports whether files that go list does not name may go in, too: C headers and
// libraries, from anywhere, and what an assembler file includes. The go command does not
// see headers change; but go clean -cache has it compile them again.
func (i *ingredient) elsewhere() bool {
	if i.Standard {
		return false
	}
	return len(i.CgoFiles)+len(i.SwigFiles)+len(i.SwigCXXFiles) > 0 || len(i.SFiles) > 0 && !i.published()
}

// A listing is what go list has said.
type listing struct {
	packages map[string]*ingredient // nil for what is not certain
	sums     map[string]string      // hashes of packages, by import path; empty for one that cannot be read
}

// parse reads what go list has said. Of output that is damaged it takes what comes before:
// what is missing is not certain.
func parse(out []byte) *listing {
	l := &listing{packages: make(map[string]*ingredient), sums: make(map[string]string)}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		i := new(ingredient)
		if err := dec.Decode(i); err != nil {
			return l
		}
		// A directory x.test has the import path of the test main of x.
		_, twice := l.packages[i.ImportPath]
		if twice || i.Incomplete || i.elsewhere() {
			l.packages[i.ImportPath] = nil
		} else {
			l.packages[i.ImportPath] = i
		}
	}
}

// from hashes what a package's test binary, or the package itself, is made from;
// empty if some of it is not there.
func (l *listing) from(p Package, salt string) string {
	parts := make(map[string]string)
	root := p.Path
	if p.Tests {
		root += ".test"
	}
	if !l.collect(root, parts) || !l.add(p.Path, parts) {
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
func (l *listing) collect(path string, parts map[string]string) bool {
	if _, ok := parts[path]; ok || path == "C" {
		return true
	}
	if !l.add(path, parts) {
		return false
	}
	for _, imp := range l.packages[path].Imports {
		if !l.collect(imp, parts) {
			return false
		}
	}
	return true
}

// add adds a package; false if it is missing.
func (l *listing) add(path string, parts map[string]string) bool {
	i := l.packages[path]
	if i == nil {
		return false
	}
	sum, ok := l.sums[path]
	if !ok {
		sum = i.sum()
		l.sums[path] = sum
	}
	parts[path] = sum
	return sum != ""
}

// sum hashes a package; empty if it cannot be read.
func (i *ingredient) sum() string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%q %q\n", i.Dir, i.DefaultGODEBUG)
	for m := i.Module; m != nil; m = m.Replace {
		fmt.Fprintf(sum, "%q %q %q\n", m.Path, m.Version, m.GoVersion)
	}
	for _, name := range i.files() {
		info, err := os.Stat(name)
		if err != nil || !info.Mode().IsRegular() {
			return ""
		}
		if i.published() {
			fmt.Fprintf(sum, "%q %d %d\n", name, info.Size(), info.ModTime().UnixNano())
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return ""
		}
		fmt.Fprintf(sum, "%q %d\n", name, len(text))
		sum.Write(text)
	}
	return hex.EncodeToString(sum.Sum(nil))
}
