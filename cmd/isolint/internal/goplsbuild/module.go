package goplsbuild

import (
	"bytes"
	_ "embed"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"

	"golang.org/x/mod/modfile"
)

// The modules that a gopls with isolint is made of.
const (
	Gopls  = "golang.org/x/tools/gopls"
	Module = "github.com/isolint-go/isolint"
	tools  = "golang.org/x/tools"
	side   = Gopls + "/isolint"
)

// The file that adds the analyzers to those of gopls.
//
//go:embed isolint.go.txt
var adding []byte

// writeModule writes the module to build in dir: gopls and isolint are directories
// with their source.
func writeModule(dir, gopls, isolint string, version Version, source Source) error {
	mod, err := readMod(gopls)
	if err != nil {
		return err
	}
	modText, err := sideMod(mod, version, source)
	if err != nil {
		return err
	}
	mainText, err := os.ReadFile(filepath.Join(gopls, "main.go"))
	if err != nil {
		return fmt.Errorf("gopls %s: %w", version.Gopls, err)
	}
	if mainText, err = callAdding(mainText); err != nil {
		return fmt.Errorf("gopls %s: %w", version.Gopls, err)
	}
	sums, err := checksums(gopls, isolint)
	if err != nil {
		return err
	}
	for name, text := range map[string][]byte{
		"go.mod": modText, "go.sum": sums, "main.go": mainText, "isolint.go": adding,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o666); err != nil {
			return err
		}
	}
	return nil
}

func readMod(dir string) (*modfile.File, error) {
	name := filepath.Join(dir, "go.mod")
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return modfile.Parse(name, text, nil)
}

// sideMod makes gopls' go.mod that of the module to build. Requirements stay, so that
// gopls gets what it was tested with, and golang.org/x/tools, of which gopls uses
// internal packages, to the letter.
func sideMod(mod *modfile.File, version Version, source Source) ([]byte, error) {
	if err := mod.AddModuleStmt(side); err != nil {
		return nil, err
	}
	mod.DropToolchainStmt()
	isolint := source.Version
	if source.Dir != "" {
		isolint = "v0.0.0" // of no meaning: it is replaced
		if err := mod.AddReplace(Module, "", source.Dir, ""); err != nil {
			return nil, err
		}
	}
	if err := mod.AddRequire(Gopls, version.Gopls); err != nil {
		return nil, err
	}
	if err := mod.AddRequire(Module, isolint); err != nil {
		return nil, err
	}
	if err := mod.AddReplace(tools, "", tools, version.Tools); err != nil {
		return nil, err
	}
	mod.SortBlocks()
	mod.Cleanup()
	return mod.Format()
}

// checksums puts together the go.sum files of both modules: what they have checked
// needs no other proof.
func checksums(dirs ...string) ([]byte, error) {
	var all []byte
	for _, dir := range dirs {
		text, err := os.ReadFile(filepath.Join(dir, "go.sum"))
		if err != nil {
			return nil, err
		}
		all = append(all, text...)
		if len(text) > 0 && !bytes.HasSuffix(text, []byte("\n")) {
			all = append(all, '\n')
		}
	}
	return all, nil
}

// callAdding puts a call of addIsolint before that of tool.Main in gopls' main
// function. Before it, gopls may have become a process of its own for telemetry, which
// has no use for analyzers.
func callAdding(source []byte) ([]byte, error) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "main.go", source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	for _, decl := range f.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok || fn.Name.Name != "main" || fn.Body == nil {
			continue
		}
		for _, stmt := range fn.Body.List {
			if isCall(stmt, "tool", "Main") {
				at := fset.Position(stmt.Pos()).Offset
				return bytes.Join([][]byte{source[:at], source[at:]}, []byte("addIsolint()\n\t")), nil
			}
		}
	}
	return nil, fmt.Errorf("its main function does not call tool.Main; this isolint cannot be built into it")
}

// isCall reports whether a statement is a call of pkg.name.
func isCall(stmt ast.Stmt, pkg, name string) bool {
	// Have: tool.Main(ctx, cmd.New(), os.Args[1:])
	x, ok := stmt.(*ast.ExprStmt)
	if !ok {
		return false
	}
	call, ok := x.X.(*ast.CallExpr)
	if !ok {
		return false
	}
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != name {
		return false
	}
	id, ok := sel.X.(*ast.Ident)
	return ok && id.Name == pkg
}
