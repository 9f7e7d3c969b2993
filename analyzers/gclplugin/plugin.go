package gclplugin

import (
	"fmt"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/analyzers"
)

// Name is what the linter is called in .golangci.yml.
const Name = "isolint"

// init is how golangci-lint finds a module plugin: its custom binary imports
// the package for nothing else.
func init() { register.Plugin(Name, New) }

// plugin is isolint with the settings of one .golangci.yml.
type plugin struct{ settings Settings }

// New reads the settings, as golangci-lint decoded them from YAML. An unknown
// key, an unknown analyzer and a wrong heavy call are errors.
func New(conf any) (register.LinterPlugin, error) {
	s, err := register.DecodeSettings[Settings](conf)
	if err != nil {
		return nil, fmt.Errorf("isolint: %w (known keys: %s)", err, knownKeys)
	}
	if err := s.check(names(analyzers.All())); err != nil {
		return nil, fmt.Errorf("isolint: %w", err)
	}
	return &plugin{settings: s}, nil
}

// BuildAnalyzers returns the analyzers that are not disabled. golangci-lint
// calls it once a process, so the flags of the process may hold the settings.
func (p *plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	if err := p.settings.apply(); err != nil {
		return nil, fmt.Errorf("isolint: %w", err)
	}
	var built []*analysis.Analyzer
	for _, a := range analyzers.All() {
		if !p.settings.disabled(a.Name) {
			built = append(built, folded(a))
		}
	}
	return built, nil
}

// GetLoadMode asks for type information; with less golangci-lint would hand
// the analyzers packages without types.
func (p *plugin) GetLoadMode() string { return register.LoadModeTypesInfo }

func names(list []*analysis.Analyzer) []string {
	var names []string
	for _, a := range list {
		names = append(names, a.Name)
	}
	return names
}
