package lsp

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// Which module a file is of, wherever the editor's folder is.
func TestModules(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	for _, dir := range []string{"a/p", "a/vendor/x", "a/nested", "alone"} {
		if err := os.MkdirAll(filepath.Join(root, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(root, "go.work"), "go 1.24\n\nuse ./a\n")
	for name, module := range map[string]string{"a": "m/a", "a/nested": "m/a/nested", "alone": "m/alone"} {
		write(t, filepath.Join(root, name, "go.mod"), "module "+module+"\n\ngo 1.24\n")
	}
	ms := &modules{env: append(os.Environ(), "GOWORK="), known: make(map[place]*module)}
	goroot, _ := ms.of(t.Context(), filepath.Join(root, "a", "x.go"))
	env, err := goroot.Environment(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]struct {
		dir, pattern string
		off          bool // the workspace is
	}{
		"a/x.go":             {"a", "./", false},
		"a/p/x.go":           {"a", "./p", false},
		"a/notyet/q/x.go":    {"a", "./notyet/q", false},
		"a/nested/x.go":      {"a/nested", "./", true}, // not used by the workspace
		"alone/x.go":         {"alone", "./", true},
		"a/vendor/x/x.go":    {},
		"x.go":               {},
		"$GOROOT/fmt/fmt.go": {},
	} {
		full := filepath.Join(root, file)
		if file[0] == '$' {
			full = filepath.Join(env.GOROOT, "src", "fmt", "print.go")
		}
		m, err := ms.of(t.Context(), full)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if m == nil || want.dir == "" {
			if m != nil || want.dir != "" {
				t.Errorf("%s: module %v, want %q", file, m, want.dir)
			}
			continue
		}
		off := slices.Contains(m.Env, "GOWORK=off")
		if m.Dir != filepath.Join(root, want.dir) || m.pattern(full) != want.pattern || off != want.off {
			t.Errorf("%s: %s in %s, without the workspace: %t", file, m.pattern(full), m.Dir, off)
		}
	}
}

// An editor that watches no files does not tell of a change of go.work.
func TestModulesChange(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	for _, name := range []string{"a", "b"} {
		if err := os.Mkdir(filepath.Join(root, name), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(root, name, "go.mod"), "module m/"+name+"\n\ngo 1.24\n")
	}
	ms := &modules{env: append(os.Environ(), "GOWORK="), known: make(map[place]*module)}
	for _, step := range []struct {
		work string
		off  bool
	}{
		{"go 1.24\n\nuse ./a\n", true},
		{"go 1.24\n\nuse (\n\t./a\n\t./b\n)\n", false},
	} {
		write(t, filepath.Join(root, "go.work"), step.work)
		m, err := ms.of(t.Context(), filepath.Join(root, "b", "x.go"))
		if err != nil {
			t.Fatal(err)
		}
		if off := slices.Contains(m.Env, "GOWORK=off"); off != step.off {
			t.Errorf("with\n%s\nwithout the workspace: %t", step.work, off)
		}
	}
}
