package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"slices"
)

// A handled is a call together with the statements that do nothing but deal
// with its error: n statements of a list, from index i.
type handled struct {
	list []ast.Stmt
	i, n int
	call *ast.CallExpr

	// For v, err := call and v, err = call.
	assign *ast.AssignStmt
	value  *ast.Ident
}

func (h handled) stmts() []ast.Stmt { return h.list[h.i : h.i+h.n] }

// handledAt returns the call that is the business of list[i] and, maybe, of the
// statement after it. Have one of
//
//	call
//	_ = call
//	if err := call; err != nil { fail }
//	require.NoError(t, call)
//	err := call; if err != nil { fail }
//	v, err := call; require.NoError(t, err)
//	v, _ := call
//	v := call
//
// With strict, an error must make the test fail; without, for calls that clean
// up, whatever happens then may go away.
func (p *place) handledAt(list []ast.Stmt, i int, strict bool) (handled, bool) {
	h := handled{list: list, i: i, n: 1}
	switch stmt := list[i].(type) {
	case *ast.ExprStmt:
		call, ok := ast.Unparen(stmt.X).(*ast.CallExpr)
		if !ok {
			return h, false
		}
		h.call = call
		if arg := p.asserted(call); arg != nil {
			if inner, ok := ast.Unparen(arg).(*ast.CallExpr); ok {
				h.call = inner
			}
		}
		return h, true
	case *ast.IfStmt:
		init, ok := stmt.Init.(*ast.AssignStmt)
		if !ok || len(init.Lhs) != 1 || len(init.Rhs) != 1 || stmt.Else != nil {
			return h, false
		}
		h.call, _ = ast.Unparen(init.Rhs[0]).(*ast.CallExpr)
		err := p.objectOf(init.Lhs[0])
		return h, h.call != nil && err != nil && p.isNotNil(stmt.Cond, err) && (!strict || p.fails(stmt.Body))
	case *ast.AssignStmt:
		return p.handledAssign(h, stmt, strict)
	}
	return h, false
}

func (p *place) handledAssign(h handled, stmt *ast.AssignStmt, strict bool) (handled, bool) {
	if len(stmt.Rhs) != 1 || len(stmt.Lhs) > 2 || stmt.Tok != token.DEFINE && stmt.Tok != token.ASSIGN {
		return h, false
	}
	call, ok := ast.Unparen(stmt.Rhs[0]).(*ast.CallExpr)
	if !ok {
		return h, false
	}
	h.call, h.assign = call, stmt
	last := stmt.Lhs[len(stmt.Lhs)-1]
	if t := p.info.TypeOf(last); len(stmt.Lhs) == 2 || t == nil || !isError(t) {
		if h.value, ok = stmt.Lhs[0].(*ast.Ident); !ok {
			return h, false
		}
		if len(stmt.Lhs) == 1 {
			return h, isName(last) // v := call, or _ = call
		}
	}
	if !isName(last) {
		return h, false
	}
	err := p.objectOf(last)
	if err == nil {
		return h, true // the error is not looked at
	}
	if t := err.Type(); !isError(t) {
		return h, true // the bool of os.LookupEnv
	}
	if h.i+1 < len(h.list) && p.checks(h.list[h.i+1], err, strict) {
		h.n = 2
		return h, true
	}
	return h, false
}

// checks reports whether stmt only looks at the error: if err != nil { fail }
// or require.NoError(t, err).
func (p *place) checks(stmt ast.Stmt, err types.Object, strict bool) bool {
	switch stmt := stmt.(type) {
	case *ast.IfStmt:
		return stmt.Init == nil && stmt.Else == nil && p.isNotNil(stmt.Cond, err) && (!strict || p.fails(stmt.Body))
	case *ast.ExprStmt:
		call, ok := ast.Unparen(stmt.X).(*ast.CallExpr)
		if !ok {
			return false
		}
		arg := p.asserted(call)
		return arg != nil && p.objectOf(arg) == err
	}
	return false
}

// isNotNil reports whether e is err != nil.
func (p *place) isNotNil(e ast.Expr, err types.Object) bool {
	b, ok := ast.Unparen(e).(*ast.BinaryExpr)
	return ok && b.Op == token.NEQ && p.objectOf(b.X) == err && p.info.Types[b.Y].IsNil()
}

var (
	assertPath = regexp.MustCompile(`(^|/)testify(/v\d+)?/(require|assert)$|(^|/)gotest\.tools(/v\d+)?/assert$`)
	assertName = regexp.MustCompile(`^(NoErrorf?|Nilf?|NilError)$`)
)

// asserted returns the error that call asserts to be nil: err of
// require.NoError(t, err), and of require.New(t).NoError(err).
func (p *place) asserted(call *ast.CallExpr) ast.Expr {
	fn, ok := callee(p.info, call)
	if !ok || !assertPath.MatchString(fn.Pkg().Path()) || !assertName.MatchString(fn.Name()) {
		return nil
	}
	i := 1
	if fn.Signature().Recv() != nil {
		i = 0
	}
	if len(call.Args) <= i || !isError(p.info.TypeOf(call.Args[i])) {
		return nil
	}
	return call.Args[i]
}

// failing lists the calls that end a test, or make it fail.
var failing = []string{
	"testing.TB.Fatal", "testing.TB.Fatalf", "testing.TB.FailNow",
	"testing.TB.Error", "testing.TB.Errorf", "testing.TB.Fail",
	"log.Fatal", "log.Fatalf", "log.Fatalln", "log.Panic", "log.Panicf", "log.Panicln",
	"os.Exit",
}

// fails reports whether body, which handles an error, makes the test fail and
// does nothing that the rest of the test could notice.
func (p *place) fails(body *ast.BlockStmt) bool {
	found := false
	for _, stmt := range body.List {
		switch stmt := stmt.(type) {
		case *ast.ReturnStmt:
			continue
		case *ast.ExprStmt:
			call, ok := stmt.X.(*ast.CallExpr)
			if !ok {
				return false
			}
			found = found || p.isFailing(call)
		default:
			return false
		}
	}
	return found
}

func (p *place) isFailing(call *ast.CallExpr) bool {
	if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok && p.info.Uses[id] == types.Universe.Lookup("panic") {
		return true
	}
	if fn, ok := callee(p.info, call); ok && assertPath.MatchString(fn.Pkg().Path()) {
		return true
	}
	return slices.Contains(failing, symbol(p.info, call))
}

// objectOf returns what the name e stands for, nil for _ and for anything else.
func (p *place) objectOf(e ast.Expr) types.Object {
	if e == nil {
		return nil
	}
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return nil
	}
	return objectOf(p.info, id)
}

func isName(e ast.Expr) bool {
	_, ok := e.(*ast.Ident)
	return ok
}

func isError(t types.Type) bool {
	return t != nil && types.Identical(t, types.Universe.Lookup("error").Type())
}
