package table

import (
	"go/types"
	"strings"
)

// Symbol returns the name of a function or method as the table writes it:
// os.Setenv, os.File.Chdir, testing.TB.Setenv. An instance of a generic
// function has the name of its origin.
func Symbol(fn *types.Func) string {
	fn = fn.Origin()
	name := fn.Name()
	if recv := fn.Signature().Recv(); recv != nil {
		if t := typeName(recv.Type()); t != "" {
			name = t + "." + name
		}
	}
	if fn.Pkg() == nil {
		return name // error.Error
	}
	path := pathOf(fn.Pkg())
	if path == "testing" {
		name = testingName(name)
	}
	return path + "." + name
}

// VarSymbol returns the name of a package's variable as the table writes it,
// and the empty string for any other variable: the table speaks of none.
func VarSymbol(v *types.Var) string {
	if v.Pkg() == nil || v.IsField() || v.Parent() != v.Pkg().Scope() {
		return ""
	}
	return pathOf(v.Pkg()) + "." + v.Name()
}

// typeName returns the name of the type that a receiver is or points to, and
// the empty string for that of an interface literal's method.
func typeName(t types.Type) string {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	if named, ok := t.(*types.Named); ok {
		return named.Obj().Name()
	}
	return ""
}

// pathOf returns the import path that a user would write: a vendored package
// has the name of the package that was copied.
func pathOf(pkg *types.Package) string {
	path := pkg.Path()
	if i := strings.LastIndex(path, "/vendor/"); i >= 0 {
		return path[i+len("/vendor/"):]
	}
	return strings.TrimPrefix(path, "vendor/")
}

// testingName gives T, B, F, their common part and TB one name, because a
// helper that takes a TB does the same as one that takes a T.
func testingName(name string) string {
	recv, method, ok := strings.Cut(name, ".")
	if !ok {
		return name
	}
	switch recv {
	case "T", "B", "F", "common":
		return "TB." + method
	}
	return name
}
