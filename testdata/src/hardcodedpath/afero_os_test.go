package hardcodedpath

import (
	"testing"

	"github.com/spf13/afero"
)

// The concrete type is visible: it is the real file system.
func TestAferoOs(t *testing.T) {
	var fs afero.Fs = afero.OsFs{}
	fs.MkdirAll("/tmp/isolint/osfs", 0o700) // want "fixed path /tmp/isolint/osfs"
}

func TestAferoMem(t *testing.T) {
	var fs afero.Fs = &afero.MemMapFs{}
	fs.MkdirAll("/tmp/isolint/memfs", 0o700) // ok: in memory
}
