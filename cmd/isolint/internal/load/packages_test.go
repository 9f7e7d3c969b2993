package load

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// module writes a module and returns a request that is about it.
func module(t *testing.T, files map[string]string) Request {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	env := append(os.Environ(), "GOFLAGS=", "GOWORK=off", "GO111MODULE=on", "GOPROXY=off")
	return Request{Go: Go{Dir: root, Env: env}}
}

func goModule(t *testing.T) Request {
	t.Helper()
	return module(t, map[string]string{
		"go.mod":             "module example.com/m\n\ngo 1.24\n",
		"a/a.go":             "package a\n",
		"a/a_test.go":        "package a\n",
		"a/b_test.go":        "package a_test\n\nimport _ \"example.com/not/there\"\n",
		"a/c_test.go":        "package a\n",
		"a/race_test.go":     "//go:build race\n\npackage a\n",
		"a/tagged_test.go":   "//go:build special\n\npackage a\n",
		"excluded/x_test.go": "//go:build special\n\npackage excluded\n",
		"faulty/f.go":        "package 1\n",
		"empty/README":       "no Go here\n",
	})
}

func TestPackages(t *testing.T) {
	t.Parallel()
	req := goModule(t)
	req.Patterns = []string{"./a", "./empty/...", "./nosuch", "./excluded", "./faulty"}
	got, warnings, err := Packages(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	at := func(name string) string { return filepath.Join(req.Dir, filepath.FromSlash(name)) }
	want := []Package{
		{
			Path: "example.com/m/a", Dir: at("a"), Name: "a", ModuleRoot: req.Dir, GoVersion: "1.24", Files: 1,
			TestFiles: []string{at("a/a_test.go"), at("a/c_test.go")}, XTestFiles: []string{at("a/b_test.go")},
		},
		{Path: "./nosuch", Err: "stat " + at("nosuch") + ": directory not found"},
		{
			Path: "example.com/m/excluded", Dir: at("excluded"), ModuleRoot: req.Dir, GoVersion: "1.24",
			Err: "package example.com/m/excluded: build constraints exclude all Go files in " + at("excluded"),
		},
		{
			Path: "example.com/m/faulty", Dir: at("faulty"), ModuleRoot: req.Dir, GoVersion: "1.24",
			Files: 1, Err: "faulty/f.go:1:9: expected 'IDENT', found 1",
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{`go: warning: "./empty/..." matched no packages`}, warnings); diff != "" {
		t.Error(diff)
	}
}

// Tags, and flags that set some, decide what belongs to a package.
func TestPackagesWithFlags(t *testing.T) {
	t.Parallel()
	req := goModule(t)
	req.Patterns, req.Tags, req.BuildFlags = []string{"./a", "./excluded"}, "special", []string{"-race"}
	got, _, err := Packages(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || len(got[0].TestFiles) != 4 || len(got[1].TestFiles) != 1 || got[1].Err != "" {
		t.Errorf("%+v", got)
	}
}

// A request that nothing can be made of is an error of the request.
func TestNoPackages(t *testing.T) {
	t.Parallel()
	req := goModule(t)
	outside := module(t, nil)
	outside.Env = append(outside.Env, "GOMOD=off")
	flags := goModule(t)
	flags.Env = append(flags.Env, "GOFLAGS=-nosuch")
	tests := []struct {
		req     Request
		pattern string
		want    error
		text    string
	}{
		{req, "./empty/...", ErrNoMatch, "no packages match ./empty/..."},
		{req, "./nosuch", ErrNoMatch, "no packages match ./nosuch\nstat "},
		{req, "./empty", ErrNoMatch, "no packages match ./empty\nno Go files in "},
		{req, "example.com/other", ErrNoMatch, "no packages match example.com/other\nno required module provides package example.com/other; to add it:\n\tgo get example.com/other"},
		{outside, "./...", ErrNoModule, ""},
		{flags, "./...", ErrGoFlags, ""},
	}
	for _, tt := range tests {
		tt.req.Patterns = []string{tt.pattern}
		got, _, err := Packages(t.Context(), tt.req)
		if !errors.Is(err, tt.want) || len(got) > 0 || !strings.HasPrefix(err.Error(), tt.text) {
			t.Errorf("%s: %v, %v", tt.pattern, got, err)
		}
	}
}
