package holds

import (
	"os"
	"path/filepath"

	"github.com/isolint-go/isolint/passes/testfuncs"
)

// hasCorpus reports whether the package keeps inputs for a fuzz test, where go test looks for
// them.
func (b *builder) hasCorpus(t *testfuncs.Test) bool {
	dir := filepath.Dir(b.pass.Fset.Position(t.Decl.Pos()).Filename)
	_, err := os.Stat(filepath.Join(dir, "testdata", "fuzz", t.Name))
	return err == nil
}
