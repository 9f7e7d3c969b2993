package config

import (
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// Pattern selects packages as the arguments of the go command do: a path that
// begins with ./ or ../ is a directory relative to the configuration, others
// are import paths; ... stands for anything.
type Pattern struct {
	text  string
	local bool
	re    *regexp.Regexp
}

func (p Pattern) String() string { return p.text }

// NewPattern reads a pattern.
func NewPattern(text string) (Pattern, error) {
	local := text == "." || text == ".." || strings.HasPrefix(text, "./") || strings.HasPrefix(text, "../")
	switch {
	case strings.ContainsAny(text, " \t\n,*?[]\\"):
		return Pattern{}, fmt.Errorf("%q is no package pattern; write for example ./gen/... (three dots stand for anything)", text)
	case strings.HasPrefix(text, "/"):
		return Pattern{}, fmt.Errorf("%q is no package pattern; begin it with ./ to mean a directory of the module", text)
	}
	name := text
	if local {
		name = path.Clean(text)
	}
	re := regexp.QuoteMeta(name)
	re = strings.ReplaceAll(re, `\.\.\.`, ".*")
	// As in the go command, x/... matches x too.
	if strings.HasSuffix(re, "/.*") {
		re = strings.TrimSuffix(re, "/.*") + "(/.*)?"
	}
	compiled, err := regexp.Compile("^" + re + "$")
	return Pattern{text, local, compiled}, err
}

// Matches reports whether the pattern selects a package, given by a file of it
// and its import path.
func (p Pattern) Matches(root, file, pkg string) bool {
	if p.re == nil {
		return false
	}
	if !p.local {
		return p.re.MatchString(pkg) || p.re.MatchString(strings.TrimSuffix(pkg, "_test"))
	}
	dir, err := filepath.Rel(root, filepath.Dir(file))
	if err != nil {
		return false
	}
	dir = filepath.ToSlash(dir)
	// path.Clean has made gen/... of ./gen/... and ... of ./... .
	return p.re.MatchString(dir) && (!strings.HasPrefix(dir, "../") || strings.HasPrefix(p.text, ".."))
}
