// Package goplsuite is what isolint hands to a gopls that is built with its
// analyzers inside: the analyzers with the settings of .isolint.yml applied.
//
// The command filters what the analyzers find by .isolint.yml afterwards; in gopls
// nothing comes afterwards, so each analyzer is wrapped. And gopls keeps what
// analyzers found in a cache on disk that knows them by their names alone: two
// analyzers that do nothing carry a hash of the settings in their names, and stand
// among what the others require. What gopls shows after a restart is therefore never
// that of an older configuration.
//
// The package is not internal, as the main package that 'isolint gopls' generates, which
// has to be part of another module, imports it. It is for that program only.
package goplsuite

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/analyzers"
	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/passes/settings"
	"github.com/isolint-go/isolint/passes/table"
)

// An Analyzer is one for gopls to run.
type Analyzer struct {
	*analysis.Analyzer
	// Warning is set where the configuration has findings printed that do not fail a
	// run: an editor shows those as less grave.
	Warning bool
}

// New returns isolint's analyzers as the configurations of the directories that an
// editor has opened, and of the modules in them, want them. What is wrong with a
// configuration goes to log, and is found in the packages that it is for; the
// defaults hold for them.
//
// It changes the analyzers of this process in place, as results are found by their
// identity: call it once.
func New(dirs []string, log io.Writer) []Analyzer {
	ps := find(dirs, names(), log)
	heavy := ps.heavy(log)
	if err := settings.Analyzer.Flags.Set("heavy", heavy); err != nil {
		fmt.Fprintf(log, "isolint: heavy calls: %v\n", err) // the configuration has checked them
	}
	// Facts depend on the heavy calls alone, so only a change of these has
	// dependencies analysed again.
	settings.Analyzer.Requires = append(settings.Analyzer.Requires, keyed("isolintheavy", heavy))
	key := keyed("isolintconfig", ps.text())
	var out []Analyzer
	for _, a := range analyzers.All() {
		out = append(out, Analyzer{wrap(a, key, ps), ps.warns(a.Name)})
	}
	return out
}

func names() []string {
	var names []string
	for _, a := range analyzers.All() {
		names = append(names, a.Name)
	}
	return names
}

// keyed returns an analyzer that does nothing, and has a hash of text in its name.
func keyed(name, text string) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name: fmt.Sprintf("%s_%x", name, sha256.Sum256([]byte(text)))[:len(name)+1+16],
		Doc:  "hold the configuration's place in gopls' cache",
		Run:  func(*analysis.Pass) (any, error) { return nil, nil },
	}
}

// heavy returns the heavy calls of all configurations: gopls has one set of
// analyzers for all that an editor opens.
func (ps projects) heavy(log io.Writer) string {
	var calls []table.Heavy
	for _, p := range ps {
		calls = append(calls, p.config.Heavy...)
	}
	text, err := config.HeavyJSON(calls)
	if err != nil {
		fmt.Fprintf(log, "isolint: heavy calls: %v\n", err)
	}
	return text
}

// text is all that the findings depend on, whatever its form.
func (ps projects) text() string {
	type file struct{ Name, Text string }
	var all []file
	for _, p := range ps {
		all = append(all, file{p.file, p.text})
	}
	data, err := json.Marshal(all)
	if err != nil {
		panic("internal error: " + err.Error())
	}
	return string(data)
}

// warns reports whether all configurations, and there is one, take findings of an
// analyzer for warnings.
func (ps projects) warns(analyzer string) bool {
	for _, p := range ps {
		if p.config.Analyzers[analyzer].Severity != config.Warning {
			return false
		}
	}
	return len(ps) > 0
}
