package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ingredients has go list print a line for each package that goes in. The last
// fields are files that the compiler leaves out and go vet looks at.
const ingredients = "{{.ImportPath}}\t{{.BuildID}}\t{{.DefaultGODEBUG}}\t{{join .Imports \",\"}}\t{{.Dir}}\t{{join .IgnoredGoFiles \",\"}},{{join .IgnoredOtherFiles \",\"}}"

// listed are packages as go list prints them, by import path.
type listed map[string]ingredient

type ingredient struct {
	id      string // of what it is compiled to, and all settings; empty if it does not compile
	imports []string
	ignored []string // files
}

func parse(out []byte) listed {
	all := make(listed)
	for line := range bytes.Lines(out) {
		f := strings.Split(strings.TrimSuffix(string(line), "\n"), "\t")
		if len(f) != 6 {
			continue
		}
		one := ingredient{id: f[1] + " " + f[2], imports: split(f[3])}
		for _, name := range split(f[5]) {
			one.ignored = append(one.ignored, filepath.Join(f[4], name))
		}
		if _, twice := all[f[0]]; twice || f[1] == "" && f[0] != "unsafe" {
			one.id = "" // a directory x.test has the import path of the test main of x
		}
		all[f[0]] = one
	}
	return all
}

func split(list string) []string {
	return slices.DeleteFunc(strings.Split(list, ","), func(s string) bool { return s == "" })
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
	for _, name := range all[p.Path].ignored {
		text, err := os.ReadFile(name)
		if err != nil {
			return ""
		}
		fmt.Fprintf(sum, "%s %d\n%s\n", name, len(text), text)
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
