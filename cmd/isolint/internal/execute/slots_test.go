package execute

import (
	"io/fs"
	"os"
	"runtime"
	"testing"
)

// A test may start a program as another user, and hand it files: its TMPDIR is
// what /tmp is.
func TestSlotDirectory(t *testing.T) {
	t.Parallel()
	s, err := newSlots(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	slot := s.take()
	dir, err := s.dir(slot)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(dir)
	if err != nil {
		t.Fatal(err)
	}
	if want := fs.ModeDir | fs.ModeSticky | 0o777; runtime.GOOS != "windows" && info.Mode() != want {
		t.Errorf("%v, want %v", info.Mode(), want)
	}
	s.release(slot)
	if _, err := os.Stat(dir); err == nil {
		t.Error("it was not removed")
	}
}
