//go:build gopls

package goplsbuild

import (
	"context"
	"debug/buildinfo"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"testing"

	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"

	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// TestInstalled publishes this checkout as a version on a module proxy of files,
// installs it from there without a path of the checkout in it, and has it build a
// gopls: users have no checkout.
func TestInstalled(t *testing.T) {
	const version = "v0.0.1"
	root, err := filepath.Abs("../../../..")
	if err != nil {
		t.Fatal(err)
	}
	proxy, bin := t.TempDir(), t.TempDir()
	publish(t, root, version, filepath.Join(proxy, filepath.FromSlash(Module), "@v"))
	env := installation(t, proxy, bin)
	run(t, env, "go", "install", Module+"/cmd/isolint@"+version)
	out := filepath.Join(bin, "gopls-isolint")
	run(t, env, filepath.Join(bin, "isolint"), "gopls", "-o", out)
	info, err := buildinfo.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(info.Deps, func(m *debug.Module) bool { return m.Path == Module })
	if i < 0 || info.Deps[i].Version != version || info.Deps[i].Replace != nil {
		t.Errorf("%s has not isolint %s, but %v", out, version, info)
	}
}

// publish writes the files that a module proxy has of a version.
func publish(t *testing.T, root, version, dir string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, version+".mod"), string(mod))
	write(t, filepath.Join(dir, version+".info"), `{"Version":"`+version+`"}`)
	write(t, filepath.Join(dir, "list"), version+"\n")
	f, err := os.Create(filepath.Join(dir, version+".zip"))
	if err != nil {
		t.Fatal(err)
	}
	err = zip.CreateFromDir(f, module.Version{Path: Module, Version: version}, root)
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
}

// installation is an environment with a module cache of its own, as what is published
// here must be in no other.
func installation(t *testing.T, proxy, bin string) []string {
	t.Helper()
	var env map[string]string
	g := load.Go{Dir: bin, Env: os.Environ()}
	if err := runJSON(context.Background(), g, &env, "env", "-json", "GOPROXY", "GOCACHE"); err != nil {
		t.Fatal(err)
	}
	return append(os.Environ(),
		"GOPROXY="+"file://"+filepath.ToSlash(proxy)+","+env["GOPROXY"], "GONOSUMDB="+Module, "GOMODCACHE="+filepath.Join(bin, "mod"),
		"GOCACHE="+env["GOCACHE"], "GOBIN="+bin, "GOWORK=off", "GOFLAGS=-modcacherw -trimpath")
}

func run(t *testing.T, env []string, name string, args ...string) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = t.TempDir(), env, os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %v: %v", name, args, err)
	}
}
