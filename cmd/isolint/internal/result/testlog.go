package result

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// The kinds of inputs. A directory that was entered is one that was looked at.
const (
	kindEnv  = "env"
	kindOpen = "open"
	kindStat = "stat"
)

// An input is something that a test process has asked the system for.
type input struct {
	Kind string `json:"k"`
	// Name is that of a variable, or the path of a file: from the module's root
	// and with slashes if it lies there, so that another checkout has it too.
	Name string `json:"n"`
	// Print is what there was, in a form that can be compared.
	Print string `json:"p"`
}

// inputs are those of a run.
type inputs struct {
	seen map[input]bool // without prints, files by absolute path
	area area
}

const logMagic = "# test log\n"

// parseLogs reads the logs of a run's processes. The error is a Refusal: a log
// that is not whole may lack anything.
func parseLogs(run Run, logs [][]byte) (*inputs, error) {
	if run.Root == "" {
		return nil, Refusal("the package lies in no module")
	}
	if len(logs) == 0 {
		return nil, Refusal("its processes left no record of what they read")
	}
	u := &inputs{seen: make(map[input]bool), area: newArea(run.Root)}
	// The runtime looks at it in every process, and the log does not say so.
	u.seen[input{Kind: kindEnv, Name: "GODEBUG"}] = true
	for _, log := range logs {
		if err := u.parse(run.Dir, string(log)); err != nil {
			return nil, err
		}
	}
	return u, nil
}

// parse adds what one log tells. Paths are relative to dir until the process
// says that it went elsewhere.
func (u *inputs) parse(dir, log string) error {
	body, ok := strings.CutPrefix(log, logMagic)
	if !ok || !strings.HasSuffix(log, "\n") {
		return Refusal("the record of what its processes read is not whole")
	}
	for line := range strings.Lines(body) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" {
			continue
		}
		op, name, ok := strings.Cut(line, " ")
		if !ok || name == "" || !utf8.ValidString(name) { // JSON would not give it back
			return Refusal("the record of what its processes read has a line that is not understood")
		}
		switch op {
		case "getenv":
			if !isOwn(name) {
				u.seen[input{Kind: kindEnv, Name: name}] = true
			}
		case "open":
			u.seen[input{Kind: kindOpen, Name: absolute(dir, name)}] = true
		case "stat":
			u.seen[input{Kind: kindStat, Name: absolute(dir, name)}] = true
		case "chdir":
			dir = absolute(dir, name)
			u.seen[input{Kind: kindStat, Name: dir}] = true
		default:
			return Refusal("the record of what its processes read has a line that is not understood")
		}
	}
	return nil
}

func absolute(dir, name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(dir, name)
}

// inside returns what is checked again: variables, and what lies in the module.
func (u *inputs) inside() []input {
	var in []input
	for i := range u.seen {
		if i.Kind != kindEnv {
			name, ok := u.area.place(i.Name)
			if !ok {
				continue
			}
			i.Name = name
		}
		in = append(in, i)
	}
	slices.SortFunc(in, func(a, b input) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name))
	})
	return slices.Compact(in) // the root may have two names
}

// shownOutside is how many files outside of the module are kept by name.
const shownOutside = 3

// outside returns files that are not checked again, some by name and the number
// of others. Nobody depends on temporary ones, nor has it news for anyone that
// there are devices and processes.
func (u *inputs) outside(run Run) (some []string, more int) {
	ignored := []string{os.TempDir(), "/dev", "/proc"}
	for _, variable := range []string{"TMPDIR", "GOTMPDIR"} {
		if dir, ok := lookup(run.Env, variable); ok && dir != "" {
			ignored = append(ignored, dir)
		}
	}
	for i := range u.seen {
		in := func(dir string) bool { _, ok := below(i.Name, dir); return ok }
		if i.Kind == kindEnv || slices.ContainsFunc(ignored, in) {
			continue
		}
		if _, ok := u.area.place(i.Name); !ok {
			some = append(some, i.Name)
		}
	}
	slices.Sort(some)
	some = slices.Compact(some)
	if len(some) > shownOutside {
		some, more = some[:shownOutside:shownOutside], len(some)-shownOutside
	}
	return some, more
}

// An area is the module's directory, under both of its names if it is reached
// through a symbolic link.
type area struct{ root, real string }

func newArea(root string) area {
	a := area{root: filepath.Clean(root)}
	if real, err := filepath.EvalSymlinks(root); err == nil {
		a.real = real
	}
	return a
}

// place returns the name under which a file is kept, and whether it lies in the
// area. One that lies there only by a link elsewhere keeps its whole path.
func (a area) place(file string) (string, bool) {
	if rel, ok := a.below(file); ok {
		return filepath.ToSlash(rel), true
	}
	if real, err := filepath.EvalSymlinks(file); err == nil {
		if _, ok := a.below(real); ok {
			return file, true
		}
	}
	return "", false
}

func (a area) below(file string) (string, bool) {
	if rel, ok := below(file, a.root); ok {
		return rel, true
	}
	return below(file, a.real)
}

// below returns the path of a file from a directory that it lies in.
func below(file, dir string) (string, bool) {
	if dir == "" {
		return "", false
	}
	dir = filepath.Clean(dir)
	if file == dir {
		return ".", true
	}
	if !os.IsPathSeparator(dir[len(dir)-1]) {
		dir += string(filepath.Separator)
	}
	return strings.CutPrefix(file, dir)
}
