package table

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"testing"
)

// check type-checks a package that imports nothing.
func check(t *testing.T, path, src string) *types.Package {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "src.go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := new(types.Config).Check(path, fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

// method finds the method or function that an expression such as T.M or F
// speaks of.
func method(t *testing.T, pkg *types.Package, typ, name string) *types.Func {
	t.Helper()
	if typ == "" {
		return pkg.Scope().Lookup(name).(*types.Func)
	}
	recv := types.NewPointer(pkg.Scope().Lookup(typ).Type())
	if types.IsInterface(recv.Elem()) {
		obj, _, _ := types.LookupFieldOrMethod(recv.Elem(), false, pkg, name)
		return obj.(*types.Func)
	}
	obj, _, _ := types.LookupFieldOrMethod(recv, true, pkg, name)
	return obj.(*types.Func)
}

const symbolSource = `package p
func F() {}
func G[T any](T) {}
type T struct{ U }
func (*T) Pointer() {}
func (T) Value() {}
type U struct{}
func (*U) Promoted() {}
type V[K comparable, E any] struct{}
func (*V[K, E]) Store() {}
type Instance = V[string, int]
type I interface { Do() }
type Alias = T
`

func TestSymbol(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ path, typ, name, want string }{
		{"example.com/p", "", "F", "example.com/p.F"},
		{"example.com/p", "", "G", "example.com/p.G"},
		{"example.com/p", "T", "Pointer", "example.com/p.T.Pointer"},
		{"example.com/p", "T", "Value", "example.com/p.T.Value"},
		{"example.com/p", "T", "Promoted", "example.com/p.U.Promoted"},
		{"example.com/p", "Alias", "Pointer", "example.com/p.T.Pointer"},
		{"example.com/p", "Instance", "Store", "example.com/p.V.Store"},
		{"example.com/p", "I", "Do", "example.com/p.I.Do"},
		{"example.com/main/vendor/example.com/p/v2", "", "F", "example.com/p/v2.F"},
		{"vendor/golang.org/x/net/http2/hpack", "", "F", "golang.org/x/net/http2/hpack.F"},
		{"example.com/vendored/p", "", "F", "example.com/vendored/p.F"},
	} {
		pkg := check(t, test.path, symbolSource)
		if got := Symbol(method(t, pkg, test.typ, test.name)); got != test.want {
			t.Errorf("%s.%s of %s: got %s, want %s", test.typ, test.name, test.path, got, test.want)
		}
	}
}

func TestSymbolOfTesting(t *testing.T) {
	t.Parallel()
	const src = `package testing
type common struct{}
func (*common) Cleanup() {}
type T struct{ common }
func (*T) Setenv() {}
type B struct{ common }
func (*B) RunParallel() {}
type F struct{ common }
func (*F) Fuzz() {}
type M struct{}
func (*M) Run() {}
type TB interface { TempDir() }
func Benchmark() {}
`
	pkg := check(t, "testing", src)
	for _, test := range []struct{ typ, name, want string }{
		{"T", "Setenv", "testing.TB.Setenv"},
		{"T", "Cleanup", "testing.TB.Cleanup"},
		{"B", "RunParallel", "testing.TB.RunParallel"},
		{"F", "Fuzz", "testing.TB.Fuzz"},
		{"TB", "TempDir", "testing.TB.TempDir"},
		{"M", "Run", "testing.M.Run"},
		{"", "Benchmark", "testing.Benchmark"},
	} {
		if got := Symbol(method(t, pkg, test.typ, test.name)); got != test.want {
			t.Errorf("%s.%s: got %s, want %s", test.typ, test.name, got, test.want)
		}
	}
	other := check(t, "example.com/testing", src)
	if got := Symbol(method(t, other, "T", "Setenv")); got != "example.com/testing.T.Setenv" {
		t.Errorf("another package named testing: got %s", got)
	}
}

func TestSymbolOfError(t *testing.T) {
	t.Parallel()
	obj, _, _ := types.LookupFieldOrMethod(types.Universe.Lookup("error").Type(), false, nil, "Error")
	if got := Symbol(obj.(*types.Func)); got != "error.Error" {
		t.Errorf("got %s", got)
	}
}

func TestVarSymbol(t *testing.T) {
	t.Parallel()
	pkg := check(t, "a/vendor/example.com/p", "package p\nvar V struct{ Field int }\nfunc F(param int) (result int) { return 0 }\n")
	v := pkg.Scope().Lookup("V").(*types.Var)
	if got := VarSymbol(v); got != "example.com/p.V" {
		t.Errorf("got %s", got)
	}
	signature := pkg.Scope().Lookup("F").(*types.Func).Signature()
	for _, v := range []*types.Var{
		v.Type().(*types.Struct).Field(0), signature.Params().At(0), signature.Results().At(0),
	} {
		if got := VarSymbol(v); got != "" {
			t.Errorf("%s is no package variable: got %s", v.Name(), got)
		}
	}
}
