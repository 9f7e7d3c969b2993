package goplsbuild

import (
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
)

func TestFindSource(t *testing.T) {
	t.Parallel()
	checkout, elsewhere := t.TempDir(), t.TempDir()
	write(t, filepath.Join(checkout, "go.mod"), "module "+Module+"\n")
	write(t, filepath.Join(elsewhere, "go.mod"), "module example.com/shop\n")
	sub := filepath.Join(checkout, "cmd", "isolint")
	if err := os.MkdirAll(sub, 0o777); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(sub, "gopls.go")
	const trimmed = Module + "/cmd/isolint/gopls.go"
	main := func(m debug.Module) *debug.BuildInfo { return &debug.BuildInfo{Main: m} }
	installed := debug.Module{Path: Module, Version: "v1.2.3", Sum: "h1:x="}
	shop := debug.Module{Path: "example.com/shop", Version: "(devel)"}

	for _, test := range []struct {
		name             string
		info             *debug.BuildInfo
		named, file, dir string
		want             Source
		err              string
	}{
		{name: "go install", info: main(installed), file: trimmed, dir: elsewhere, want: Source{Version: "v1.2.3"}},
		{name: "go install, in a checkout", info: main(installed), file: file, dir: checkout, want: Source{Version: "v1.2.3"}},
		{
			name: "go tool", info: &debug.BuildInfo{Main: shop, Deps: []*debug.Module{&installed}},
			file: trimmed, dir: elsewhere, want: Source{Version: "v1.2.3"},
		},
		{name: "go build in a checkout", info: main(debug.Module{Path: Module, Version: "(devel)"}), file: file, dir: elsewhere, want: Source{Dir: checkout}},
		{
			name: "with a version by version control", info: main(debug.Module{Path: Module, Version: "v0.0.0-20260101000000-abcdefabcdef+dirty"}),
			file: file, dir: elsewhere, want: Source{Dir: checkout},
		},
		{
			name: "the same, all committed", info: main(debug.Module{Path: Module, Version: "v0.0.0-20260101000000-abcdefabcdef"}),
			file: file, dir: elsewhere, want: Source{Dir: checkout},
		},
		{
			name: "replaced by a directory", file: file, dir: elsewhere, want: Source{Dir: checkout},
			info: &debug.BuildInfo{Main: shop, Deps: []*debug.Module{{Path: Module, Version: "v1.2.3", Replace: &debug.Module{Path: "../isolint"}}}},
		},
		{name: "-trimpath, in the checkout", info: main(debug.Module{Path: Module, Version: "(devel)"}), file: trimmed, dir: sub, want: Source{Dir: checkout}},
		{name: "-trimpath, elsewhere", info: main(debug.Module{Path: Module, Version: "(devel)"}), file: trimmed, dir: elsewhere, err: "name it with -source"},
		{name: "named", info: main(installed), named: sub, file: trimmed, dir: elsewhere, want: Source{Dir: checkout}},
		{name: "named from here", info: main(installed), named: "cmd", file: trimmed, dir: checkout, want: Source{Dir: checkout}},
		{name: "named wrongly", info: main(installed), named: elsewhere, file: file, dir: checkout, err: "is no directory of a checkout of " + Module},
		{name: "no information", file: trimmed, dir: elsewhere, err: "name it with -source"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, err := FindSource(test.info, test.named, test.file, test.dir)
			if test.err != "" {
				if err == nil || !strings.Contains(err.Error(), test.err) {
					t.Errorf("got %v, %v; want an error with %q", got, err, test.err)
				}
				return
			}
			if err != nil || got != test.want {
				t.Errorf("got %v, %v; want %v", got, err, test.want)
			}
		})
	}
}

func TestLabel(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		source Source
		want   string
	}{
		{Source{Version: "v1.2.3"}, "isolint.1.2.3"},
		{Source{Version: "v2.0.0+incompatible"}, "isolint.2.0.0-incompatible"},
		{Source{Dir: "/src"}, "isolint"},
	} {
		if got := test.source.label(); got != test.want {
			t.Errorf("%v: got %s, want %s", test.source, got, test.want)
		}
	}
}
