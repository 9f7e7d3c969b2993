package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/astutil"
)

// A place is a site that a fix can go to: the code there runs once, in the
// order in which it stands, as part of the test whose t is in scope.
type place struct {
	pass  *analysis.Pass
	info  *types.Info
	file  *ast.File
	fn    *ast.FuncDecl
	path  []ast.Node     // from the innermost node at the site out to fn
	owner *ast.BlockStmt // the body of the function whose parameter t is
	t     string

	stored   bool // owner belongs to a literal that is kept in a variable or a field
	parallel bool // a test that the site is in calls t.Parallel
}

// locate returns the place of s, nil if no fix can go there. The fix uses what
// came with that version of Go.
func (s Site) locate(since string) *place {
	p := s.in(since)
	if p == nil {
		return nil
	}
	p.path, _ = astutil.PathEnclosingInterval(p.file, s.At, s.At)
	i := slices.Index(p.path, ast.Node(s.Func))
	if i < 0 || s.Func.Body == nil {
		return nil
	}
	p.path = p.path[:i+1]
	params := p.findOwner()
	if params == nil || !p.inScope(s.At, params[0]) || jumps(s.Func) {
		return nil
	}
	if p.stored && mentions(p.info, s.Func, "testing/synctest") {
		return nil
	}
	p.parallel = s.Parallel || p.callsParallel(params)
	return p
}

// in returns a place that knows no more than its file.
func (s Site) in(since string) *place {
	file := fileAt(s.Pass, s.Func.Pos())
	if file == nil || ast.IsGenerated(file) || isDisplaced(file) || olderThan(s.Pass, file, since) {
		return nil
	}
	return &place{pass: s.Pass, info: s.Pass.TypesInfo, file: file, fn: s.Func}
}

// isDisplaced reports whether a file has //line directives. Drivers then name
// another file and go by the offsets in this one: the fix would be made in whatever
// stands there.
func isDisplaced(file *ast.File) bool {
	for _, group := range file.Comments {
		for _, c := range group.List {
			if strings.HasPrefix(c.Text, "//line ") || strings.HasPrefix(c.Text, "/*line ") {
				return true
			}
		}
	}
	return false
}

// findOwner sets p.owner and p.t, and returns the testing parameters of the
// functions that the site is in, innermost first; nil if what is between the
// site and p.fn could run never, later, elsewhere or more than once.
func (p *place) findOwner() []*types.Var {
	var params []*types.Var
	for i, n := range p.path {
		switch n := n.(type) {
		case *ast.DeferStmt, *ast.GoStmt:
			return nil
		case *ast.ForStmt, *ast.RangeStmt:
			if p.owner == nil {
				return nil // each round would stack another undoing
			}
		case *ast.FuncLit:
			param, has := testingParam(p.info, n.Type)
			if !p.runsInPlace(i, has) || !p.own(n.Body, param, has) {
				return nil
			}
			if has {
				params = append(params, param)
			}
		case *ast.FuncDecl:
			param, has := testingParam(p.info, n.Type)
			if p.owner == nil && !has || !p.own(n.Body, param, has) {
				return nil
			}
			if has {
				params = append(params, param)
			}
		}
	}
	return params
}

// own makes body, which is the site's innermost function with a testing
// parameter, p's owner, and reports whether that parameter can be used.
func (p *place) own(body *ast.BlockStmt, param *types.Var, has bool) bool {
	if p.owner != nil || !has {
		return true
	}
	if param == nil {
		return false
	}
	p.owner, p.t = body, param.Name()
	return true
}

