package goplsuite

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/analyzers"
	"github.com/isolint-go/isolint/passes/settings"
)

// files writes files, by name, and returns their directory.
func files(t *testing.T, texts map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range texts {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const (
	aModule = "module example.com/a\n"
	slow    = "marks: {slow: takes long}\n"
)

func TestFind(t *testing.T) {
	t.Parallel()
	monorepo := map[string]string{
		"a/go.mod": aModule, "a/.isolint.yml": slow, "a/sub/x.go": "",
		"b/go.mod": aModule, "b/.isolint.yml": slow,
		"c/go.mod":                               aModule,
		"c/testdata/go.mod":                      aModule,
		"c/testdata/.isolint.yml":                slow,
		"c/.git/.isolint.yml":                    slow,
		"c/node_modules/.isolint.yml":            slow,
		"c/without/a/module/nearby/.isolint.yml": slow,
		"d/go.work":                              "go 1.24\n\nuse ./e\n",
		"d/.isolint.yml":                         slow,
		"d/e/go.mod":                             aModule,
		"d/f/go.mod":                             aModule,
		"d/f/.isolint.yml":                       slow,
	}
	dir := files(t, monorepo)
	for _, test := range []struct {
		name string
		open []string
		want []string
	}{
		{"a module", []string{"a"}, []string{"a"}},
		{"a directory of a module", []string{"a/sub"}, []string{"a"}},
		{"two folders", []string{"b", "a/sub", "a"}, []string{"a", "b"}},
		{"no configuration", []string{"c"}, nil},
		{"a workspace", []string{"d"}, []string{"d", "d/f"}},
		{"a module of a workspace", []string{"d/e"}, []string{"d"}},
		{"all", []string{"."}, []string{"a", "b", "d", "d/f"}},
		{"what is not there", []string{"nosuch"}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var open, got []string
			for _, name := range test.open {
				open = append(open, filepath.Join(dir, filepath.FromSlash(name)))
			}
			var log bytes.Buffer
			for _, p := range find(open, names(), &log) {
				rel, err := filepath.Rel(dir, filepath.Dir(p.file))
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, filepath.ToSlash(rel))
			}
			if !slices.Equal(got, test.want) || log.Len() > 0 {
				t.Errorf("got %q, want %q; said %q", got, test.want, &log)
			}
		})
	}
}

// A package has the configuration of its module, by whichever name its directory goes.
func TestOf(t *testing.T) {
	t.Parallel()
	dir := files(t, map[string]string{
		"a/go.mod": aModule, "a/.isolint.yml": slow, "a/sub/x.go": "", "b/go.mod": aModule,
		"c/go.mod": aModule, "c/.isolint.yml": slow,
	})
	in := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	ps := find([]string{in("a")}, names(), io.Discard)
	for name, want := range map[string]bool{"a": true, "a/sub": true, "b": false, "c": false, "nosuch": false} {
		if got := ps.of(in(name)) != nil; got != want {
			t.Errorf("%s: has a configuration that was opened: %t, want %t", name, got, want)
		}
	}
	if ps.of("") != nil {
		t.Error("a package without files has a configuration")
	}
	if err := os.Symlink(in("a"), in("link")); err == nil && ps.of(in("link/sub")) == nil {
		t.Error("there is no configuration behind a link")
	}
}

func TestKeyed(t *testing.T) {
	t.Parallel()
	a, again, b := keyed("isolintconfig", "a"), keyed("isolintconfig", "a"), keyed("isolintconfig", "b")
	if a.Name != again.Name || a.Name == b.Name || len(a.Name) != len("isolintconfig_0123456789abcdef") {
		t.Errorf("got the names %s, %s and %s", a.Name, again.Name, b.Name)
	}
	if err := analysis.Validate([]*analysis.Analyzer{a, b}); err != nil {
		t.Error(err)
	}
}

func TestNew(t *testing.T) {
	keepSettings(t)
	dir := files(t, map[string]string{
		"go.mod": aModule,
		".isolint.yml": slow + "heavy:\n  - {call: example.com/m.Load, mark: slow}\n" +
			"analyzers:\n  expensiveinit: {severity: warning}\n",
	})
	var log bytes.Buffer
	got := New([]string{dir}, &log)
	if log.Len() > 0 {
		t.Errorf("said %q", &log)
	}
	var all []*analysis.Analyzer
	for i, a := range got {
		if want := analyzers.All()[i]; a.Name != want.Name || a.URL != want.URL {
			t.Errorf("got %s, want %s", a.Name, want.Name)
		}
		if a.Warning != (a.Name == "expensiveinit") {
			t.Errorf("%s: warning is %t", a.Name, a.Warning)
		}
		all = append(all, a.Analyzer)
	}
	if err := analysis.Validate(all); err != nil {
		t.Error(err)
	}
	const heavy = `[{"call":"example.com/m.Load","mark":"slow"}]`
	if got := settings.Analyzer.Flags.Lookup("heavy").Value.String(); got != heavy {
		t.Errorf("heavy is %s, want %s", got, heavy)
	}
	if key := settings.Analyzer.Requires[len(settings.Analyzer.Requires)-1]; key.Name != keyed("isolintheavy", heavy).Name {
		t.Errorf("facts do not depend on the heavy calls, but on %s", key.Name)
	}
}

// A configuration with faults is told of, with their places, and then is as none.
func TestNewBroken(t *testing.T) {
	keepSettings(t)
	dir := files(t, map[string]string{"go.mod": aModule, ".isolint.yml": "analyzer: {}\n"})
	var log bytes.Buffer
	for _, a := range New([]string{dir}, &log) {
		if a.Warning {
			t.Errorf("%s warns only", a.Name)
		}
	}
	want := filepath.Join(dir, ".isolint.yml") + ":1:1: "
	if !strings.Contains(log.String(), want) || !strings.Contains(log.String(), "the defaults hold") {
		t.Errorf("said %q, want %q", &log, want)
	}
}

// keepSettings restores what New changes in this process.
func keepSettings(t *testing.T) {
	t.Helper()
	flags, requires := &settings.Analyzer.Flags, settings.Analyzer.Requires
	heavy := flags.Lookup("heavy").Value.String()
	t.Cleanup(func() {
		settings.Analyzer.Requires = requires
		if err := flags.Set("heavy", heavy); err != nil {
			t.Error(err)
		}
	})
}
