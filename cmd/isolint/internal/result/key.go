package result

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ownVariables are those that the runner itself gives every process, each slot
// another value: a result does not depend on them. PWD is the package's
// directory. A star stands for any rest.
var ownVariables = []string{"GOCOVERDIR", "GORACE", "GOTMPDIR", "ISOLINT_*", "PWD", "TMPDIR"}

func isOwn(variable string) bool {
	return slices.ContainsFunc(ownVariables, func(own string) bool {
		prefix, ok := strings.CutSuffix(own, "*")
		return own == variable || ok && strings.HasPrefix(variable, prefix)
	})
}

// flags are those of a test binary under which its result can be kept, as in
// cmd/go/internal/test.
var flags = map[string]bool{ // name: the result depends on it
	"benchtime": true,
	"cpu":       true,
	"failfast":  true,
	"fullpath":  true,
	"list":      true,
	"parallel":  true,
	"run":       true,
	"short":     true,
	"skip":      true,
	"timeout":   true,
	"v":         true,

	"coverprofile": false,
	"outputdir":    false,

	// Those that the go command adds itself.
	"gocoverdir":   false,
	"paniconexit0": false,
	"testlogfile":  false,
}

// booleans are the flags that may stand without a value.
var booleans = []string{"failfast", "fullpath", "paniconexit0", "short", "v"}

// Cacheable reports whether a result under these arguments may be kept and
// answered, and if not why.
func Cacheable(args []string) (ok bool, why string) {
	for _, arg := range args {
		name, value, given, ok := cutFlag(arg)
		_, known := flags[name]
		switch {
		case !ok:
			return false, "the tests get an argument of their own, " + arg
		case name == "shuffle" && value == "off":
		case name == "count":
			return false, "-count asks for a run"
		case !known:
			return false, "-" + name + " is not a flag that results are kept under"
		case !given && !slices.Contains(booleans, name):
			return false, "-" + name + " has no value"
		}
	}
	return true, ""
}

// cutFlag parts -test.name=value.
func cutFlag(arg string) (name, value string, given, ok bool) {
	arg, ok = strings.CutPrefix(arg, "-test.")
	name, value, given = strings.Cut(arg, "=")
	return name, value, given, ok
}

// file is where results of a run are kept: a directory for the package, a name
// for the arguments and the binary.
func (c *Cache) file(run Run, id string) string {
	return filepath.Join(c.packageDir(run), argsKey(run)+"-"+hash(id))
}

func (c *Cache) packageDir(run Run) string {
	return filepath.Join(c.dir, "run", hash(run.Package, run.Kind))
}

// argsKey stands for what was asked of a binary.
func argsKey(run Run) string {
	var parts []string
	for _, arg := range run.Args {
		if name, _, _, _ := cutFlag(arg); flags[name] {
			parts = append(parts, arg)
		}
	}
	parts = append(parts, "") // no argument is empty
	tests := slices.Clone(run.Tests)
	slices.Sort(tests)
	return hash(append(parts, slices.Compact(tests)...)...)
}

// hash makes a file name of strings.
func hash(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// whyNone says what is known of a run of which nothing is kept.
func (c *Cache) whyNone(run Run) string {
	files, err := os.ReadDir(c.packageDir(run))
	if err != nil || len(files) == 0 {
		return whyNever
	}
	key := argsKey(run) + "-"
	if slices.ContainsFunc(files, func(f os.DirEntry) bool { return strings.HasPrefix(f.Name(), key) }) {
		return whyBinary
	}
	return whyArgs
}
