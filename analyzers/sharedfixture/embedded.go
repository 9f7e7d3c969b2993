package sharedfixture

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/passes/holds"
)

const (
	embeddedPackage = "github.com/fergusstrange/embedded-postgres"
	embeddedStart   = embeddedPackage + ".EmbeddedPostgres.Start"
)

// embedded reports who starts an embedded Postgres where every other one starts:
// at port 5432, with its files in the user's home.
func embedded(r *finding.Reporter) {
	for _, t := range r.Holds.Tests {
		for _, h := range t.Heavy {
			if h.Symbol == embeddedStart && startsDefault(r, h) {
				r.Report(finding.Finding{
					At: h.At, Path: h.Path, Category: holds.CategoryCollides,
					Message: fmt.Sprintf("%s starts Postgres at its default port and in its default directory; give it a free port with Config.Port and t.TempDir() with Config.RuntimePath", t.Name),
				})
			}
		}
	}
}

// startsDefault reports whether the Postgres that a test starts is made without a port: in the
// function that starts it or in one on the way there. Where none of them makes one it counts
// what the whole package does.
func startsDefault(r *finding.Reporter, h holds.Heavy) bool {
	way := []token.Pos{h.At}
	for _, step := range h.Path {
		way = append(way, step.Pos)
	}
	var on, all making
	for _, f := range r.Pass.Files {
		for _, d := range f.Decls {
			m := madeIn(r.Pass.TypesInfo, d)
			all.add(m)
			if slices.ContainsFunc(way, func(pos token.Pos) bool { return d.Pos() <= pos && pos < d.End() }) {
				on.add(m)
			}
		}
	}
	if !on.makes || on.elsewhere {
		on = all
	}
	return on.makes && !on.says
}

// A making is whether code makes an embedded Postgres, whether it says at which port, and
// whether it has the configuration from elsewhere.
type making struct{ makes, says, elsewhere bool }

func (m *making) add(other making) {
	m.makes, m.says, m.elsewhere = m.makes || other.makes, m.says || other.says, m.elsewhere || other.elsewhere
}

func madeIn(info *types.Info, d ast.Decl) making {
	var m making
	ast.Inspect(d, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		fn, ok := typeutil.Callee(info, call).(*types.Func)
		if ok && fn.Pkg() != nil && fn.Pkg().Path() == embeddedPackage {
			m.add(making{
				makes: fn.Name() == "NewDatabase", says: strings.HasSuffix(fn.FullName(), "Config).Port"),
				elsewhere: fn.Name() == "NewDatabase" && len(call.Args) > 0 && !fromDefault(info, call.Args[0]),
			})
		}
		return true
	})
	return m
}

// fromDefault reports whether a configuration is DefaultConfig(), with or without calls of its
// methods behind it.
func fromDefault(info *types.Info, e ast.Expr) bool {
	for {
		call, ok := ast.Unparen(e).(*ast.CallExpr)
		if !ok {
			return false
		}
		fn, ok := typeutil.Callee(info, call).(*types.Func)
		if !ok || fn.Pkg() == nil || fn.Pkg().Path() != embeddedPackage {
			return false
		}
		if fn.Name() == "DefaultConfig" {
			return true
		}
		sel, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return false
		}
		e = sel.X
	}
}
