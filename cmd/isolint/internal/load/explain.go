package load

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Errors of the request rather than of the code. They are wrapped around the
// go command's own words.
var (
	// ErrNoGo says that there is no go command to work with.
	ErrNoGo     = errors.New("the go command is not in PATH; isolint needs it to find and build packages")
	ErrNoModule = errors.New("not in a Go module: there is no go.mod here or in a directory above; run 'go mod init', or name the module's directory with -C")
	ErrNoMatch  = errors.New("no packages match")
	ErrGoFlags  = errors.New("the environment variable GOFLAGS is not what go expects")
)

// inSource matches a message that is about a place in the code.
var inSource = regexp.MustCompile(`^\S+\.go:\d+`)

// explain turns the go command's words into an error of the request, or nil
// if they are about the code.
func explain(patterns, text []string) error {
	var lines, shown []string
	ours := false
	for _, line := range text {
		if strings.HasPrefix(line, "\t") { // goes on with the line above
			if ours {
				shown = append(shown, line)
			}
			continue
		}
		ours = !inSource.MatchString(line) && !strings.HasPrefix(line, "# ")
		if ours {
			lines, shown = append(lines, line), append(shown, line)
		}
	}
	said, full := strings.Join(lines, "\n"), strings.Join(shown, "\n")
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(said, w) })
	}
	wanted := strings.Join(patterns, " ")
	switch {
	case has("$GOFLAGS"):
		return fmt.Errorf("%w:\n%s", ErrGoFlags, full)
	case has("go.mod file not found", "does not contain main module", "cannot find main module", "no modules were found"):
		return fmt.Errorf("%w\n%s", ErrNoModule, full)
	case has("no packages to vet"):
		return fmt.Errorf("%w %s", ErrNoMatch, wanted)
	case strings.HasPrefix(said, "pattern "), has("directory not found", "no Go files in", "is not in std", "malformed import path",
		"no required module provides package", "build constraints exclude all Go files",
		"outside main module or its selected dependencies"):
		return fmt.Errorf("%w %s\n%s", ErrNoMatch, wanted, full)
	}
	return nil
}
