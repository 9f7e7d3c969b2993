package table

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// A stdPackage is what the source of a package declares. The table is held
// against syntax alone: type-checking net/http takes seconds, and a name and a
// parameter list are all that a line speaks of.
type stdPackage struct {
	funcs map[string]*ast.FuncType // by Name, Type.Name
	vars  map[string]bool
	types map[string]ast.Expr
}

// TestStandardLibrary looks up every line about the standard library in the
// source of the Go that runs the test.
func TestStandardLibrary(t *testing.T) {
	t.Parallel()
	std := map[string]*stdPackage{}
	for _, line := range lines(t) {
		path := packageOf(line.symbol)
		if strings.Contains(strings.Split(path, "/")[0], ".") {
			continue
		}
		if std[path] == nil {
			p, err := parseStd(path)
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			std[path] = p
		}
		if err := std[path].check(line); err != nil {
			t.Errorf("%s: %v", line, err)
		}
	}
}

func parseStd(path string) (*stdPackage, error) {
	ctx := build.Default
	ctx.GOOS, ctx.GOARCH = "linux", "amd64" // syscall differs elsewhere
	ctx.CgoEnabled = false
	dir := filepath.Join(ctx.GOROOT, "src", filepath.FromSlash(path))
	found, err := ctx.ImportDir(dir, 0)
	if err != nil {
		return nil, err
	}
	p := &stdPackage{map[string]*ast.FuncType{}, map[string]bool{}, map[string]ast.Expr{}}
	for _, name := range found.GoFiles {
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, d := range f.Decls {
			p.declare(d)
		}
	}
	return p, nil
}

func (p *stdPackage) declare(d ast.Decl) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		name := d.Name.Name
		if d.Recv != nil {
			name = baseName(d.Recv.List[0].Type) + "." + name
		}
		p.funcs[name] = d.Type
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					p.vars[name.Name] = d.Tok == token.VAR
				}
			case *ast.TypeSpec:
				p.types[spec.Name.Name] = spec.Type
				p.declareInterface(spec)
			}
		}
	}
}

func (p *stdPackage) declareInterface(spec *ast.TypeSpec) {
	face, ok := spec.Type.(*ast.InterfaceType)
	if !ok {
		return
	}
	for _, m := range face.Methods.List {
		if typ, ok := m.Type.(*ast.FuncType); ok {
			p.funcs[spec.Name.Name+"."+m.Names[0].Name] = typ
		}
	}
}

// baseName is the name in *T, T[P] and *T[P, Q].
func baseName(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.StarExpr:
		return baseName(x.X)
	case *ast.IndexExpr:
		return baseName(x.X)
	case *ast.IndexListExpr:
		return baseName(x.X)
	case *ast.Ident:
		return x.Name
	}
	return ""
}

func (p *stdPackage) check(line tableLine) error {
	name := strings.TrimPrefix(line.symbol, packageOf(line.symbol)+".")
	if p.vars[name] {
		if v := line.entry.Verb; v != Is && v != Ignore {
			return fmt.Errorf("a variable takes is or ignore, not %v", v)
		}
		return nil
	}
	recv, fn := p.function(name)
	if fn == nil {
		return fmt.Errorf("no such function, method or variable")
	}
	return p.checkSignature(line.entry, recv, fn)
}

// function finds a method of TB wherever testing declares it.
func (p *stdPackage) function(name string) (recv string, fn *ast.FuncType) {
	recv, method, isMethod := strings.Cut(name, ".")
	if !isMethod {
		return "", p.funcs[name]
	}
	if fn := p.funcs[name]; fn != nil || recv != "TB" {
		return recv, fn
	}
	for _, recv := range []string{"common", "T", "F", "B"} {
		if fn := p.funcs[recv+"."+method]; fn != nil {
			return recv, fn
		}
	}
	return recv, nil
}

func (p *stdPackage) checkSignature(e Entry, recv string, fn *ast.FuncType) error {
	params := parameters(fn)
	for _, arg := range []int{e.Arg, e.From, e.Flags, e.Least} {
		if arg >= len(params) || arg == Recv && recv == "" {
			return fmt.Errorf("argument %d of %d", arg, len(params))
		}
	}
	results := fn.Results.NumFields()
	switch e.Verb {
	case String, Returns, ReturnsCall, Is:
		if results == 0 {
			return fmt.Errorf("%v of a function without a result", e.Verb)
		}
	case Calls, Once, Cleanup, Subtest, Goes, Keeps:
		if e.Arg >= 0 && !callable(params[e.Arg]) {
			return fmt.Errorf("argument %d is no func", e.Arg)
		}
	case Through, MemoThrough:
		if e.Arg >= 0 && isBasic(params[e.Arg]) {
			return fmt.Errorf("argument %d is a plain value", e.Arg)
		}
	}
	return p.checkHoles(e.Key, recv, params)
}

func (p *stdPackage) checkHoles(key, recv string, params []ast.Expr) error {
	holes, err := Holes(key)
	for _, h := range holes {
		typ := ast.Expr(ast.NewIdent(recv))
		if h.Arg != Recv {
			if h.Arg >= len(params) {
				return fmt.Errorf("key %s: argument %d of %d", key, h.Arg, len(params))
			}
			typ = params[h.Arg]
		}
		if h.Field == "" {
			named := h.Arg == Recv && p.funcs[recv+".Name"] != nil // an os.Root stands for its path
			if !isBasic(typ) && !named {
				return fmt.Errorf("key %s: argument %d is neither string nor int", key, h.Arg)
			}
			continue
		}
		if !p.hasField(baseName(typ), h.Field) {
			return fmt.Errorf("key %s: no field %s in %s", key, h.Field, baseName(typ))
		}
	}
	return err
}

func (p *stdPackage) hasField(typ, field string) bool {
	s, ok := p.types[typ].(*ast.StructType)
	if !ok {
		return false
	}
	for _, f := range s.Fields.List {
		for _, name := range f.Names {
			if name.Name == field {
				return true
			}
		}
	}
	return false
}

// parameters has the type of each parameter.
func parameters(fn *ast.FuncType) []ast.Expr {
	var types []ast.Expr
	for _, f := range fn.Params.List {
		for range max(1, len(f.Names)) {
			types = append(types, f.Type)
		}
	}
	return types
}

// callable is generous with names, which may be those of func types.
func callable(x ast.Expr) bool {
	switch x.(type) {
	case *ast.FuncType, *ast.Ident, *ast.SelectorExpr, *ast.IndexExpr, *ast.IndexListExpr:
		return !isBasic(x)
	case *ast.ArrayType: // testing.RunTests
		return true
	}
	return false
}

func isBasic(x ast.Expr) bool {
	id, ok := x.(*ast.Ident)
	if !ok {
		return false
	}
	switch id.Name {
	case "string", "int", "bool", "int64", "uint64", "uint", "float64", "byte", "rune", "uintptr":
		return true
	}
	return false
}
