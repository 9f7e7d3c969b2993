package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// Drivers apply the fixes of one file together, after a look at nothing but
// overlaps. So a fix must not lean on code that another one may take away: two
// that are right each may leave a variable without its declaration, or without
// a use.

// rewritten lists the calls that fixes take away or replace, with the handling
// of their errors.
var rewritten = []string{"os.Setenv", "os.Unsetenv", "os.Chdir", "os.Getwd", "os.MkdirTemp", "io/ioutil.TempDir", "os.RemoveAll"}

// others returns the parts of the test that other fixes may take away.
func (p *place) others() []extent {
	var found []extent
	p.eachList(func(list []ast.Stmt, _ ast.Node) {
		for i := range list {
			h, ok := p.handledAt(list, i, false)
			if !ok || !slices.Contains(rewritten, symbol(p.info, h.call)) {
				continue
			}
			x := extent{start: list[i].Pos(), end: list[i+h.n-1].End()}
			if h.value == nil {
				for _, arg := range h.call.Args {
					x.kept = append(x.kept, arg)
				}
			} else if h.assign != nil {
				x.kept = append(x.kept, h.value)
			}
			found = append(found, x)
		}
	})
	return found
}

// holds reports whether pos is in what x takes away.
func (x extent) holds(pos token.Pos) bool {
	return x.start <= pos && pos < x.end && !slices.ContainsFunc(x.kept, func(n ast.Node) bool { return within(n, pos) })
}

func holding(extents []extent, pos token.Pos) bool {
	return slices.ContainsFunc(extents, func(x extent) bool { return x.holds(pos) })
}

// staysUsed reports whether v, whose declaration stays, is used by something
// that stays whatever other fixes do; or the declaration goes with the uses.
func staysUsed(v *types.Var, uses []occurrence, others []extent) bool {
	return holding(others, v.Pos()) || slices.ContainsFunc(uses, func(o occurrence) bool { return !holding(others, o.id.Pos()) })
}

// staysDeclared reports whether v, which left[0].write declares from now on,
// stays declared when other fixes take that declaration away: either nothing is
// left then, or another := that stays comes first.
func (p *place) staysDeclared(v *types.Var, def token.Pos, left []occurrence, others []extent) bool {
	chdir := false // the next assignment goes if the one before it does
	for len(left) > 0 {
		first := left[0]
		if first.write == nil || p.sameList(def, first.write) == token.NoPos || !assignsType(p.info, first.write, first.id, v.Type()) {
			return false
		}
		i := slices.IndexFunc(others, func(x extent) bool { return x.holds(first.id.Pos()) })
		if first.write.Tok != token.DEFINE && (!chdir || i < 0 || !p.isOnlyChdir(first.write)) {
			return false
		}
		if i < 0 {
			return true
		}
		call, ok := first.write.Rhs[0].(*ast.CallExpr)
		chdir = ok && symbol(p.info, call) == "os.Getwd"
		for len(left) > 0 && left[0].id.Pos() < others[i].end {
			left = left[1:]
		}
	}
	return true
}

// isOnlyChdir reports whether assign calls os.Chdir, as nothing else in the test
// does but what undoes it. Only the fix of that call takes an os.Getwd away.
func (p *place) isOnlyChdir(assign *ast.AssignStmt) bool {
	own, all := 0, 0
	ast.Inspect(p.owner, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.DeferStmt, *ast.FuncLit:
			return false
		case *ast.CallExpr:
			if symbol(p.info, n) == "os.Chdir" {
				all++
				if within(assign, n.Pos()) {
					own++
				}
			}
		}
		return true
	})
	return own == 1 && all == 1
}
