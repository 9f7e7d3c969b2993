package hardcodedpath

import (
	"testing"

	"github.com/dgraph-io/badger/v4"
)

func TestStore(t *testing.T) {
	badger.Open(badger.DefaultOptions("/tmp/isolint/store")) // want "fixed path /tmp/isolint/store"
	badger.Open(badger.DefaultOptions(t.TempDir()))          // ok: a directory of its own
	badger.Open(badger.DefaultOptions(""))                   // ok: in memory
}
