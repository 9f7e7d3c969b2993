package rewrite

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"
)

// symbol returns what call calls: os.Setenv for a function, testing.TB.Run for
// a method of any of testing's types, else PATH.TYPE.METHOD; the empty string
// for a dynamic call or a conversion.
func symbol(info *types.Info, call *ast.CallExpr) string {
	fn, ok := callee(info, call)
	if !ok {
		return ""
	}
	path := fn.Pkg().Path()
	recv := fn.Signature().Recv()
	if recv == nil {
		return path + "." + fn.Name()
	}
	if path == "testing" {
		return "testing.TB." + fn.Name()
	}
	t := types.Unalias(recv.Type())
	if ptr, ok := t.(*types.Pointer); ok {
		t = types.Unalias(ptr.Elem())
	}
	if named, ok := t.(*types.Named); ok {
		return path + "." + named.Obj().Name() + "." + fn.Name()
	}
	return ""
}

// callee returns the function or method that call calls, if it is of a package.
func callee(info *types.Info, call *ast.CallExpr) (*types.Func, bool) {
	fn, ok := typeutil.Callee(info, call).(*types.Func)
	return fn, ok && fn.Pkg() != nil
}

// receiver returns x of a call x.f(...), nil for other calls.
func receiver(call *ast.CallExpr) ast.Expr {
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok {
		return ast.Unparen(sel.X)
	}
	return nil
}

// testingParam returns the parameter of a function of that type that is a
// *testing.T, B or F or a testing.TB, and reports whether there is one. The
// parameter is nil if it has no name.
func testingParam(info *types.Info, fn *ast.FuncType) (*types.Var, bool) {
	for _, field := range fn.Params.List {
		if !isTesting(info.TypeOf(field.Type)) {
			continue
		}
		if len(field.Names) == 0 || field.Names[0].Name == "_" {
			return nil, true
		}
		v, _ := info.Defs[field.Names[0]].(*types.Var)
		return v, true
	}
	return nil, false
}

func isTesting(t types.Type) bool {
	if t == nil {
		return false
	}
	t = types.Unalias(t)
	ptr, isPtr := t.(*types.Pointer)
	if isPtr {
		t = types.Unalias(ptr.Elem())
	}
	named, ok := t.(*types.Named)
	if !ok || named.Obj().Pkg() == nil || named.Obj().Pkg().Path() != "testing" {
		return false
	}
	switch named.Obj().Name() {
	case "T", "B", "F":
		return isPtr
	case "TB":
		return !isPtr
	}
	return false
}

// jumps reports whether fn has a goto, which can make a loop of anything.
func jumps(fn *ast.FuncDecl) bool {
	found := false
	ast.Inspect(fn, func(n ast.Node) bool {
		if b, ok := n.(*ast.BranchStmt); ok && b.Tok == token.GOTO {
			found = true
		}
		return !found
	})
	return found
}

// mentions reports whether n uses anything of the package.
func mentions(info *types.Info, n ast.Node, path string) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			obj := info.Uses[id]
			found = found || obj != nil && obj.Pkg() != nil && obj.Pkg().Path() == path
		}
		return !found
	})
	return found
}

// stringConst returns the constant string that e is.
func stringConst(info *types.Info, e ast.Expr) (string, bool) {
	tv, ok := info.Types[e]
	if !ok || tv.Value == nil || tv.Value.Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(tv.Value), true
}

// intConst returns the constant integer that e is.
func intConst(info *types.Info, e ast.Expr) (int64, bool) {
	tv, ok := info.Types[e]
	if !ok || tv.Value == nil || tv.Value.Kind() != constant.Int {
		return 0, false
	}
	return constant.Int64Val(tv.Value)
}

// same reports whether a and b are expressions that have the same value as
// long as no variable is assigned to: equal constants, or equal paths of names.
func same(info *types.Info, a, b ast.Expr) bool {
	if x, ok := stringConst(info, a); ok {
		y, ok := stringConst(info, b)
		return ok && x == y
	}
	switch a := ast.Unparen(a).(type) {
	case *ast.Ident:
		b, ok := ast.Unparen(b).(*ast.Ident)
		return ok && objectOf(info, a) != nil && objectOf(info, a) == objectOf(info, b)
	case *ast.SelectorExpr:
		b, ok := ast.Unparen(b).(*ast.SelectorExpr)
		return ok && objectOf(info, a.Sel) == objectOf(info, b.Sel) && same(info, a.X, b.X)
	}
	return false
}

// pure reports whether e can be evaluated once more, or not at all, without
// making a difference.
func pure(info *types.Info, e ast.Expr) bool {
	return info.Types[e].Value != nil || same(info, e, e)
}

func objectOf(info *types.Info, id *ast.Ident) types.Object {
	if id.Name == "_" {
		return nil
	}
	return info.ObjectOf(id)
}