// runsInPlace reports whether the literal p.path[i] is a subtest, or a function
// of a t of its own that is kept for one; or, around those, is called where it
// stands.
func (p *place) runsInPlace(i int, hasParam bool) bool {
	parent := p.parent(i)
	switch parent := parent.(type) {
	case *ast.CallExpr:
		if ast.Unparen(parent.Fun) == p.path[i] {
			return p.owner != nil // else what it defers runs long before t's cleanup
		}
		switch symbol(p.info, parent) {
		case "testing.TB.Run", "testing.TB.Fuzz":
			return hasParam
		}
	case *ast.AssignStmt, *ast.ValueSpec, *ast.KeyValueExpr, *ast.CompositeLit:
		p.stored = true
		return hasParam
	}
	return false
}

// parent returns the node around p.path[i], parentheses left out.
func (p *place) parent(i int) ast.Node {
	for _, n := range p.path[i+1:] {
		if _, ok := n.(*ast.ParenExpr); !ok {
			return n
		}
	}
	return nil
}

// statement returns the innermost statement at the site that stands in a list,
// with that list; the index is -1 if there is none.
func (p *place) statement() ([]ast.Stmt, int) {
	for i, n := range p.path[:len(p.path)-1] {
		stmt, ok := n.(ast.Stmt)
		if !ok {
			continue
		}
		list := listOf(p.path[i+1])
		if j := slices.Index(list, stmt); j >= 0 {
			return list, j
		}
	}
	return nil, -1
}

// before returns the statements that come before the site's in the lists that
// enclose it, within the test.
func (p *place) before() [][]ast.Stmt {
	var lists [][]ast.Stmt
	for i, n := range p.path {
		stmt, ok := n.(ast.Stmt)
		if !ok {
			continue
		}
		if list := listOf(p.path[i+1]); slices.Contains(list, stmt) {
			lists = append(lists, list[:slices.Index(list, stmt)])
		}
		if p.path[i+1] == ast.Node(p.owner) {
			break
		}
	}
	return lists
}

// listOf returns the statements of a block or a case.
func listOf(n ast.Node) []ast.Stmt {
	switch n := n.(type) {
	case *ast.BlockStmt:
		return n.List
	case *ast.CaseClause:
		return n.Body
	case *ast.CommClause:
		return n.Body
	}
	return nil
}

// inScope reports whether the name of v means v at pos.
func (p *place) inScope(pos token.Pos, v *types.Var) bool {
	scope := p.pass.Pkg.Scope().Innermost(pos)
	if scope == nil {
		return false
	}
	_, obj := scope.LookupParent(v.Name(), pos)
	return obj == v
}

// callsParallel reports whether one of the tests that the params belong to
// calls t.Parallel, or something of that name with its t. Of a stored literal it
// is not known which tests run it: any call counts.
func (p *place) callsParallel(params []*types.Var) bool {
	return contains(p.fn.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return false
		}
		if symbol(p.info, call) == "testing.TB.Parallel" {
			return p.isOf(params, receiver(call))
		}
		return strings.Contains(calledName(call), "Parallel") && slices.ContainsFunc(call.Args, func(arg ast.Expr) bool {
			return isTesting(p.info.TypeOf(arg)) && p.isOf(params, arg)
		})
	})
}

// isOf reports whether t is or may be one of params, or the site may be run with
// any t.
func (p *place) isOf(params []*types.Var, t ast.Expr) bool {
	if p.stored {
		return true
	}
	v, ok := p.objectOf(t).(*types.Var)
	return !ok || slices.Contains(params, v) || !isParam(p.info, p.fn, v)
}

// calledName returns the name of the function that call calls.
func calledName(call *ast.CallExpr) string {
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		return fun.Name
	case *ast.SelectorExpr:
		return fun.Sel.Name
	}
	return ""
}

// isParam reports whether v is a parameter or a result of fn or of a literal in
// it.
func isParam(info *types.Info, fn *ast.FuncDecl, v *types.Var) bool {
	found := false
	ast.Inspect(fn, func(n ast.Node) bool {
		if fields, ok := n.(*ast.FieldList); ok {
			for _, field := range fields.List {
				for _, name := range field.Names {
					found = found || info.Defs[name] == v
				}
			}
		}
		return !found
	})
	return found
}
