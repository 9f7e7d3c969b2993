// Package hardcodedpath_go113 is of a module that says "go 1.13", before
// t.TempDir.
package hardcodedpath_go113

import (
	"io/ioutil"
	"os"
	"path/filepath"
	"testing"
)

func TestFixed(t *testing.T) {
	ioutil.WriteFile("/tmp/old", nil, 0o600) // want "writes the fixed path /tmp/old; use ioutil.TempDir$"
}

// ok: as one did then
func TestOwn(t *testing.T) {
	dir, err := ioutil.TempDir("", "old")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	ioutil.WriteFile(filepath.Join(dir, "old"), nil, 0o600)
}
