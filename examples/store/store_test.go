package store

import (
	"os"
	"testing"
)

// hardcodedpath: every process of this machine that runs the test writes to
// the same directory.
func TestStore(t *testing.T) {
	s, err := Open(DefaultDir)
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(DefaultDir)
	if err := s.Put("one", 1); err != nil {
		t.Fatal(err)
	}
	var got int
	if err := s.Get("one", &got); err != nil || got != 1 {
		t.Errorf("got %d, %v, want 1", got, err)
	}
}

// hardcodedpath: a relative path is a file in the source tree.
func TestExport(t *testing.T) {
	defer os.Remove("order.json")
	if err := Export("order.json", 1); err != nil {
		t.Fatal(err)
	}
}
