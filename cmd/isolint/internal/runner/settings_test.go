package runner

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/isolint-go/isolint/cmd/isolint/internal/load"
)

// What decides on a binary and is no file of a package.
func TestSettings(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	r, env := &Runner{}, load.Environment{
		GOTOOLDIR: dir, GOMOD: filepath.Join(dir, "go.mod"), GOWORK: filepath.Join(dir, "go.work"),
		CC: filepath.Join(dir, "gcc"), LDFlags: defaultLDFlags,
	}
	seen := make(map[string]string)
	changed := func(what string) {
		t.Helper()
		is := r.settings(env)
		if is == "" || seen[is] != "" {
			t.Errorf("%s: the settings are %q, as after %s", what, is, seen[is])
		}
		seen[is] = what
	}
	changed("nothing")
	for _, name := range []string{"go.mod", "go.sum", "go.work", "go.work.sum", "compile", "asm", "cgo", "link", "vet", "gcc"} {
		write(name, "1")
		changed(name)
		write(name, "12")
		changed(name + " again")
	}
	for _, name := range unlistedVariables {
		r.Go.Env = append(r.Go.Env, name+"=1")
		changed(name)
	}
	env.All = "{}"
	changed("go env")
	env.Flags = []string{"-overlay=x"}
	if is := r.settings(env); is != "" {
		t.Errorf("with an overlay they are %q", is)
	}
	env.Flags, env.LDFlags = nil, "-lx"
	if is := r.settings(env); is != "" {
		t.Errorf("with a library of one's own they are %q", is)
	}
}

// The go command reads some variables that it does not show; its source says which.
func TestUnlistedVariables(t *testing.T) {
	t.Parallel()
	env, err := load.Go{Dir: t.TempDir(), Env: os.Environ()}.Environment(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(env.GOROOT, "src", "cmd", "go", "internal", "work", "exec.go"))
	if err != nil {
		t.Fatal(err)
	}
	list := regexp.MustCompile(`(?s)magic := \[\]string\{(.*?)\}`).FindSubmatch(source)
	if list == nil {
		t.Fatal("the list is not where it was")
	}
	for _, name := range regexp.MustCompile(`\w+`).FindAllString(string(list[1]), -1) {
		if !slices.Contains(unlistedVariables, name) {
			t.Errorf("%s is missing", name)
		}
	}
}
