package gclplugin

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/isolint-go/isolint/passes/settings"
)

// Settings is what .golangci.yml has under linters.settings.custom.isolint.settings.
type Settings struct {
	// Heavy are calls and imports to add to the built-in table.
	Heavy []Heavy `json:"heavy"`
	// Strict asks for state too that is restored, yet forbids to run tests in
	// parallel.
	Strict bool `json:"strict"`
	// Disable are the names of analyzers not to run.
	Disable []string `json:"disable"`
}

// Heavy is a function, or a package, that tests may only reach with a mark.
type Heavy struct {
	Call      string `json:"call,omitempty"`
	Import    string `json:"import,omitempty"`
	Mark      string `json:"mark,omitempty"`
	Memory    string `json:"memory,omitempty"`
	Exclusive string `json:"exclusive,omitempty"`
}

const knownKeys = "heavy [call, import, mark, memory, exclusive], strict, disable"

// check reports what is wrong with the settings that their types do not tell.
func (s Settings) check(known []string) error {
	for _, name := range s.Disable {
		if !slices.Contains(known, name) {
			return fmt.Errorf("disable: unknown analyzer %q (known: %s)", name, strings.Join(known, ", "))
		}
	}
	for i, h := range s.Heavy {
		if h.Mark == "" {
			return fmt.Errorf("heavy call %d: no mark", i+1)
		}
	}
	return nil
}

func (s Settings) disabled(name string) bool { return slices.Contains(s.Disable, name) }

// apply sets the flags of passes/settings. It sets each of them, so that the
// settings of an earlier call leave nothing behind.
func (s Settings) apply() error {
	heavy, err := json.Marshal(s.Heavy)
	if err != nil {
		return err
	}
	flags := &settings.Analyzer.Flags
	if err := flags.Set("strict", strconv.FormatBool(s.Strict)); err != nil {
		return fmt.Errorf("strict: %w", err)
	}
	if err := flags.Set("heavy", string(heavy)); err != nil {
		return fmt.Errorf("heavy: %w", err)
	}
	return nil
}
