package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// An occurrence is one identifier of a variable.
type occurrence struct {
	id    *ast.Ident
	write *ast.AssignStmt // which has id on its left side, as = or := does
	depth int             // of function literals
}

// occurrences returns where the local variables of p.fn occur, each in the
// order of the source.
func (p *place) occurrences() map[*types.Var][]occurrence {
	writes := make(map[*ast.Ident]*ast.AssignStmt)
	all := make(map[*types.Var][]occurrence)
	var visit func(n ast.Node, depth int)
	visit = func(root ast.Node, depth int) {
		ast.Inspect(root, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				if n != root {
					visit(n, depth+1)
					return false
				}
			case *ast.AssignStmt:
				if n.Tok == token.ASSIGN || n.Tok == token.DEFINE {
					for _, lhs := range n.Lhs {
						if id, ok := lhs.(*ast.Ident); ok {
							writes[id] = n
						}
					}
				}
			case *ast.Ident:
				if v, ok := p.info.ObjectOf(n).(*types.Var); ok && !v.IsField() && v.Parent() != v.Pkg().Scope() {
					all[v] = append(all[v], occurrence{n, writes[n], depth})
				}
			}
			return true
		})
	}
	visit(p.fn, 0)
	for _, list := range all {
		slices.SortFunc(list, func(a, b occurrence) int { return int(a.id.Pos() - b.id.Pos()) })
	}
	return all
}

// settle makes sure that the variables which the fix takes something away from
// are still declared, used, and have the values they had; where only the
// declaration is missing, a later assignment becomes one. It reports whether
// that can be done.
func (p *place) settle(e *editor) bool {
	all := p.occurrences()
	vars := make([]*types.Var, 0, len(all))
	for v := range all {
		vars = append(vars, v)
	}
	slices.SortFunc(vars, func(a, b *types.Var) int { return int(a.Pos() - b.Pos()) })
	b := &balance{e: e, others: p.others(), declares: make(map[*ast.AssignStmt]bool)}
	for _, v := range vars {
		var gone, left []occurrence
		for _, o := range all[v] {
			if e.isGone(o.id.Pos()) {
				gone = append(gone, o)
			} else {
				left = append(left, o)
			}
		}
		switch {
		case len(gone) == 0:
		case len(left) == 0:
			if gone[0].id.Pos() != v.Pos() {
				return false // the variable of a type switch stays, unused
			}
		case !p.settleVar(b, v, gone, left):
			return false
		}
	}
	return true
}

// A balance is the state of settling the variables of one fix.
type balance struct {
	e        *editor
	others   []extent
	declares map[*ast.AssignStmt]bool // the assignments made declarations
}

// settleVar settles one variable, some of whose occurrences are gone and some
// are left.
func (p *place) settleVar(b *balance, v *types.Var, gone, left []occurrence) bool {
	declared := left[0].id.Pos() == v.Pos()
	uses := slices.DeleteFunc(slices.Clone(left), func(o occurrence) bool { return o.write != nil || o.id.Pos() == v.Pos() })
	if !isParam(p.info, p.fn, v) && (len(uses) == 0 || declared && !staysUsed(v, uses, b.others)) {
		return false // declared and not used
	}
	if declared {
		return p.keepsValue(v, gone, left)
	}
	return p.redeclare(b, v, gone[0].id.Pos(), gone[0].depth, left)
}

// keepsValue reports whether nothing that is left reads a value of v that an
// assignment, now gone, stored: right after it v is assigned to again, in the
// same function.
func (p *place) keepsValue(v *types.Var, gone, left []occurrence) bool {
	last, write := gone[len(gone)-1].id.Pos(), token.NoPos
	for _, o := range gone {
		if o.write != nil {
			write = o.id.Pos()
		}
	}
	if write == token.NoPos {
		return true // what is gone only read it
	}
	sameDepth := func(o occurrence) bool { return o.depth == left[0].depth }
	if !all(left, sameDepth) || !all(gone, sameDepth) {
		return false
	}
	for _, o := range left {
		if o.id.Pos() > last {
			return o.write != nil && p.follows(o.write, write) && !readsItself(p.info, o.write, v)
		}
		if o.id.Pos() > gone[0].id.Pos() {
			return false // between the assignments that are gone
		}
	}
	return true
}

