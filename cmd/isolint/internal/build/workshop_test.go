package build

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
)

// A workshop builds one module again and again.
type workshop struct {
	t         *testing.T
	dir       string
	store     string
	own       string
	salt      string
	asked     []string // packages that go test -c was called for in the last run
	meanwhile func()   // before go test -c
	binaries  map[string]string
	packages  []Package
}

func newWorkshop(t *testing.T) *workshop {
	w := &workshop{t: t, dir: t.TempDir(), store: t.TempDir(), salt: "go"}
	w.write("go.mod", "module m\n\ngo 1.26\n")
	w.write("low/low.go", "package low\n\nfunc Low() int { return 1 }\n")
	for _, dir := range []string{"a", "x/a"} {
		w.write(dir+"/a.go", "package a\n\nimport \"m/low\"\n\nfunc A() int { return low.Low() }\n")
		w.write(dir+"/a_test.go", "package a\n\nimport \"testing\"\n\nfunc TestA(t *testing.T) { t.Log(A()) }\n")
	}
	w.write("b/b_test.go", "package b_test\n\nimport \"testing\"\n\nfunc TestB(*testing.T) {}\n")
	w.write("none/none.go", "package none\n")
	w.packages = []Package{{Path: "m/a", Tests: true}, {Path: "m/x/a", Tests: true}, {Path: "m/b", Tests: true}, {Path: "m/none"}}
	return w
}

func (w *workshop) write(name, text string) {
	w.t.Helper()
	file := filepath.Join(w.dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		w.t.Fatal(err)
	}
}

// run builds everything, and says what go test -c was asked for.
func (w *workshop) run(flags ...string) []string {
	w.t.Helper()
	w.asked, w.binaries = nil, make(map[string]string)
	err := Run(w.t.Context(), w.request(flags...), func(b Built) {
		if _, twice := w.binaries[b.Package]; twice {
			w.t.Errorf("%s came twice", b.Package)
		}
		w.binaries[b.Package] = b.Binary
	}, func(event.Event) {})
	if err != nil {
		w.t.Fatal(err)
	}
	slices.Sort(w.asked)
	return w.asked
}

func (w *workshop) request(flags ...string) Request {
	return Request{
		Store: w.store, Own: w.own, Flags: flags, Salt: w.salt, Packages: w.packages,
		Command: func(ctx context.Context, args ...string) (*exec.Cmd, error) {
			if args[0] == "test" {
				if w.meanwhile != nil {
					w.meanwhile()
				}
				for _, arg := range args {
					if strings.HasPrefix(arg, "m/") {
						w.asked = append(w.asked, arg)
					}
				}
			}
			cmd := exec.CommandContext(ctx, "go", args...)
			cmd.Dir = w.dir
			return cmd, nil
		},
	}
}

// stat looks at a package's binary.
func (w *workshop) stat(path string) os.FileInfo {
	w.t.Helper()
	info, err := os.Stat(w.binaries[path])
	if err != nil {
		w.t.Fatal(err)
	}
	return info
}

// expect runs and compares what was asked for.
func (w *workshop) expect(why string, want ...string) {
	w.t.Helper()
	if got := w.run(); !slices.Equal(got, want) {
		w.t.Errorf("%s: go test -c was asked for %q, want %q", why, got, want)
	}
	for _, p := range []string{"m/a", "m/x/a", "m/b"} {
		if _, ok := w.binaries[p]; !ok {
			w.t.Errorf("%s: %s was lost", why, p)
		}
	}
}
