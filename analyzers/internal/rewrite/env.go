package rewrite

import (
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// Setenv replaces os.Setenv by t.Setenv, and puts a t.Setenv, which restores
// the variable, before os.Unsetenv. What restored it by hand goes away.
func (s Site) Setenv() (analysis.SuggestedFix, bool) {
	c, ok := s.change(setenvVersion, "os.Setenv", "os.Unsetenv")
	if !ok || len(c.target.call.Args) == 0 || !pure(c.info, c.target.call.Args[0]) {
		return fix("", nil, false)
	}
	key := c.target.call.Args[0]
	keyed := func(names ...string) func(*ast.CallExpr) bool {
		return func(call *ast.CallExpr) bool {
			return len(call.Args) > 0 && slices.Contains(names, symbol(c.info, call)) && same(c.info, key, call.Args[0])
		}
	}
	if c.earlier(keyed("os.Setenv", "os.Unsetenv", "testing.TB.Setenv")) {
		return fix("", nil, false)
	}
	if symbol(c.info, c.target.call) == "os.Unsetenv" {
		c.e.insertBefore(c.target.stmts()[0], c.t+".Setenv("+c.e.text(key.Pos(), key.End())+`, "")`)
	} else {
		c.replaceTarget("Setenv")
	}
	old := c.saves(keyed("os.Getenv", "os.LookupEnv"))
	c.undo(old, func(call *ast.CallExpr) bool {
		if keyed("os.Unsetenv")(call) {
			return true
		}
		return keyed("os.Setenv")(call) && len(call.Args) == 2 && c.isOldValue(call.Args[1], old, keyed("os.Getenv"))
	})
	c.replaceLater("Setenv", keyed("os.Setenv"))
	return c.fix("Use " + c.t + ".Setenv")
}

// isOldValue reports whether e is what an environment variable was before the
// test: a saved value, what a call returns that getenv recognises, or nothing.
func (c *change) isOldValue(e ast.Expr, old []saved, getenv func(*ast.CallExpr) bool) bool {
	if s, ok := stringConst(c.info, e); ok {
		return s == ""
	}
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok {
		return getenv(call)
	}
	return c.isSaved(e, old)
}

// A change is a call that changes process state, together with the fix that
// makes a method of t of it.
type change struct {
	*place
	e      *editor
	target handled
}

// change returns the call of one of the functions that the site is at.
func (s Site) change(since string, names ...string) (*change, bool) {
	p := s.locate(since)
	if p == nil || p.parallel {
		return nil, false
	}
	list, i := p.statement()
	if i < 0 {
		return nil, false
	}
	target, ok := p.handledAt(list, i, true)
	if !ok || !slices.Contains(names, symbol(p.info, target.call)) {
		return nil, false
	}
	e := newEditor(p.pass, p.file)
	return &change{p, e, target}, e != nil
}

// earlier reports whether the test itself, as opposed to its subtests and what
// it defers, has a call before the change that is. Then the helper would
// restore what that call left, not what was there before the test.
func (c *change) earlier(is func(*ast.CallExpr) bool) bool {
	here := c.target.stmts()[0].Pos()
	found := false
	ast.Inspect(c.owner, func(n ast.Node) bool {
		switch n := n.(type) {
		case nil:
			return false
		case *ast.DeferStmt, *ast.GoStmt:
			return false
		case *ast.FuncLit:
			return n.Pos() <= here && here < n.End()
		case *ast.CallExpr:
			if lit, ok := n.Fun.(*ast.FuncLit); ok {
				ast.Inspect(lit.Body, func(n ast.Node) bool {
					inner, ok := n.(*ast.CallExpr)
					found = found || ok && n.Pos() < here && is(inner)
					return true
				})
			}
			found = found || n.Pos() < here && is(n)
		}
		return !found
	})
	return found
}

// replaceTarget makes t.method of the call, and takes the handling of its error
// away, which t.method does.
func (c *change) replaceTarget(method string) {
	stmts, call := c.target.stmts(), c.target.call
	if expr, ok := stmts[0].(*ast.ExprStmt); ok && expr.X == ast.Expr(call) {
		c.e.replace(call.Fun.Pos(), call.Fun.End(), c.t+"."+method)
		return
	}
	args := c.e.text(call.Lparen+1, call.Rparen)
	kept := make([]ast.Node, len(call.Args))
	for i, arg := range call.Args {
		kept[i] = arg
	}
	c.e.replace(stmts[0].Pos(), stmts[0].End(), c.t+"."+method+"("+args+")", kept...)
	for _, stmt := range stmts[1:] {
		c.e.delete(stmt)
	}
}

// replaceLater does the same to the plain calls after the change that are, so
// that one fix does for all.
func (c *change) replaceLater(method string, is func(*ast.CallExpr) bool) {
	for _, stmt := range c.target.list[c.target.i+c.target.n:] {
		expr, ok := stmt.(*ast.ExprStmt)
		if !ok || c.e.isGone(stmt.Pos()) {
			continue
		}
		if call, ok := expr.X.(*ast.CallExpr); ok && is(call) && c.tInScope(call.Pos()) {
			c.e.replace(call.Fun.Pos(), call.Fun.End(), c.t+"."+method)
		}
	}
}

// tInScope reports whether t means the same at pos as at the site.
func (c *change) tInScope(pos token.Pos) bool {
	scope := c.pass.Pkg.Scope().Innermost(c.target.call.Pos())
	other := c.pass.Pkg.Scope().Innermost(pos)
	if scope == nil || other == nil {
		return false
	}
	_, here := scope.LookupParent(c.t, c.target.call.Pos())
	_, there := other.LookupParent(c.t, pos)
	return here == there
}

// undo deletes the undoings of the change that is recognises, and the saved
// values that then are of no use.
func (c *change) undo(old []saved, is func(*ast.CallExpr) bool) {
	undoing{place: c.place, e: c.e, target: c.target, is: is}.remove()
	c.removeUnused(c.e, old)
}

// isSaved reports whether e is one of the saved values.
func (c *change) isSaved(e ast.Expr, old []saved) bool {
	obj := c.objectOf(e)
	return obj != nil && slices.ContainsFunc(old, func(s saved) bool { return c.objectOf(s.value) == obj })
}

func (c *change) fix(message string) (analysis.SuggestedFix, bool) {
	if !c.settle(c.e) {
		return fix("", nil, false)
	}
	edits, ok := c.e.result()
	return fix(message, edits, ok)
}