// redeclare makes the first assignment to v that is left its declaration, now
// that the first one, at def, is gone.
func (p *place) redeclare(b *balance, v *types.Var, def token.Pos, depth int, left []occurrence) bool {
	first := left[0]
	if first.write == nil || first.depth != depth || readsItself(p.info, first.write, v) ||
		!assignsType(p.info, first.write, first.id, v.Type()) {
		return false
	}
	end := p.sameList(def, first.write)
	if end == token.NoPos || left[len(left)-1].id.Pos() >= end {
		return false
	}
	if first.write.Tok == token.DEFINE {
		return p.staysDeclared(v, def, left, b.others)
	}
	if b.declares[first.write] {
		return true
	}
	for _, lhs := range first.write.Lhs {
		other, ok := lhs.(*ast.Ident)
		if !ok {
			return false
		}
		if obj, isVar := p.objectOf(other).(*types.Var); isVar && obj.Parent() != v.Parent() {
			return false // := would declare another
		}
	}
	b.declares[first.write] = true
	tok := first.write.TokPos
	b.e.edits = append(b.e.edits, analysis.TextEdit{Pos: tok, End: tok + 1, NewText: []byte(":=")})
	return true
}

// sameList returns up to where a variable is in scope that assign declares, if
// assign is a statement, or the init of an if statement, of the list that holds
// the statement at pos; else NoPos.
func (p *place) sameList(pos token.Pos, assign *ast.AssignStmt) token.Pos {
	end := token.NoPos
	p.eachList(func(list []ast.Stmt, block ast.Node) {
		if !slices.ContainsFunc(list, func(s ast.Stmt) bool { return isDirect(s, pos) }) {
			return
		}
		for _, s := range list {
			if s == ast.Stmt(assign) {
				end = block.End()
			}
			if s, ok := s.(*ast.IfStmt); ok && s.Init == ast.Stmt(assign) {
				end = s.End()
			}
		}
	})
	return end
}

// follows reports whether assign is run whenever the statement at pos is, after
// it.
func (p *place) follows(assign *ast.AssignStmt, pos token.Pos) bool {
	return assign.Pos() > pos && p.sameList(pos, assign) != token.NoPos
}

// isDirect reports whether pos is in the simple statement s, or in the
// condition or the body of an if statement that a fix replaces.
func isDirect(s ast.Stmt, pos token.Pos) bool {
	if pos < s.Pos() || s.End() <= pos {
		return false
	}
	switch s := s.(type) {
	case *ast.IfStmt:
		return pos < s.Body.Pos()
	case *ast.BlockStmt, *ast.ForStmt, *ast.RangeStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt, *ast.CaseClause, *ast.CommClause, *ast.LabeledStmt:
		return false
	}
	return true
}

// eachList calls f for each list of statements in p.fn.
func (p *place) eachList(f func(list []ast.Stmt, block ast.Node)) {
	ast.Inspect(p.fn.Body, func(n ast.Node) bool {
		if list := listOf(n); len(list) > 0 {
			f(list, n)
		}
		return true
	})
}

// assignsType reports whether assign gives id a value of exactly that type, so
// that := would declare it with that type.
func assignsType(info *types.Info, assign *ast.AssignStmt, id *ast.Ident, want types.Type) bool {
	i := slices.Index(assign.Lhs, ast.Expr(id))
	var got types.Type
	if len(assign.Lhs) == len(assign.Rhs) {
		got = info.TypeOf(assign.Rhs[i])
	} else if tuple, ok := info.TypeOf(assign.Rhs[0]).(*types.Tuple); ok && i < tuple.Len() {
		got = tuple.At(i).Type()
	}
	return got != nil && types.Identical(got, want)
}

// readsItself reports whether the right side of assign, or a target other than
// a name, reads v.
func readsItself(info *types.Info, assign *ast.AssignStmt, v *types.Var) bool {
	found := false
	ast.Inspect(assign, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && info.Uses[id] == v && !slices.Contains(assign.Lhs, ast.Expr(id)) {
			found = true
		}
		return !found
	})
	return found
}

func all[T any](list []T, ok func(T) bool) bool {
	return !slices.ContainsFunc(list, func(x T) bool { return !ok(x) })
}
