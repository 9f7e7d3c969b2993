// Package config reads .isolint.yml. It is strict: what it does not know is an
// error with its place and the nearest name it does know, because a misspelt
// key would otherwise switch off, silently, what it was meant to say.
package config

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"github.com/isolint-go/isolint/cmd/isolint/internal/expr"
	"github.com/isolint-go/isolint/passes/table"
)

// Name is the file's name; it lies at the root of the module.
const Name = ".isolint.yml"

// Config is what a user configured. The zero Config is that of a module
// without a file.
type Config struct {
	File string // absolute; empty if there is none
	Root string // the directory that patterns are relative to

	Marks     []Mark // the registry, in the order of the file
	HasMarks  bool   // there is a registry
	MarkRules []MarkRule
	Heavy     []table.Heavy
	Pools     []Pool
	Stages    []Stage
	Profiles  []Profile
	Analyzers map[string]Analyzer
}

// Mark is a registered mark.
type Mark struct{ Name, Meaning string }

// MarkRule gives a mark to the tests that all its conditions hold for.
type MarkRule struct {
	Mark           string
	Packages       []Pattern // any of them
	BuildTag       string
	Name           *regexp.Regexp // of the test
	SkippedByShort bool
}

// Pool is a named set of workers for the tests that When selects.
type Pool struct {
	Name    string
	Workers int     // 0: not limited
	Memory  int64   // in bytes, 0: not limited
	CPU     float64 // processors, 0: not limited
	When    expr.Expr
}

// Stage is a step of a run.
type Stage struct {
	Name    string
	When    expr.Expr
	Workers int  // 0: not limited
	Barrier bool // begins when all stages before it have ended
}

// Profile is a named selection of tests.
type Profile struct {
	Name   string
	Select expr.Expr
}

// Analyzer is how one analyzer's findings are treated.
type Analyzer struct {
	Severity Severity
	Exclude  []Pattern
}

// Severity says what a finding does to the exit status.
type Severity uint8

const (
	Error   Severity = iota // makes the run fail
	Warning                 // is printed
	Off                     // is not reported
)

var severities = map[string]Severity{"error": Error, "warning": Warning, "off": Off}

// MarkNames returns the marks that may be used: the registered ones, and those
// that the built-in table of heavy calls asks for. A user who follows isolint's
// advice and adds one of these must not get an error for it.
func (c *Config) MarkNames() []string {
	names := slices.Clone(table.Default().Marks())
	for _, m := range c.Marks {
		names = append(names, m.Name)
	}
	return names
}

// Excludes reports whether findings of an analyzer in a file of a package are
// to be dropped.
func (c *Config) Excludes(analyzer, file, pkg string) bool {
	for _, p := range c.Analyzers[analyzer].Exclude {
		if p.Matches(c.Root, file, pkg) {
			return true
		}
	}
	return false
}

// Find returns the configuration file for a directory: that beside the nearest
// go.mod upwards or, if there is none, beside the nearest go.work. file is
// empty if there is no such file; root is the module's directory, or empty
// outside of one.
func Find(dir string) (file, root string) {
	for _, mark := range []string{"go.mod", "go.work"} {
		found, ok := Upwards(dir, mark)
		if !ok {
			continue
		}
		if root == "" {
			root = found
		}
		candidate := filepath.Join(found, Name)
		if _, err := os.Lstat(candidate); err == nil {
			return candidate, found
		}
	}
	return "", root
}

// Upwards returns the nearest directory, from dir upwards, that has a file.
func Upwards(dir, name string) (string, bool) {
	for {
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil && !info.IsDir() {
			return dir, true
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", false
		}
		dir = parent
	}
}
