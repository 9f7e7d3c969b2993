// Package hardcodedpath_fix is analysed with -strict: directories that t.TempDir
// would make better.
package hardcodedpath_fix

import (
	"io/ioutil"
	"os"
	"path/filepath"
	"testing"
)

func use(...any) {}

func TestDeferred(t *testing.T) {
	dir, err := os.MkdirTemp("", "x") // want "TestDeferred makes a temporary directory by hand; t.TempDir.. removes it"
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	use(filepath.Join(dir, "x"))
}

func TestCleanup(t *testing.T) {
	t.Parallel()
	dir, err := ioutil.TempDir("", "x") // want "TestCleanup makes a temporary directory by hand"
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	use(dir)
}

func TestSub(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		dir, err := os.MkdirTemp("", "x") // want "TestSub makes a temporary directory by hand"
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		use(dir)
	})
}

func BenchmarkLeft(b *testing.B) {
	dir, _ := os.MkdirTemp("", "x") // want "BenchmarkLeft makes a temporary directory by hand"
	use(dir)
}

func TestLoop(t *testing.T) {
	for range 3 {
		dir, err := os.MkdirTemp("", "x") // ok: the directories would stay until the test ends
		if err != nil {
			t.Fatal(err)
		}
		os.RemoveAll(dir)
	}
}

func TestKept(t *testing.T) {
	dir, err := os.MkdirTemp("", "x") // ok: kept for a look at it
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if !t.Failed() {
			os.RemoveAll(dir)
		}
	}()
	use(dir)
}

// A helper has no say in how long its directory lives.
func newDir(t *testing.T) (string, func()) {
	dir, err := os.MkdirTemp("", "x") // ok: in a helper
	if err != nil {
		t.Fatal(err)
	}
	return dir, func() { os.RemoveAll(dir) }
}

func TestHelper(t *testing.T) {
	dir, remove := newDir(t)
	defer remove()
	use(dir)
}

func TestRight(t *testing.T) {
	use(t.TempDir()) // ok: the right form
}
