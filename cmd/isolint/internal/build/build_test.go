package build

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/event"
)

func TestBinaryName(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"example.com/a/b":    "b.test",
		"example.com/a/v2":   "a.test",
		"example.com/a/v1":   "v1.test",
		"example.com/a/v0":   "v0.test",
		"example.com/a/v2.1": "v2.1.test",
		"v2":                 "v2.test",
		"main":               "main.test",
	} {
		p := Package{Path: path}
		if got := p.binaryName(); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

func TestGroups(t *testing.T) {
	t.Parallel()
	in := []Package{{Path: "m/a", Tests: true}, {Path: "m/x/a", Tests: true}, {Path: "m/b", Tests: true}, {Path: "m/y/a"}, {Path: "m/z/a", Tests: true}, {Path: "m/w/a"}}
	want := []group{
		{"0", []Package{{Path: "m/a", Tests: true}, {Path: "m/b", Tests: true}}, true},
		{"1", []Package{{Path: "m/x/a", Tests: true}}, true},
		{"2", []Package{{Path: "m/z/a", Tests: true}}, true},
		{"untested", []Package{{Path: "m/y/a"}, {Path: "m/w/a"}}, false},
	}
	if diff := cmp.Diff(want, groups(in), cmp.AllowUnexported(group{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// module is one with a package that passes, one that does not compile, one that
// go vet complains of, one without tests, and two of one name.
var module = map[string]string{
	"go.mod":         "module example.com/m\n\ngo 1.26\n",
	"ok/ok_test.go":  "package ok\n\nimport \"testing\"\n\nfunc TestOK(*testing.T) {}\n",
	"x/ok/a_test.go": "package ok\n\nimport \"testing\"\n\nfunc TestOther(*testing.T) {}\n",
	"bad/b_test.go":  "package bad\n\nvar x int = \"\"\n",
	"vet/v_test.go":  "package vet\n\nimport (\n\t\"fmt\"\n\t\"testing\"\n)\n\nfunc TestVet(*testing.T) { fmt.Printf(\"%d\", \"x\") }\n",
	"none/n.go":      "package none\n",
	"y/none/n.go":    "package none\n\nvar x int = \"\"\n",
	"z/uses.go":      "package z\n\nimport _ \"example.com/m/y/none\"\n",
	"z/vet/uses.go":  "package z\n\nimport _ \"example.com/m/vet\"\n",
	"vet/v.go":       "package vet\n",
}

// writeModule returns a directory with the module.
func writeModule(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range module {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// outcome is what Run said of each package: the binary's name, or what failed.
func outcome(t *testing.T, dir, store string) map[string]string {
	t.Helper()
	got := make(map[string]string)
	req := Request{
		Store: store,
		Packages: []Package{
			{Path: "example.com/m/ok", Tests: true}, {Path: "example.com/m/x/ok", Tests: true}, {Path: "example.com/m/bad", Tests: true},
			{Path: "example.com/m/vet", Tests: true}, {Path: "example.com/m/none"},
			{Path: "example.com/m/y/none"}, {Path: "example.com/m/z"}, {Path: "example.com/m/z/vet"},
		},
		Command: func(ctx context.Context, args ...string) (*exec.Cmd, error) {
			cmd := exec.CommandContext(ctx, "go", args...)
			cmd.Dir = dir
			return cmd, nil
		},
	}
	var said int
	err := Run(t.Context(), req, func(b Built) {
		if _, twice := got[b.Package]; twice {
			t.Errorf("%s came twice", b.Package)
		}
		got[b.Package] = filepath.Base(b.Binary)
		if b.Failed != "" {
			got[b.Package] = "failed: " + b.Failed
		} else if _, err := os.Stat(b.Binary); err != nil {
			t.Error(err)
		}
	}, func(event.Event) { said++ })
	if err != nil {
		t.Fatal(err)
	}
	if said == 0 {
		t.Error("the compiler said nothing")
	}
	return got
}

// The second run finds what the first one made, and does not take the binaries
// of packages that fail for new.
func TestRun(t *testing.T) {
	t.Parallel()
	dir, store := writeModule(t), t.TempDir()
	want := map[string]string{
		"example.com/m/ok":     "ok.test",
		"example.com/m/x/ok":   "ok.test",
		"example.com/m/bad":    "failed: example.com/m/bad [example.com/m/bad.test]",
		"example.com/m/vet":    "failed: example.com/m/vet [example.com/m/vet.test]",
		"example.com/m/y/none": "failed: example.com/m/y/none",
		"example.com/m/z":      "failed: example.com/m/y/none",
	}
	for range 2 {
		if diff := cmp.Diff(want, outcome(t, dir, store)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

func TestRunNoSuchPackage(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module example.com/m\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	req := Request{
		Store: t.TempDir(), Packages: []Package{{Path: "example.com/other", Tests: true}},
		Command: func(ctx context.Context, args ...string) (*exec.Cmd, error) {
			cmd := exec.CommandContext(ctx, "go", args...)
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off")
			return cmd, nil
		},
	}
	var failed []string
	err := Run(t.Context(), req, func(b Built) { failed = append(failed, b.Failed) }, func(event.Event) {})
	if err == nil && (len(failed) != 1 || failed[0] == "") {
		t.Errorf("no error, and %q", failed)
	}
}

// Where go list cannot say which packages without tests compile, what is known to have
// failed is announced all the same.
func TestRunListFails(t *testing.T) {
	t.Parallel()
	dir := writeModule(t)
	failed := make(map[string]string)
	req := Request{
		Store: t.TempDir(), Packages: []Package{{Path: "example.com/m/bad", Tests: true}, {Path: "example.com/m/y/none"}},
		Command: func(ctx context.Context, args ...string) (*exec.Cmd, error) {
			if args[0] == "list" {
				args = []string{"list", "-nosuchflag"}
			}
			cmd := exec.CommandContext(ctx, "go", args...)
			cmd.Dir = dir
			return cmd, nil
		},
	}
	err := Run(t.Context(), req, func(b Built) { failed[b.Package] = b.Failed }, func(event.Event) {})
	if err == nil || !strings.Contains(err.Error(), "flag provided but not defined: -nosuchflag") {
		t.Errorf("the error does not say why: %v", err)
	}
	want := map[string]string{
		"example.com/m/bad":    "example.com/m/bad [example.com/m/bad.test]",
		"example.com/m/y/none": "example.com/m/y/none",
	}
	if diff := cmp.Diff(want, failed); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What could not be tried at all failed in setting up, as go test says.
func TestRunSetup(t *testing.T) {
	t.Parallel()
	w := newWorkshop(t)
	w.write("b/b.go", "package b\n\nimport _ \"m/u\"\n")
	w.write("u/u.go", "package u\n\nimport _ \"m/b\"\n")
	w.write("low/low_test.go", "package low\n\nimport _ \"m/a\"\n")
	w.write("x/a/a_test.go", "package a\n\nimport _ \"m/missing\"\n")
	w.write("none/n_test.go", "package none\n\nvar x int = \"\"\n")
	w.packages = append(w.packages[:3], Package{Path: "m/u"}, Package{Path: "m/low", Tests: true}, Package{Path: "m/none", Tests: true})
	got := make(map[string]string)
	err := Run(t.Context(), w.request(), func(b Built) {
		switch {
		case b.Setup:
			got[b.Package] = "setup failed"
		case b.Failed != "":
			got[b.Package] = "build failed"
		default:
			got[b.Package] = "built"
		}
	}, func(event.Event) {})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"m/a": "built", "m/x/a": "setup failed", "m/b": "setup failed", "m/u": "setup failed", "m/low": "setup failed", "m/none": "build failed",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
