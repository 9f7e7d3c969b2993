package hardcodedpath

import (
	"os"
	"path/filepath"
	"testing"

	"gopkg.in/check.v1"
)

func TestGocheck(t *testing.T) { check.TestingT(t) }

type checkedFiles struct{ dir string }

var _ = check.Suite(&checkedFiles{})

func (s *checkedFiles) SetUpTest(c *check.C) { s.dir = c.MkDir() }

func (s *checkedFiles) TestOwn(c *check.C) {
	os.WriteFile(filepath.Join(c.MkDir(), "x"), nil, 0o600) // ok: a directory of the test's own
	os.WriteFile(filepath.Join(s.dir, "x"), nil, 0o600)     // ok: as above
}

func (s *checkedFiles) TestShared(c *check.C) {
	os.WriteFile("/tmp/isolint-gocheck", nil, 0o600) // want `/tmp/isolint-gocheck.*c.MkDir\(\)`
}
