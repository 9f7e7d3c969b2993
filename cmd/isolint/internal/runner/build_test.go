package runner

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/isolint-go/isolint/cmd/isolint/internal/build"
)

func TestStripped(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		path        string
		flags, want []string
	}{
		{"m/a", nil, []string{"-ldflags=-s -w"}},
		{"m/runtime", []string{"-race", "-tags=a"}, []string{"-race", "-tags=a", "-ldflags=-s -w"}},
		{"runtime", nil, []string{"-ldflags=-s -w", "-ldflags=runtime="}},
		{"m/a", []string{"-ldflags=-X m.version=1", "-race"}, []string{"-ldflags=-X m.version=1", "-race"}},
		{"m/a", []string{"-ldflags", ""}, []string{"-ldflags", ""}}, // nothing is asked for on purpose
	} {
		if got := stripped(c.flags, []build.Package{{Path: c.path}}); !slices.Equal(got, c.want) {
			t.Errorf("%s %q: got %q, want %q", c.path, c.flags, got, c.want)
		}
	}
}

// The user's flags stay as they are, though there may be room behind them.
func TestStrippedLeavesFlags(t *testing.T) {
	t.Parallel()
	room := []string{"-race", "behind"}
	stripped(room[:1], nil)
	if room[1] != "behind" {
		t.Errorf("written over: %q", room)
	}
}

func TestStore(t *testing.T) {
	t.Parallel()
	seen := make(map[string]string)
	for name, flags := range map[string][]string{"none": nil, "race": {"-race"}, "two": {"-race", "-tags=a"}, "one": {"-race -tags=a"}} {
		r := runnerWith(t, "", Options{BuildFlags: flags})
		r.Cache = "/cache"
		dir := r.store()
		if filepath.Dir(dir) != filepath.FromSlash("/cache/bin") {
			t.Errorf("%s: %s is not in the cache", name, dir)
		}
		if other := seen[dir]; other != "" {
			t.Errorf("%s and %s have the same store", name, other)
		}
		seen[dir] = name
	}
}

// The links of a run stand among the stores, or in a directory of their own, not in one
// of the slots', where a file stands in the way.
func TestOwnDirectory(t *testing.T) {
	t.Parallel()
	r := runnerWith(t, "", Options{})
	r.Cache = t.TempDir()
	first, second := r.ownDirectory("temp"), r.ownDirectory("temp")
	if first == second || filepath.Dir(first) != filepath.Join(r.Cache, "bin") {
		t.Errorf("got %s and %s, want two in %s/bin", first, second, r.Cache)
	}
	r.Cache = filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(r.Cache, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if got, want := r.ownDirectory("temp"), filepath.Join("temp", "own"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// makeAged makes a file in a directory of a cache, both so and so old.
func makeAged(t *testing.T, dir string, age time.Duration) {
	t.Helper()
	file := filepath.Join(dir, "file")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	then := time.Now().Add(-age)
	for _, name := range []string{file, dir} {
		if err := os.Chtimes(name, then, then); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTrim(t *testing.T) {
	t.Parallel()
	const day = 24 * time.Hour
	r := runnerWith(t, "", Options{})
	r.Cache = t.TempDir()
	in := func(kind, name string) string { return filepath.Join(r.Cache, kind, name) }
	exists := func(name string) bool { _, err := os.Stat(name); return err == nil }
	for _, kind := range []string{"bin", "effects", "history"} { // and no results
		makeAged(t, in(kind, "old"), Unused+day)
		makeAged(t, in(kind, "used"), Unused-day)
	}
	r.trim()
	for _, kind := range []string{"bin", "effects"} {
		if exists(in(kind, "old")) || !exists(in(kind, "used")) {
			t.Errorf("%s: old is there: %t, used: %t", kind, exists(in(kind, "old")), exists(in(kind, "used")))
		}
	}
	if !exists(in("history", "old")) || exists(in("results", "")) {
		t.Error("it has touched the history, or made a directory for results")
	}

	makeAged(t, in("bin", "late"), Unused+day)
	r.trim()
	if !exists(in("bin", "late")) {
		t.Error("it was done twice in a day")
	}
	yesterday := time.Now().Add(-25 * time.Hour)
	if err := os.Chtimes(in("bin", "trimmed"), yesterday, yesterday); err != nil {
		t.Fatal(err)
	}
	r.trim()
	if exists(in("bin", "late")) {
		t.Error("it was not done again the day after")
	}
}
