package load

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
)

// A replacement's name tells which file it stands for, whoever made it.
func TestOwnName(t *testing.T) {
	t.Parallel()
	const file = "/home/me/m/a_test.go"
	if got := ownName(replacement("/tmp/x 1", file)); got != file {
		t.Errorf("%s stands for %s", replacement("/tmp/x 1", file), got)
	}
	for name, want := range map[string]string{
		`C:\Temp\y\isolint-unsaved-files\v443a\m\a.go`: `D:\m\a.go`,
		"/m/a.go":                        "/m/a.go",
		"/m/isolint-unsaved-files/a.go":  "/m/isolint-unsaved-files/a.go", // somebody's own
		"/m/isolint-unsaved-files/v4/a/": "/m/isolint-unsaved-files/v4/a/",
		"":                               "",
	} {
		if got := ownName(name); got != want {
			t.Errorf("%s stands for %s, want %s", name, got, want)
		}
	}
}

func FuzzOwnName(f *testing.F) {
	f.Add("/m/a.go")
	f.Add("/x/isolint-unsaved-files/v/m/a.go")
	f.Fuzz(func(t *testing.T, name string) {
		own := ownName(name) // of whatever a cache holds
		if file := filepath.Clean("/m/a" + own); ownName(replacement("/tmp", file)) != file {
			t.Errorf("%q stands for %q", replacement("/tmp", file), ownName(replacement("/tmp", file)))
		}
	})
}

func TestUnsavedRead(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	saved, changed := filepath.Join(dir, "saved.go"), filepath.Join(dir, "changed.go")
	for _, file := range []string{saved, changed} {
		if err := os.WriteFile(file, []byte("on disk"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	u, err := WriteUnsaved(t.TempDir(), map[string][]byte{changed: []byte("in the editor")})
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{saved: "on disk", changed: "in the editor"} {
		if got, err := u.Read(file); string(got) != want {
			t.Errorf("%s: %q (%v), want %q", file, got, err, want)
		}
	}
	if got, err := (*Unsaved)(nil).Read(changed); string(got) != "on disk" {
		t.Errorf("without unsaved files: %q (%v)", got, err)
	}
}

// Every place of a finding is put right.
func TestInOwnNames(t *testing.T) {
	t.Parallel()
	of := func(file string) finding.Finding {
		at := finding.Position{File: file, Line: 1, Column: 2}
		return finding.Finding{
			Message: "m", Pos: at, End: at, Related: []finding.Related{{Pos: at, End: at, Message: "r"}},
			Fixes: []finding.Fix{{Edits: []finding.Edit{{File: file, Start: 1, End: 2, New: "x"}}}},
		}
	}
	if diff := cmp.Diff(of("/m/a.go"), inOwnNames(of(replacement("/tmp/1", "/m/a.go")))); diff != "" {
		t.Error(diff)
	}
}
