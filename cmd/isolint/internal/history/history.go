// Package history keeps what runs of a module's tests have shown: how long each
// test takes, what memory and how many processors it needs, what a process of a
// package costs before its first test, and which tests were seen to need each
// other. A plan is made from it; without it nothing but speed is lost.
package history

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/atomicfile"
)

// version is that of the file's format. A file of another version is set aside.
const version = 1

// A Test is what is known of a test.
type Test struct {
	Duration time.Duration `json:"ns"`
	CPU      float64       `json:"cpu,omitempty"`    // processors kept busy
	Memory   int64         `json:"memory,omitempty"` // bytes, the most that was seen
}

// A Package is what is known of a test binary.
type Package struct {
	// Startup is what a process takes before its first test and after its last.
	Startup time.Duration `json:"startup,omitempty"`
	// Took is what a process of all tests takes; less than its tests together
	// where they run beside each other.
	Took time.Duration `json:"took,omitempty"`
	// Whole is set once all tests have passed in one process, as go test runs
	// them: only then it is known what the tests do together.
	Whole bool            `json:"whole,omitempty"`
	Tests map[string]Test `json:"tests,omitempty"`
	// Together are groups of tests that were seen to need each other, in source
	// order.
	Together [][]string `json:"together,omitempty"`
}

// History is that of one module.
type History struct {
	Version  int                 `json:"version"`
	Packages map[string]*Package `json:"packages"`
}

// New returns an empty history.
func New() *History {
	return &History{Version: version, Packages: make(map[string]*Package)}
}

// Path is where the history of the module in dir is kept below a cache
// directory.
func Path(cache, dir string) string {
	sum := sha256.Sum256([]byte(dir))
	return filepath.Join(cache, "history", hex.EncodeToString(sum[:8])+".json")
}

// Load reads a history. A file that is damaged or of another version is renamed,
// and warning says so; the history is then empty, as it is if there is no file.
func Load(file string) (h *History, warning error) {
	data, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return New(), nil
	case err != nil:
		return New(), fmt.Errorf("reading the history of tests: %w", err)
	}
	if h, err = parse(data); err == nil {
		return h, nil
	}
	aside := file + ".bad"
	if renamed := os.Rename(file, aside); renamed != nil {
		return New(), fmt.Errorf("the history of tests is not used: %w", errors.Join(err, renamed))
	}
	return New(), fmt.Errorf("the history of tests was set aside as %s: %w", aside, err)
}

func parse(data []byte) (*History, error) {
	h := New()
	if err := json.Unmarshal(data, h); err != nil {
		return nil, err
	}
	if h.Version != version {
		return nil, fmt.Errorf("it has version %d, this isolint reads version %d", h.Version, version)
	}
	for path, p := range h.Packages {
		if p == nil {
			return nil, fmt.Errorf("package %s is empty", path)
		}
		for name, t := range p.Tests {
			if t.Duration < 0 || t.CPU < 0 || t.Memory < 0 {
				return nil, fmt.Errorf("%s.%s has a negative measure", path, name)
			}
		}
	}
	return h, nil
}

// Save writes the history, all of it or nothing.
func (h *History) Save(file string) error {
	data, err := json.Marshal(h)
	if err != nil {
		return err
	}
	return atomicfile.Write(file, data)
}

// Of returns what is known of a package, to be read or added to.
func (h *History) Of(path string) *Package {
	p := h.Packages[path]
	if p == nil {
		p = new(Package)
		h.Packages[path] = p
	}
	if p.Tests == nil {
		p.Tests = make(map[string]Test)
	}
	return p
}

// Observe adds a run of a test: of durations and processors half of what was
// known is kept, as machines are noisy and code changes; of memory the most,
// slowly forgotten.
func (p *Package) Observe(name string, seen Test) {
	if have, ok := p.Tests[name]; ok {
		seen.Duration = (have.Duration + seen.Duration) / 2
		seen.CPU = (have.CPU + seen.CPU) / 2
		seen.Memory = max(seen.Memory, have.Memory*9/10)
	}
	p.Tests[name] = seen
}

// ObserveStartup adds what a process took beside its tests.
func (p *Package) ObserveStartup(d time.Duration) {
	if p.Startup > 0 {
		d = (p.Startup + d) / 2
	}
	p.Startup = d
}

// ObserveWhole adds what a process of all tests took.
func (p *Package) ObserveWhole(d time.Duration) {
	if p.Took > 0 {
		d = (p.Took + d) / 2
	}
	p.Took = d
}

// Keep forgets the tests that are not in names.
func (p *Package) Keep(names []string) {
	for name := range p.Tests {
		if !slices.Contains(names, name) {
			delete(p.Tests, name)
		}
	}
}

// Couple notes that tests were seen to need each other. Groups that have a test
// in common become one; order is that of the package's tests.
func (p *Package) Couple(tests, order []string) {
	merged := slices.Clone(tests)
	p.Together = slices.DeleteFunc(p.Together, func(group []string) bool {
		common := slices.ContainsFunc(group, func(name string) bool { return slices.Contains(merged, name) })
		if common {
			merged = append(merged, group...)
		}
		return common
	})
	place := func(name string) int { return slices.Index(order, name) }
	slices.SortFunc(merged, func(a, b string) int { return place(a) - place(b) })
	p.Together = append(p.Together, slices.Compact(merged))
}
