package load

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
)

// A ModuleFile is what a go.mod says.
type ModuleFile struct {
	Module struct{ Path string }
	Go     string // empty if it has no such line
	Tool   []struct{ Path string }

	Require []struct{ Path, Version string }
	Replace []struct {
		Old, New struct{ Path, Version string }
	}
}

// ModuleFile reads the go.mod of the module that the directory is in. Nothing is
// looked up anywhere else.
func (g Go) ModuleFile(ctx context.Context) (ModuleFile, error) {
	var m ModuleFile
	out, err := g.run(ctx, "mod", "edit", "-json")
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(out, &m); err != nil {
		return m, fmt.Errorf("decoding what go mod edit prints: %w", err)
	}
	return m, nil
}

// HasTool reports whether there is a tool directive for a command.
func (m ModuleFile) HasTool(path string) bool {
	return slices.Contains(m.Tool, struct{ Path string }{path})
}

// Version is the version that is required of a module, and the directory, if any, that
// takes its place.
func (m ModuleFile) Version(path string) (version, dir string) {
	for _, r := range m.Require {
		if r.Path == path {
			version = r.Version
		}
	}
	for _, r := range m.Replace {
		if r.Old.Path != path || r.Old.Version != "" && r.Old.Version != version {
			continue
		}
		if r.New.Version == "" {
			return version, r.New.Path
		}
		version = r.New.Version
	}
	return version, ""
}
