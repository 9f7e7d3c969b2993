package rewrite

import (
	"go/ast"
	"slices"
)

// An undoing finds the statements that undo a change by hand, which the helper
// of package testing makes superfluous. Only the list of statements that holds
// the change is looked at: what is left elsewhere does no harm, as it runs
// before the helper's own undoing.
type undoing struct {
	*place
	e      *editor
	target handled
	is     func(*ast.CallExpr) bool // reports whether a call undoes the change
}

// remove deletes the deferred undoings before and after the change, and plain
// ones at the very end of the test.
func (u undoing) remove() {
	for i, stmt := range u.target.list {
		if i >= u.target.i && i < u.target.i+u.target.n {
			continue
		}
		if d, ok := stmt.(*ast.DeferStmt); ok && u.is(d.Call) {
			u.e.delete(stmt)
		} else if body := deferredBody(u.place, stmt); body != nil {
			u.removeFrom(stmt, body)
		}
	}
	u.removeTrailing()
}

// deferredBody returns the body of the literal that defer func() { ... }() or
// t.Cleanup(func() { ... }) runs at the end of the test.
func deferredBody(p *place, stmt ast.Stmt) *ast.BlockStmt {
	switch stmt := stmt.(type) {
	case *ast.DeferStmt:
		if lit, ok := stmt.Call.Fun.(*ast.FuncLit); ok && len(stmt.Call.Args) == 0 {
			return lit.Body
		}
	case *ast.ExprStmt:
		if lit := p.cleanup(stmt); lit != nil {
			return lit.Body
		}
	}
	return nil
}

// cleanup returns the literal of t.Cleanup(func() { ... }).
func (p *place) cleanup(stmt *ast.ExprStmt) *ast.FuncLit {
	call, ok := stmt.X.(*ast.CallExpr)
	if !ok || len(call.Args) != 1 || symbol(p.info, call) != "testing.TB.Cleanup" {
		return nil
	}
	lit, _ := ast.Unparen(call.Args[0]).(*ast.FuncLit)
	return lit
}

// removeFrom deletes the undoings from body, which stmt runs at the end of the
// test, or all of stmt if there is nothing else in it.
func (u undoing) removeFrom(stmt ast.Stmt, body *ast.BlockStmt) {
	undos := u.undosIn(body.List)
	switch n := len(undos); {
	case n == 0:
	case n == len(body.List):
		u.e.delete(stmt)
	case all(undos, func(undo ast.Stmt) bool { return u.e.alone(undo) }):
		for _, undo := range undos {
			u.e.delete(undo)
		}
	}
}

// undosIn returns the statements of list that do nothing but undo.
func (u undoing) undosIn(list []ast.Stmt) []ast.Stmt {
	var undos []ast.Stmt
	for i := 0; i < len(list); i++ {
		if cond, ok := list[i].(*ast.IfStmt); ok && cond.Init == nil {
			if u.onlyUndoes(cond) {
				undos = append(undos, cond)
			}
			continue
		}
		if h, ok := u.handledAt(list, i, false); ok && u.is(h.call) {
			undos = append(undos, h.stmts()...)
			i += h.n - 1
		}
	}
	return undos
}

// onlyUndoes reports whether all branches of
//
//	if ok { os.Setenv(k, old) } else { os.Unsetenv(k) }
//
// undo, and the condition does nothing.
func (u undoing) onlyUndoes(stmt *ast.IfStmt) bool {
	if !withoutCalls(stmt.Cond) || len(u.undosIn(stmt.Body.List)) != len(stmt.Body.List) {
		return false
	}
	switch other := stmt.Else.(type) {
	case nil:
		return len(stmt.Body.List) > 0
	case *ast.BlockStmt:
		return len(u.undosIn(other.List)) == len(other.List)
	}
	return false
}

// removeTrailing deletes the plain undoings that the test ends with.
func (u undoing) removeTrailing() {
	list := u.target.list
	if len(list) == 0 || !slices.Equal(list, u.owner.List) {
		return
	}
	ends := []string{"os.Setenv", "os.Unsetenv", "os.Chdir", "os.RemoveAll"}
	for i := len(list) - 1; i >= u.target.i+u.target.n; i-- {
		h, ok := u.handledAt(list, i, false)
		if !ok || h.n != 1 || !slices.Contains(ends, symbol(u.info, h.call)) {
			return
		}
		if u.is(h.call) {
			u.e.delete(list[i])
		}
	}
}

// A saved is a variable that the value before the change was kept in.
type saved struct {
	value ast.Expr // its name
	h     handled
}

// saves returns the statements before the site that keep the result of a call
// which is.
func (p *place) saves(is func(*ast.CallExpr) bool) []saved {
	var found []saved
	for _, list := range p.before() {
		for i := range list {
			if h, ok := p.handledAt(list, i, false); ok && h.value != nil && is(h.call) {
				found = append(found, saved{h.value, h})
			}
		}
	}
	return found
}

// removeUnused deletes the saves that nothing is left to read.
func (p *place) removeUnused(e *editor, found []saved) {
	all := p.occurrences()
	for _, s := range found {
		used := false
		for _, lhs := range s.h.assign.Lhs {
			for v, list := range all {
				if p.objectOf(lhs) != v || isError(v.Type()) {
					continue
				}
				used = used || slices.ContainsFunc(list, func(o occurrence) bool {
					return o.write == nil && !e.isGone(o.id.Pos())
				})
			}
		}
		if used {
			continue
		}
		for _, stmt := range s.h.stmts() {
			e.delete(stmt)
		}
	}
}

func withoutCalls(e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.CallExpr, *ast.FuncLit:
			found = true
		}
		return !found
	})
	return !found
}
