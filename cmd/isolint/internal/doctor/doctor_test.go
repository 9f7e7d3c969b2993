package doctor

import (
	"debug/buildinfo"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// write makes files in a new directory; those in bin can be run.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		mode := fs.FileMode(0o666)
		if filepath.Base(filepath.Dir(name)) == "bin" {
			mode = 0o777
		}
		if err := os.WriteFile(name, []byte(content), mode); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// in is a doctor for a directory. A program's build information is the text of its
// file: the path of its main package, and then modules, as path@version or
// path@version=>path@version.
func in(t *testing.T, dir string, env ...string) *Doctor {
	t.Helper()
	return &Doctor{
		Go:    load.Go{Dir: dir, Env: slices.Concat(os.Environ(), []string{"GOFLAGS=", "GOWORK=", "GOCACHE=" + t.TempDir()}, env)},
		Self:  Self{"v0.2.0", "go1.26.1"},
		Cache: filepath.Join(dir, "cache"), Keeps: time.Hour,
		Analyzers: []string{"globalmutation"},
		Shown:     func(file string) string { return strings.TrimPrefix(file, dir+string(filepath.Separator)) },
		BuildInfo: func(file string) (*buildinfo.BuildInfo, error) {
			text, err := os.ReadFile(file)
			fields := strings.Fields(string(text))
			if err != nil || len(fields) == 0 {
				return nil, errors.Join(err, errors.New("not built by Go"))
			}
			info := &buildinfo.BuildInfo{Path: fields[0], Main: debug.Module{Version: "v9.0.0"}}
			for _, f := range fields[1:] {
				old, replacement, replaced := strings.Cut(f, "=>")
				m := dependency(old)
				if replaced {
					m.Replace = dependency(replacement)
				}
				info.Deps = append(info.Deps, m)
			}
			return info, nil
		},
		Machine: Machine{Processors: 8, Allowed: 8, Memory: 4 << 30},
	}
}

func dependency(s string) *debug.Module {
	path, version, _ := strings.Cut(s, "@")
	return &debug.Module{Path: path, Version: version}
}

// lines are notes as they are printed, with dir for the directory.
func lines(dir string, notes ...Note) []string {
	var out []string
	for _, n := range notes {
		out = append(out, strings.ReplaceAll(n.Level.String()+" "+n.About+": "+n.Text, dir, "DIR"))
	}
	return out
}

// about returns the notes on something of all that there are.
func about(notes []Note, what string) []Note {
	return slices.DeleteFunc(slices.Clone(notes), func(n Note) bool { return n.About != what })
}

// All checks are made in a module and outside of one, and leave everything as it is.
func TestExamine(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"module", map[string]string{"go.mod": "module m\n\ngo 1.24\n", "a_test.go": "package m\n"}, []string{
			"isolint", "go", "GOFLAGS", "go's cache", "module", "go tool isolint", "isolint's cache", ".isolint.yml",
			"git", "golangci-lint", "gopls", "processors", "memory",
		}},
		{"nothing", nil, []string{
			"isolint", "go", "GOFLAGS", "go's cache", "module", "isolint's cache", "git", "golangci-lint", "gopls", "processors", "memory",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := write(t, tt.files)
			before := list(t, dir)
			notes := in(t, dir).Examine(t.Context())
			var got []string
			for _, n := range notes {
				got = append(got, n.About)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if Sick(notes) {
				t.Errorf("there is no problem: %q", lines(dir, notes...))
			}
			if diff := cmp.Diff(before, list(t, dir)); diff != "" {
				t.Errorf("something has changed: %s", diff)
			}
		})
	}
}

// A cache of go's that cannot be used hides nothing else, and one that is not there is
// not made.
func TestNoGoCache(t *testing.T) {
	t.Parallel()
	dir := write(t, map[string]string{"go.mod": "module m\n\ngo 1.24\n", "file": ""})
	for _, tt := range []struct{ cache, want string }{
		{"file", "problem go's cache: DIR/file is not a directory; remove it"},
		{"new", "ok go's cache: DIR/new, to be made when it is needed"},
		{"off", "problem go's cache: there is none, and nothing works without; set GOCACHE, or HOME"},
	} {
		t.Run(tt.cache, func(t *testing.T) {
			t.Parallel()
			set := filepath.Join(dir, tt.cache)
			if tt.cache == "off" {
				set = tt.cache
			}
			d := in(t, dir, "GOCACHE="+set)
			before := list(t, dir)
			notes := d.Examine(t.Context())
			got := lines(dir, about(notes, "go's cache")...)
			if diff := cmp.Diff([]string{tt.want}, got); diff != "" {
				t.Error(diff)
			}
			for _, what := range []string{"go", "module", "GOFLAGS"} {
				if n := about(notes, what); len(n) != 1 || n[0].Level != OK {
					t.Errorf("%s: %v, want that it is ok", what, n)
				}
			}
			if diff := cmp.Diff(before, list(t, dir)); diff != "" {
				t.Errorf("something has changed: %s", diff)
			}
		})
	}
}

func list(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil {
			files = append(files, path+" "+info.ModTime().String())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestNoGo(t *testing.T) {
	t.Parallel()
	notes := in(t, t.TempDir(), "PATH=/nosuch").Examine(t.Context())
	if got := about(notes, "go"); len(got) != 1 || got[0].Level != Problem || !Sick(notes) {
		t.Errorf("got %v, want a problem", got)
	}
}

func TestBrokenModule(t *testing.T) {
	t.Parallel()
	dir := write(t, map[string]string{"go.mod": "modul m\n"})
	got := lines(dir, about(in(t, dir).Examine(t.Context()), "module")...)
	if len(got) != 1 || !strings.HasPrefix(got[0], "problem module: ") || !strings.Contains(got[0], "unknown directive: modul") {
		t.Errorf("got %q, want a problem with the place", got)
	}
}

func TestMachine(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		m    Machine
		want []string
	}{
		{Machine{8, 8, 4 << 30}, []string{"ok processors: 8", "ok memory: 4.0 GB for tests"}},
		{Machine{8, 2, 0}, []string{
			"warning processors: 8, of which GOMAXPROCS or a control group leaves 2; isolint test -n 2 starts no more processes than that",
			"ok memory: how much is free is not known on this system; isolint test -memory tells the runner",
		}},
	} {
		if diff := cmp.Diff(tt.want, lines("/nosuch", tt.m.notes()...)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestWrite(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	notes := []Note{{OK, "a", "x"}, {Warning, "b", "y"}, {Problem, "c", "z"}, {Warning, "d", "y"}}
	if err := Write(&out, notes); err != nil {
		t.Fatal(err)
	}
	const want = "ok       a: x\nwarning  b: y\nproblem  c: z\nwarning  d: y\n1 problem, 2 warnings\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
	if Sick(notes[:2]) || !Sick(notes) {
		t.Error("what is a problem, is not one, or the other way round")
	}
}
