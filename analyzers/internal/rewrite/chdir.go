package rewrite

import (
	"go/ast"
	"path"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Chdir replaces os.Chdir by t.Chdir. What changed back by hand goes away.
func (s Site) Chdir() (analysis.SuggestedFix, bool) {
	c, ok := s.change(chdirVersion, "os.Chdir")
	if !ok {
		return fix("", nil, false)
	}
	named := func(name string) func(*ast.CallExpr) bool {
		return func(call *ast.CallExpr) bool { return symbol(c.info, call) == name }
	}
	if c.earlier(c.target, named("os.Chdir")) || c.earlier(c.target, named("testing.TB.Chdir")) || c.defersRelative() {
		return fix("", nil, false)
	}
	c.replace(c.target, "Chdir")
	old := c.saves(named("os.Getwd"))
	c.undo(old, func(call *ast.CallExpr) bool {
		return named("os.Chdir")(call) && len(call.Args) == 1 && c.isSaved(call.Args[0], old)
	})
	c.replaceLater(c.target, "Chdir", named("os.Chdir"))
	return c.fix("Use " + c.t + ".Chdir")
}

// defersRelative reports whether the test defers something that names a
// relative path. t.Chdir changes back only after all that is deferred.
func (c *change) defersRelative() bool {
	found := false
	ast.Inspect(c.owner, func(n ast.Node) bool {
		stmt, ok := n.(*ast.DeferStmt)
		if !ok {
			return !found
		}
		ast.Inspect(stmt, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && strings.HasPrefix(symbol(c.info, call), "os.") {
				for _, arg := range call.Args {
					s, ok := stringConst(c.info, arg)
					found = found || ok && s != "" && !path.IsAbs(s)
				}
			}
			return !found
		})
		return false
	})
	return found
}
