// Package settings hands what the user configured to the passes and analyzers
// that depend on it: it requires nothing, reports nothing, and its result is
// the same for every package of a run.
//
// The settings come in as flags, and the user's heavy calls as JSON in the
// flag itself, not as the name of a file: go vet caches what it found under
// the flags it was called with, so a cached answer is then never that of an
// older configuration.
package settings

import (
	"flag"
	"fmt"
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/passes/table"
)

const doc = `hand the configuration to the other analyzers

It reports nothing. The command isolint sets its flags from .isolint.yml.`

// Analyzer has a result of type *Settings.
var Analyzer = &analysis.Analyzer{
	Name:       "settings",
	Doc:        doc,
	URL:        "https://pkg.go.dev/github.com/isolint-go/isolint/passes/settings",
	Flags:      newFlags(),
	Run:        run,
	ResultType: reflect.TypeFor[*Settings](),
}

// Settings is the configuration of one run. It must not be changed.
type Settings struct {
	// Strict asks for findings that only forbid to run tests in parallel.
	Strict bool
	// Resources asks that a finding carries the key of what it is about; see
	// ResourceNote.
	Resources bool
	// Table is the built-in table with the user's heavy calls.
	Table *table.Table
}

// ResourceNote is what the message of related information begins with that
// carries the key of a finding's resource. A program asks for it, which knows what
// other packages hold and takes it away again.
const ResourceNote = "isolint:resource "

func newFlags() flag.FlagSet {
	var flags flag.FlagSet
	flags.Bool("strict", false, "also report state that is restored, yet forbids to run tests in parallel")
	flags.Bool("resources", false, "tell, as related information, the resource that a finding is about; for programs")
	flags.Var(new(heavyFlag), "heavy", "heavy calls to add to the built-in table, as a `JSON` list of objects with call or import, mark, memory, exclusive")
	return flags
}

func run(pass *analysis.Pass) (any, error) {
	return of(&pass.Analyzer.Flags)
}

// of reads the settings from parsed flags.
func of(flags *flag.FlagSet) (*Settings, error) {
	strict, isBool := flags.Lookup("strict").Value.(flag.Getter).Get().(bool)
	resources, areBool := flags.Lookup("resources").Value.(flag.Getter).Get().(bool)
	heavy, isHeavy := flags.Lookup("heavy").Value.(*heavyFlag)
	if !isBool || !areBool || !isHeavy {
		return nil, fmt.Errorf("internal error: flags of another analyzer")
	}
	return &Settings{Strict: strict, Resources: resources, Table: table.Default().With(heavy.calls...)}, nil
}
