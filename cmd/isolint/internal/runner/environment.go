package runner

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// testEnvironment is what test binaries get: as from go test, which puts the go
// command's own directory in front of PATH, so that tests run the same go.
func testEnvironment(env []string, g load.Environment, flags []string) []string {
	out := slices.Clone(env)
	if g.GOROOT != "" {
		bin := filepath.Join(g.GOROOT, "bin")
		out = append(out, "PATH="+bin+string(os.PathListSeparator)+value(env, "PATH"))
	}
	if slices.Contains(flags, "-race") {
		out = append(out, "GORACE="+race(value(env, "GORACE")))
	}
	return out
}

// race adds to the race detector's options that a process need not wait a second
// before it exits: it would give reports of other threads time to be printed,
// which a test binary, that has waited for its tests, does not need.
func race(options string) string {
	if strings.Contains(options, "atexit_sleep_ms") {
		return options
	}
	return strings.TrimSpace(options + " atexit_sleep_ms=20")
}

// value returns the value of a variable; the last one counts.
func value(env []string, name string) string {
	for _, kv := range slices.Backward(env) {
		if v, ok := strings.CutPrefix(kv, name+"="); ok {
			return v
		}
	}
	return ""
}
