package hardcodedpath

import (
	"os"
	"path/filepath"
	"testing"

	"example.com/store"
	"example.com/testlib"
)

func TestHelperOtherPackage(t *testing.T) {
	testlib.Put(t, "/tmp/isolint/put", "x") // want "fixed path /tmp/isolint/put"
}

func TestHelperWriteBelow(t *testing.T) {
	testlib.WriteFile(t, "/tmp/isolint", "below", "x") // want "fixed path /tmp/isolint/below"
}

// The constant is in the production code.
func TestProductionConstant(t *testing.T) {
	if err := store.Save("x"); err != nil { // want "fixed path /tmp/isolint-store/data.json"
		t.Error(err)
	}
}

func TestProductionOwn(t *testing.T) {
	if err := store.SaveTo(t.TempDir(), "x"); err != nil { // ok: a directory of its own
		t.Error(err)
	}
	s := store.New(t.TempDir())
	s.Touch()                                            // ok: a directory of its own
	_ = store.DefaultDir                                 // ok: only data
	testlib.Put(t, filepath.Join(t.TempDir(), "x"), "x") // ok: a directory of its own
	testlib.WriteFile(t, t.TempDir(), "x", "x")          // ok: the same
	_, _ = store.Load("testdata")                        // ok: reads
}

func tempSub(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "sub")
	if err := os.MkdirAll(dir, 0o700); err != nil { // ok: below a directory of its own
		t.Fatal(err)
	}
	return dir
}

func TestHelperReturnsOwn(t *testing.T) {
	os.WriteFile(filepath.Join(tempSub(t), "x"), nil, 0o600) // ok: the helper's directory is the test's own
}
