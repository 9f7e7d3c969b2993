package build

import (
	"path"
	"strconv"
	"strings"
)

// A group is what one call of go test -c is given.
type group struct {
	name     string
	packages []Package
	binaries bool // they have test files
}

// groups parts the packages so that no two of a group have binaries of the same
// name, as one call of go test -c writes them to one directory. Those that have
// no tests, and so no binary, come together and last: nothing waits for them.
func groups(packages []Package) []group {
	var out []group
	rest := group{name: "untested"}
	used := make(map[string]int)
	for _, p := range packages {
		if !p.Tests {
			rest.packages = append(rest.packages, p)
			continue
		}
		name := p.binaryName()
		n := used[name]
		used[name]++
		if n == len(out) {
			out = append(out, group{name: strconv.Itoa(n), binaries: true})
		}
		out[n].packages = append(out[n].packages, p)
	}
	if len(rest.packages) > 0 {
		out = append(out, rest)
	}
	return out
}

// args are how the go command is told of the package.
func (p Package) args() []string {
	if len(p.Files) > 0 {
		return p.Files
	}
	return []string{p.Path}
}

// binaryName is the name of a package's test binary, without the suffix that
// some systems give it: tests look at how they are called.
func (p Package) binaryName() string {
	name := path.Base(p.Path)
	if isMajor(name) && path.Dir(p.Path) != "." {
		name = path.Base(path.Dir(p.Path)) // as the go command has it
	}
	if len(p.Files) > 0 {
		name = p.Name
	}
	return name + ".test"
}

// isMajor reports whether an element of a path is a major version.
func isMajor(s string) bool {
	if len(s) < 2 || s[0] != 'v' || s[1] == '0' || s == "v1" {
		return false
	}
	return strings.Trim(s[1:], "0123456789") == ""
}
