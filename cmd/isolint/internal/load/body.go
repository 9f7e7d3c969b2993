package load

import (
	"go/ast"
	"path/filepath"

	"github.com/isolint-go/isolint/cmd/isolint/internal/manifest"
	"github.com/isolint-go/isolint/passes/holds"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// body is where a call of t.Parallel would go, or why it may go nowhere: t.Parallel
// panics where it is called twice, as by a test that calls another one.
func (r *recorder) body(t *holds.Test) (*manifest.Body, string) {
	switch {
	case t.Kind != testfuncs.KindTest || t.Parallel:
		return nil, ""
	case t.TB == nil || t.TB.Name() == "_":
		return nil, "has no name for its *testing.T"
	case ast.IsGenerated(t.File):
		return nil, "is in a generated file"
	case len(t.Queries) > 0:
		return nil, "talks to a database, which others may do too"
	case r.uses.used[t.Obj]:
		return nil, "is used by other code, too"
	case r.uses.by[t.Decl]:
		return nil, "calls another test, or keeps t.Parallel"
	case r.uses.odd:
		return nil, "is in a package with a helper that keeps t.Parallel, or calls that of another value"
	}
	at := r.pass.Fset.PositionFor(t.Decl.Body.Lbrace+1, false) // whatever //line says
	return &manifest.Body{File: filepath.Base(at.Filename), Offset: at.Offset, T: t.TB.Name()}, ""
}
