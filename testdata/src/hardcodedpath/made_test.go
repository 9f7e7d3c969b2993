package hardcodedpath

import (
	"os"
	"path/filepath"
	"testing"
)

// A notebook keeps its pages in a directory.
type notebook struct{ dir string }

func openNotebook(dir string) (*notebook, error) {
	return &notebook{dir: dir}, os.MkdirAll(dir, 0o755)
}

func (n *notebook) write(page string) error {
	return os.WriteFile(filepath.Join(n.dir, page), nil, 0o644)
}

func TestNotebook(t *testing.T) {
	n, err := openNotebook("/tmp/notebook") // want "TestNotebook writes the fixed path /tmp/notebook; use t.TempDir"
	if err != nil {
		t.Fatal(err)
	}
	n.write("one") // ok: the directory is told of
	n.write("two")
}

func TestNotebookWithOnePage(t *testing.T) {
	n, _ := openNotebook("/tmp/thin-notebook") // want "TestNotebookWithOnePage writes the fixed path /tmp/thin-notebook; use t.TempDir"
	n.write("one")
}

func TestPages(t *testing.T) {
	os.MkdirAll("/tmp/pages", 0o755)           // ok: what is in it is told of
	os.WriteFile("/tmp/pages/one", nil, 0o644) // want "TestPages writes the fixed path /tmp/pages/one; use t.TempDir"
}

func TestNotebookOfItsOwn(t *testing.T) {
	n, err := openNotebook(t.TempDir()) // ok
	if err != nil {
		t.Fatal(err)
	}
	n.write("one")
}

func TestNotebookMoved(t *testing.T) {
	n := &notebook{dir: "/tmp/moved-notebook"}
	n.dir = t.TempDir()
	n.write("one") // ok: it is in another directory by then
}
