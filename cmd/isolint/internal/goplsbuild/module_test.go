package goplsbuild

import (
	"go/format"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/mod/modfile"
)

const aMod = `module golang.org/x/tools/gopls

go 1.26.0

toolchain go1.26.3

require (
	golang.org/x/mod v0.37.0
	golang.org/x/tools v0.47.1-0.20260707181000-a299dadba899
)

require golang.org/x/sys v0.46.0 // indirect
`

func TestSideMod(t *testing.T) {
	t.Parallel()
	version := Version{Gopls: "v0.23.0", Go: "1.26.0", Tools: "v0.47.1-0.20260707181000-a299dadba899"}
	for _, test := range []struct {
		name   string
		source Source
		want   string
	}{
		{"published", Source{Version: "v1.2.3"}, `module golang.org/x/tools/gopls/isolint

go 1.26.0

require (
	golang.org/x/mod v0.37.0
	golang.org/x/tools v0.47.1-0.20260707181000-a299dadba899
)

require (
	github.com/isolint-go/isolint v1.2.3
	golang.org/x/sys v0.46.0 // indirect
	golang.org/x/tools/gopls v0.23.0
)

replace golang.org/x/tools => golang.org/x/tools v0.47.1-0.20260707181000-a299dadba899
`},
		{"a checkout", Source{Dir: "/home/me/isolint"}, `module golang.org/x/tools/gopls/isolint

go 1.26.0

require (
	golang.org/x/mod v0.37.0
	golang.org/x/tools v0.47.1-0.20260707181000-a299dadba899
)

require (
	github.com/isolint-go/isolint v0.0.0
	golang.org/x/sys v0.46.0 // indirect
	golang.org/x/tools/gopls v0.23.0
)

replace github.com/isolint-go/isolint => /home/me/isolint

replace golang.org/x/tools => golang.org/x/tools v0.47.1-0.20260707181000-a299dadba899
`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			mod, err := modfile.Parse("go.mod", []byte(aMod), nil)
			if err != nil {
				t.Fatal(err)
			}
			got, err := sideMod(mod, version, test.source)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, string(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCallAdding(t *testing.T) {
	t.Parallel()
	const before = "package main\n\nfunc main() {\n\ttelemetry.Start()\n\n\tctx := context.Background()\n\t"
	const after = "tool.Main(ctx, cmd.New(), os.Args[1:])\n}\n"
	got, err := callAdding([]byte(before + after))
	if want := before + "addIsolint()\n\t" + after; err != nil || string(got) != want {
		t.Errorf("got %v\n%s", err, got)
	}
	for _, other := range []string{
		"package main\n\nfunc main() {\n\ttool.Run()\n}\n",
		"package main\n\nfunc main() {\n\tother.Main()\n}\n",
		"package main\n\nfunc start() {\n\ttool.Main()\n}\n",
	} {
		if got, err := callAdding([]byte(other)); err == nil {
			t.Errorf("no error, but\n%s", got)
		}
	}
}

// The file that is added is kept as text, as it compiles in another module only.
func TestAddingIsFormatted(t *testing.T) {
	t.Parallel()
	got, err := format.Source(adding)
	if err != nil || string(got) != string(adding) {
		t.Errorf("%v; not as gofmt writes it", err)
	}
}

func TestChecksums(t *testing.T) {
	t.Parallel()
	a, b := t.TempDir(), t.TempDir()
	write(t, filepath.Join(a, "go.sum"), "x v1.0.0 h1:x=")
	write(t, filepath.Join(b, "go.sum"), "y v1.0.0 h1:y=\n")
	got, err := checksums(a, b)
	if want := "x v1.0.0 h1:x=\ny v1.0.0 h1:y=\n"; err != nil || string(got) != want {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestCompilation(t *testing.T) {
	t.Parallel()
	var counts []int
	c := &compilation{progress: func(n int) { counts = append(counts, n) }}
	for _, part := range []string{
		"go: downloading golang.org/x/mod v0.37.0\ngolang.org/x/", "mod/semver\nstrings\n",
		"# golang.org/x/tools/gopls/isolint\n./isolint.go:3:1: undefined: x\n",
	} {
		if n, err := c.Write([]byte(part)); n != len(part) || err != nil {
			t.Fatalf("got %d, %v", n, err)
		}
	}
	if diff := cmp.Diff([]int{1, 2}, counts); diff != "" {
		t.Error(diff)
	}
	if got, want := strings.Join(c.text, "|"), "# golang.org/x/tools/gopls/isolint|./isolint.go:3:1: undefined: x"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Nothing of the user's environment is about the side module, and what is about their
// modules' whereabouts stays.
func TestEnvironment(t *testing.T) {
	t.Parallel()
	b := published(t, nil)
	b.Env = append(b.Env, "GOFLAGS=-mod=vendor -modcacherw '-ldflags=-X a=b' -tags=integration -p=3", "GOPRIVATE=example.com/ours")
	g, err := b.command(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	last := make(map[string]string)
	for _, kv := range g.Env {
		name, value, _ := strings.Cut(kv, "=")
		last[name] = value
	}
	for name, want := range map[string]string{
		"GOFLAGS": "-mod=mod -modcacherw '-ldflags=-X a=b' -p=3", "GOWORK": "off", "GOTOOLCHAIN": "local",
		"GO111MODULE": "on", "GOPRIVATE": "example.com/ours", "GOSUMDB": "off",
	} {
		if last[name] != want {
			t.Errorf("%s=%s, want %s", name, last[name], want)
		}
	}
	if last["GOOS"] == "plan9" || last["GOARCH"] == "386" {
		t.Errorf("gopls would be built for %s/%s", last["GOOS"], last["GOARCH"])
	}
}
