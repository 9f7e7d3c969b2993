package doctor

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

func TestGoVersions(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ self, found, wanted, want string }{
		{"go1.26.1", "go1.26.3", "1.24", "ok go: go1.26.3, ; the module asks for go1.24"},
		{"go1.26.1", "go1.26.3", "1.27", "problem go: go1.26.3, ; the module asks for go1.27, and isolint, built with go1.26.1, cannot read that: build it anew with the newer Go"},
		{"go1.27.0", "go1.26.3", "1.27", "warning go: go1.26.3, ; the module asks for go1.27, which go has to fetch first (GOTOOLCHAIN)"},
		{"go1.26.1", "go1.27.0", "1.24", "warning go: go1.27.0, ; isolint was built with go1.26.1: if packages cannot be analysed, build it anew"},
		{"devel go1.28-abc", "go1.27.0", "1.24", "ok go: go1.27.0, ; the module asks for go1.24"},
		{"go1.26.1", "go1.26.3", "", "ok go: go1.26.3, "},
	} {
		d := &Doctor{Self: Self{"v1", tt.self}, Go: load.Go{}}
		mod := module{ModuleFile: load.ModuleFile{Go: tt.wanted}}
		got := lines("/nosuch", d.goCommand(load.Environment{GOVERSION: tt.found}, mod))
		if got[0] != tt.want {
			t.Errorf("%+v: %s", tt, got[0])
		}
	}
}

func TestGoFlags(t *testing.T) {
	t.Parallel()
	dir := write(t, map[string]string{"go.mod": "module m\n", "with/go.mod": "module with\n", "with/vendor/modules.txt": ""})
	for flags, want := range map[string][]string{
		"":                        {"ok"},
		"-tags=a":                 {"ok"},
		"-vettool=x":              {"warning"},
		"-trimpath -tags=a":       {"warning"},
		"-overlay=x.json":         {"warning"},
		"-mod=mod":                {"warning"},
		"-mod=readonly":           {"ok"},
		"-mod=vendor":             {"problem"},
		"-mod=vendor -vettool=/x": {"problem", "warning"},
	} {
		env := load.Environment{Flags: strings.Fields(flags), GOMOD: filepath.Join(dir, "go.mod")}
		var got []string
		for _, n := range in(t, dir).goFlags(env) {
			got = append(got, n.Level.String())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", flags, diff)
		}
	}
	env := load.Environment{Flags: []string{"-mod=vendor"}, GOMOD: filepath.Join(dir, "with", "go.mod")}
	if got := in(t, dir).goFlags(env); got[0].Level != OK {
		t.Errorf("with a vendor directory: %v", got)
	}
}

func TestTool(t *testing.T) {
	t.Parallel()
	const tool = "module m\n\ngo 1.24\n\ntool " + Command + "\n"
	for mod, want := range map[string]string{
		"module m\n":                             "ok go tool isolint: go.mod has no tool line for it; go get -tool " + Command + "@latest adds one",
		tool:                                     "problem go tool isolint: go.mod has a tool line and no version; run go mod tidy",
		tool + "require " + Module + " v0.2.0\n": "ok go tool isolint: go.mod pins v0.2.0, which this is",
		tool + "require " + Module + " v0.1.0\n": "warning go tool isolint: go.mod pins v0.1.0 and this is v0.2.0: they may find different things; bring both to one version",
		tool + "require " + Module + " v0.1.0\nreplace " + Module + " => ../x\n":                               "ok go tool isolint: go.mod takes it from ../x",
		tool + "require " + Module + " v0.1.0\nreplace " + Module + " v0.1.0 => example.com/fork v0.2.0\n":     "ok go tool isolint: go.mod pins v0.2.0, which this is",
		tool + "require " + Module + " v0.2.0\nreplace " + Module + " v0.1.0 => example.com/fork v0.1.1-old\n": "ok go tool isolint: go.mod pins v0.2.0, which this is",
		"module " + Module + "\n": "ok go tool isolint: runs what this checkout is",
	} {
		dir := write(t, map[string]string{"go.mod": mod})
		d := in(t, dir)
		found := d.module(t.Context(), d.Go, load.Environment{GOMOD: filepath.Join(dir, "go.mod")})
		got := lines(dir, d.tool(found)...)
		if diff := cmp.Diff([]string{want}, got); diff != "" {
			t.Errorf("%s: %s", mod, diff)
		}
	}
}
