package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/tools/go/analysis"
)

// SaveRestore has an assignment to a package-level variable, or to a field of
// one, undone by t.Cleanup: it keeps the old value before, or uses one that is
// kept already, or makes a t.Cleanup of the defer that restores it too early.
func (s Site) SaveRestore() (analysis.SuggestedFix, bool) {
	a, ok := s.assignment()
	if !ok || a.earlier() || a.reuses() {
		return fix("", nil, false)
	}
	literals, ok := a.restorers()
	if !ok {
		return fix("", nil, false)
	}
	if len(literals) == 1 {
		return a.moveDefer(literals[0])
	}
	target := a.e.text(a.target.Pos(), a.target.End())
	var lines []string
	old := a.savedAs()
	if old == "" {
		old = a.freshName()
		lines = append(lines, old+" := "+target)
	} else {
		a.removeTrailing(old)
	}
	lines = append(lines, a.t+".Cleanup(func() { "+target+" = "+old+" })")
	a.e.insertBefore(a.stmt, lines...)
	edits, ok := a.e.result()
	return fix("Restore "+target+" with "+a.t+".Cleanup", edits, ok)
}

// An assignment is one to a package-level variable.
type assignment struct {
	*place
	e      *editor
	list   []ast.Stmt
	i      int
	stmt   *ast.AssignStmt
	target ast.Expr
}

// assignment returns the site's assignment if the old value can be kept.
func (s Site) assignment() (*assignment, bool) {
	p := s.locate(cleanupVersion)
	if p == nil || p.parallel {
		return nil, false
	}
	list, i := p.statement()
	if i < 0 {
		return nil, false
	}
	stmt, ok := list[i].(*ast.AssignStmt)
	if !ok || stmt.Tok != token.ASSIGN || len(stmt.Lhs) != 1 || !isGlobal(p.info, stmt.Lhs[0]) ||
		holdsLock(p.info.TypeOf(stmt.Lhs[0])) {
		return nil, false
	}
	e := newEditor(p.pass, p.file)
	if e == nil || e.line(stmt.Lhs[0].Pos()) != e.line(stmt.Lhs[0].End()) {
		return nil, false
	}
	return &assignment{p, e, list, i, stmt, stmt.Lhs[0]}, true
}

// isGlobal reports whether e is a package-level variable, or a field of one
// that is part of the variable itself.
func isGlobal(info *types.Info, e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident:
		v, ok := info.Uses[e].(*types.Var)
		return ok && isPackageLevel(v)
	case *ast.SelectorExpr:
		if sel, ok := info.Selections[e]; ok {
			return sel.Kind() == types.FieldVal && !sel.Indirect() && isGlobal(info, e.X)
		}
		return isGlobal(info, e.Sel)
	}
	return false
}

func isPackageLevel(v *types.Var) bool {
	return !v.IsField() && v.Pkg() != nil && v.Parent() == v.Pkg().Scope()
}

// holdsLock reports whether t holds something that must not be copied, by the
// rule of vet's copylocks: a pointer to it has methods Lock and Unlock.
func holdsLock(t types.Type) bool {
	set := types.NewMethodSet(types.NewPointer(t))
	if !types.IsInterface(t) && set.Lookup(nil, "Lock") != nil && set.Lookup(nil, "Unlock") != nil {
		_, isPtr := t.Underlying().(*types.Pointer)
		return !isPtr
	}
	switch t := t.Underlying().(type) {
	case *types.Struct:
		for field := range t.Fields() {
			if holdsLock(field.Type()) {
				return true
			}
		}
	case *types.Array:
		return holdsLock(t.Elem())
	}
	return false
}

// assigns reports whether n assigns to the same variable.
func (a *assignment) assigns(n ast.Node) bool {
	stmt, ok := n.(*ast.AssignStmt)
	return ok && slices.ContainsFunc(stmt.Lhs, func(e ast.Expr) bool { return same(a.info, a.target, e) })
}

// earlier reports whether the test itself assigns to the variable before, where
// its value has to be kept.
func (a *assignment) earlier() bool {
	found := false
	ast.Inspect(a.owner, func(n ast.Node) bool {
		if _, ok := n.(*ast.FuncLit); ok || n == nil || n.Pos() >= a.stmt.Pos() {
			return false
		}
		found = found || a.assigns(n)
		return !found
	})
	return found
}

// restorers returns the defer statements of the test that restore the variable.
// It reports false if a t.Cleanup does, or some other function in the test, so
// that there is nothing to do or no telling what.
func (a *assignment) restorers() (deferred []*ast.DeferStmt, ok bool) {
	ok = true
	ast.Inspect(a.owner, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.DeferStmt:
			if contains(n, a.assigns) {
				deferred = append(deferred, n)
			}
			return false
		case *ast.FuncLit:
			if param, has := testingParam(a.info, n.Type); has && param != nil {
				return false // a test of its own
			}
			ok = ok && !contains(n, a.assigns)
			return false
		}
		return true
	})
	return deferred, ok && len(deferred) <= 1
}

