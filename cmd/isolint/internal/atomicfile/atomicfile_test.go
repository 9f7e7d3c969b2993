package atomicfile

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// holds fails unless the file has the content and nothing else is left beside it.
func holds(t *testing.T, name, want string) {
	t.Helper()
	got, err := os.ReadFile(name)
	if err != nil || string(got) != want {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
	nothingLeft(t, filepath.Dir(name))
}

func nothingLeft(t *testing.T, dir string) {
	t.Helper()
	if left, err := filepath.Glob(filepath.Join(dir, Pattern)); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestWrite(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "no", "such", "file")
	for _, content := range []string{"the first time", "again"} {
		if err := Write(name, []byte(content)); err != nil {
			t.Fatal(err)
		}
		holds(t, name, content)
	}
}

func TestWriteBelowFile(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(name, []byte("old"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := Write(filepath.Join(name, "below"), nil); err == nil {
		t.Error("a file below a file")
	}
	holds(t, name, "old")
}

// What cannot be put in its place is taken away again.
func TestWriteOverDirectory(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	name := filepath.Join(dir, "kept")
	if err := os.MkdirAll(filepath.Join(name, "below"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := Write(name, []byte("new")); err == nil {
		t.Error("a file in the place of a directory")
	}
	nothingLeft(t, dir)
}

// Who reads while others write sees what one of them wrote, never a part of it.
func TestWriteAtOnce(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "file")
	var all sync.WaitGroup
	for _, letter := range "abcd" {
		content := bytes.Repeat([]byte(string(letter)), 1<<16)
		all.Go(func() {
			for range 20 {
				if err := Write(name, content); err != nil {
					t.Error(err)
				}
				got, err := os.ReadFile(name)
				if err != nil || len(got) != len(content) || bytes.Count(got, got[:1]) != len(got) {
					t.Errorf("%d bytes of %d, or of several letters; %v", len(got), len(content), err)
				}
			}
		})
	}
	all.Wait()
	nothingLeft(t, filepath.Dir(name))
}
