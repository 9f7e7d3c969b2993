package rewrite

import (
	"go/ast"
	"go/token"
	"regexp"
	"slices"

	"golang.org/x/tools/go/analysis"
)

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
	return p.change(target)
}

// unwanted matches a comment that keeps linters from asking for the helpers.
var unwanted = regexp.MustCompile(`//\s*nolint:\S*\b(usetesting|tenv)\b`)

// change returns the change that target makes, unless its author has said that
// it is to stay.
func (p *place) change(target handled) (*change, bool) {
	e := newEditor(p.pass, p.file)
	if e == nil || unwanted.MatchString(e.lineText(e.line(target.call.Pos()))) {
		return nil, false
	}
	return &change{p, e, target}, true
}

// earlier reports whether the test itself, as opposed to its subtests and what
// it defers, has a call before h that is. Then the helper would
// restore what that call left, not what was there before the test.
func (c *change) earlier(h handled, is func(*ast.CallExpr) bool) bool {
	here := h.stmts()[0].Pos()
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

// replace makes t.method of the call, and takes the handling of its error away,
// which t.method does.
func (c *change) replace(h handled, method string) {
	stmts, call := h.stmts(), h.call
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

// replaceLater does the same to the plain calls after h that are, so that one
// fix does for all.
func (c *change) replaceLater(h handled, method string, is func(*ast.CallExpr) bool) {
	for _, stmt := range h.list[h.i+h.n:] {
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