// moveDefer makes
//
//	t.Cleanup(func() { g = old })
//
// of defer func() { g = old }(), wherever the test has it.
func (a *assignment) moveDefer(stmt *ast.DeferStmt) (analysis.SuggestedFix, bool) {
	lit, ok := stmt.Call.Fun.(*ast.FuncLit)
	if !ok || len(stmt.Call.Args) != 0 || !all(lit.Body.List, a.restores) || !a.tMeans(stmt.Pos()) {
		return fix("", nil, false)
	}
	a.e.replace(stmt.Pos(), lit.Pos(), a.t+".Cleanup(")
	a.e.replace(stmt.Call.Lparen, stmt.Call.Lparen+1, "")
	edits, ok := a.e.result()
	return fix("Restore "+a.e.text(a.target.Pos(), a.target.End())+" with "+a.t+".Cleanup", edits, ok)
}

// restores reports whether stmt sets a package-level variable to a value that
// was there before.
func (a *assignment) restores(stmt ast.Stmt) bool {
	assign, ok := stmt.(*ast.AssignStmt)
	return ok && assign.Tok == token.ASSIGN && all(assign.Lhs, func(e ast.Expr) bool { return isGlobal(a.info, e) }) &&
		all(assign.Rhs, func(e ast.Expr) bool { return a.info.Types[e].IsNil() || pure(a.info, e) })
}

func (a *assignment) tMeans(pos token.Pos) bool {
	_, here := a.pass.Pkg.Scope().Innermost(a.stmt.Pos()).LookupParent(a.t, a.stmt.Pos())
	_, there := a.pass.Pkg.Scope().Innermost(pos).LookupParent(a.t, pos)
	return here == there
}

// savedAs returns the name of a variable that keeps the old value, if there is
// one in the same list of statements: old := g, and nothing else assigned to it.
func (a *assignment) savedAs() string {
	for _, stmt := range a.list[:a.i] {
		save, ok := stmt.(*ast.AssignStmt)
		if !ok || save.Tok != token.DEFINE || len(save.Lhs) != 1 || len(save.Rhs) != 1 || !same(a.info, save.Rhs[0], a.target) {
			continue
		}
		v, ok := a.objectOf(save.Lhs[0]).(*types.Var)
		if !ok {
			continue
		}
		writes := 0
		for _, o := range a.occurrences()[v] {
			if o.write != nil {
				writes++
			}
		}
		if writes == 1 && a.inScope(a.stmt.Pos(), v) {
			return v.Name()
		}
	}
	return ""
}

// removeTrailing deletes g = old where the test ends with it.
func (a *assignment) removeTrailing(old string) {
	if !slices.Equal(a.list, a.owner.List) {
		return
	}
	for i := len(a.list) - 1; i > a.i && a.restores(a.list[i]); i-- {
		stmt := a.list[i].(*ast.AssignStmt)
		if len(stmt.Lhs) != 1 || !a.assigns(stmt) {
			continue
		}
		if id, ok := stmt.Rhs[0].(*ast.Ident); ok && id.Name == old {
			a.e.delete(stmt)
		}
	}
}

// freshName returns a name for the old value that the test does not use. Two
// fixes to one test never return the same name for different variables: where
// the last elements are equal, the name is made of all.
func (a *assignment) freshName() string {
	names := make(map[string]bool)
	path := pathOf(a.target)
	ambiguous := false
	ast.Inspect(a.fn, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			names[n.Name] = true
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				if isGlobal(a.info, lhs) && !same(a.info, lhs, a.target) {
					other := pathOf(lhs)
					ambiguous = ambiguous || other[len(other)-1] == path[len(path)-1]
				}
			}
		}
		return true
	})
	if !ambiguous {
		path = path[len(path)-1:]
	}
	name := "old"
	for _, element := range path {
		if r, size := utf8.DecodeRuneInString(element); size > 0 {
			name += string(unicode.ToUpper(r)) + element[size:]
		}
	}
	for i, base := 2, name; names[name]; i++ {
		name = base + strconv.Itoa(i)
	}
	return name
}

// pathOf returns the names of a.b.c.
func pathOf(e ast.Expr) []string {
	switch e := e.(type) {
	case *ast.Ident:
		return []string{strings.TrimLeft(e.Name, "_")}
	case *ast.SelectorExpr:
		return append(pathOf(e.X), e.Sel.Name)
	}
	return nil
}

func contains(n ast.Node, is func(ast.Node) bool) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		found = found || n != nil && is(n)
		return !found
	})
	return found
}
