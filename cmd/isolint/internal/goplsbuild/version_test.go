package goplsbuild

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// published makes a module proxy of files, and returns a Builder that knows no other.
// mods are the go.mod files, by module and version.
func published(t *testing.T, mods map[string]map[string]string) *Builder {
	t.Helper()
	proxy, cache := t.TempDir(), t.TempDir()
	for module, versions := range mods {
		dir := filepath.Join(proxy, filepath.FromSlash(module), "@v")
		if err := os.MkdirAll(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		list := ""
		for version, mod := range versions {
			list += version + "\n"
			write(t, filepath.Join(dir, version+".mod"), mod)
			write(t, filepath.Join(dir, version+".info"), `{"Version":"`+version+`"}`)
		}
		write(t, filepath.Join(dir, "list"), list)
	}
	// A file above the module that is made.
	above := t.TempDir()
	write(t, filepath.Join(above, "go.mod"), "module example.com/above\n\ngo 9.99\n")
	dir := filepath.Join(above, "below")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	env := append(os.Environ(),
		"GOPROXY=file://"+filepath.ToSlash(proxy), "GOSUMDB=off", "GOMODCACHE="+cache, "GOENV=off", "GONOPROXY=", "GOPRIVATE=",
		// What a user's environment may have, and what must not reach the side build.
		"GOFLAGS=-modcacherw -mod=vendor", "GOWORK=nosuch.work", "GO111MODULE=off", "GOTOOLCHAIN=auto", "GOOS=plan9", "GOARCH=386")
	return &Builder{Dir: dir, Env: env, Tell: t.Logf}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func goplsMod(goVersion, toolsVersion string) string {
	return "module " + Gopls + "\n\ngo " + goVersion + "\n\nrequire " + tools + " " + toolsVersion + "\n"
}

func isolintMod(toolsVersion string) map[string]string {
	return map[string]string{"v1.2.3": "module " + Module + "\n\ngo 1.26.0\n\nrequire " + tools + " " + toolsVersion + "\n"}
}

// As they were published; v9 is one that no Go builds yet.
var goplsMods = map[string]string{
	"v0.21.0":       goplsMod("1.25.0", "v0.40.1-0.20251120203932-5b8a5c50b9a1"),
	"v0.22.0-pre.4": goplsMod("1.26.0", "v0.44.1-0.20260513175300-635ae9663724"),
	"v0.22.0":       goplsMod("1.26.0", "v0.44.1-0.20260513175300-635ae9663724"),
	"v0.22.1":       goplsMod("1.26.0", "v0.44.1-0.20260513175300-635ae9663724"),
	"v0.23.0":       goplsMod("1.26.0", "v0.47.1-0.20260707181000-a299dadba899"),
	"v9.0.0":        goplsMod("9.27.0", "v0.99.0"),
}

func TestSupported(t *testing.T) {
	t.Parallel()
	source := Source{Version: "v1.2.3"}
	for _, test := range []struct {
		name, tools string
		gopls       map[string]string
		want        []string
		err         string
	}{
		{name: "the newest that Go builds and one before", tools: "v0.44.0", gopls: goplsMods, want: []string{"v0.23.0", "v0.22.1"}},
		{name: "one that isolint does not compile with", tools: "v0.45.0", gopls: goplsMods, want: []string{"v0.23.0"}},
		{
			name: "too new", tools: "v0.44.0", gopls: map[string]string{"v9.0.0": goplsMods["v9.0.0"]},
			err: "gopls v9.0.0 needs Go 9.27.0 or newer, and go1.",
		},
		{
			name: "too old", tools: "v0.44.0", gopls: map[string]string{"v0.21.0": goplsMods["v0.21.0"]},
			err: "gopls v0.21.0 is built with golang.org/x/tools@v0.40.1-0.20251120203932-5b8a5c50b9a1, and isolint needs v0.44.0",
		},
		{name: "none", tools: "v0.44.0", gopls: map[string]string{}, err: "there is no release of gopls"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			b := published(t, map[string]map[string]string{Gopls: test.gopls, Module: isolintMod(test.tools)})
			got, err := b.Supported(t.Context(), source)
			if said(err) != test.err && (test.err == "" || !strings.HasPrefix(said(err), test.err)) {
				t.Fatalf("got error %v, want %q", err, test.err)
			}
			var names []string
			for _, v := range got {
				names = append(names, v.Gopls)
			}
			if diff := cmp.Diff(test.want, names); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func said(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestChoose(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ want, got, err string }{
		{want: "latest", got: "v0.23.0"},
		{want: "v0.22.0", got: "v0.22.0"},
		{want: "v0.22.0-pre.4", got: "v0.22.0-pre.4"},
		{want: "v9.0.0", err: "needs Go 9.27.0 or newer"},
		{want: "v0.21.0", err: "this isolint is not built into it"},
		{want: "v0.5.0", err: "v0.5.0"},
		{want: "0.23.0", err: "-version 0.23.0: a version of gopls looks like v0.23.0"},
		{want: "newest", err: "-version newest"},
		{want: "v0.22", err: "-version v0.22: name all of the version"},
		{want: "v0.22.0+x", err: "-version v0.22.0+x: name all of the version and no more"},
	} {
		t.Run(test.want, func(t *testing.T) {
			t.Parallel()
			b := published(t, map[string]map[string]string{Gopls: goplsMods, Module: isolintMod("v0.44.0")})
			got, err := b.Choose(t.Context(), test.want, Source{Version: "v1.2.3"})
			if test.err != "" {
				if err == nil || !strings.Contains(err.Error(), test.err) {
					t.Fatalf("got error %v, want one with %q", err, test.err)
				}
				return
			}
			if err != nil || got.Gopls != test.got {
				t.Errorf("got %v, %v; want %s", got, err, test.got)
			}
		})
	}
}

// Without a network one can still name what was downloaded before.
func TestOffline(t *testing.T) {
	t.Parallel()
	b := published(t, map[string]map[string]string{Gopls: goplsMods, Module: isolintMod("v0.44.0")})
	source := Source{Version: "v1.2.3"}
	if _, err := b.Choose(t.Context(), "v0.22.0", source); err != nil {
		t.Fatal(err)
	}
	b.Env = append(b.Env, "GOPROXY=off")
	for what, ask := range map[string]func() error{
		"latest": func() error { _, err := b.Choose(t.Context(), Latest, source); return err },
		"list":   func() error { _, err := b.Supported(t.Context(), source); return err },
	} {
		err := ask()
		if err == nil || !strings.Contains(err.Error(), "GOPROXY=off") || !strings.Contains(err.Error(), "go's module cache with -version") {
			t.Errorf("%s: got error %v, want one that says why, and what to do", what, err)
		}
	}
	if v, err := b.Choose(t.Context(), "v0.22.0", source); err != nil || v.Gopls != "v0.22.0" {
		t.Errorf("got %v, %v for one that is in the cache", v, err)
	}
}

func TestBuilds(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		installed, directive string
		want                 bool
	}{
		{"go1.26.8", "1.26.0", true},
		{"go1.26.8", "1.26.8", true},
		{"go1.26.8", "1.26.9", false},
		{"go1.26.8", "1.27.0", false},
		{"go1.27rc1", "1.27.0", false},
		{"go1.27rc1", "1.26", true},
		{"go1.26.8 X:nogreenteagc", "1.27", false},
		{"devel go1.28-abcdef Mon", "1.28", true},
		{"go1.26.8", "", true},
	} {
		if got := (needs{installed: test.installed}).builds(test.directive); got != test.want {
			t.Errorf("%s builds %q: %t", test.installed, test.directive, got)
		}
	}
}
