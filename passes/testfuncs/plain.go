package testfuncs

import (
	"go/ast"
	"go/types"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain returns decl as a test by go test's rules (cmd/go/internal/load.testFunc
// and go/doc.Examples), nil if it is none.
func plain(info *types.Info, file *ast.File, decl *ast.FuncDecl) *Test {
	if decl.Recv != nil || decl.Body == nil || decl.Type.TypeParams != nil {
		return nil
	}
	obj, ok := info.Defs[decl.Name].(*types.Func)
	if !ok {
		return nil
	}
	t := &Test{Name: decl.Name.Name, Decl: decl, Obj: obj, File: file}
	sig := obj.Signature()
	if isTestName(t.Name, "Example") && sig.Params().Len() == 0 {
		t.Kind = KindExample
		t.Compiled = !hasOutput(file, decl.Body)
		return t
	}
	t.Kind = kindOf(t.Name, paramOf(decl, sig))
	if t.Kind == 0 {
		return nil
	}
	if v := sig.Params().At(0); v.Name() != "" && v.Name() != "_" {
		t.TB = v
		t.Unfed = t.Kind == KindFuzz && !addsInput(info, decl.Body, v)
	}
	return t
}

// addsInput reports whether a fuzz test calls f.Add, or hands f to who may.
func addsInput(info *types.Info, body *ast.BlockStmt, f *types.Var) bool {
	adds, own := false, make(map[*ast.Ident]bool)
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if id, ok := n.X.(*ast.Ident); ok {
				own[id] = n.Sel.Name != "Add"
			}
		case *ast.Ident:
			adds = adds || info.Uses[n] == f && !own[n]
		}
		return !adds
	})
	return adds
}

// kindOf returns the kind of a function of that name whose only parameter is a
// pointer to testing's type param, 0 if it is no test.
func kindOf(name, param string) Kind {
	switch {
	case name == "TestMain" && param == "M":
		return KindTestMain
	case isTestName(name, "Test") && param == "T":
		return KindTest
	case isTestName(name, "Benchmark") && param == "B":
		return KindBenchmark
	case isTestName(name, "Fuzz") && param == "F":
		return KindFuzz
	}
	return 0
}

// paramOf returns "T" for func(*testing.T), likewise for the other types of
// package testing, and "" for any other signature.
func paramOf(decl *ast.FuncDecl, sig *types.Signature) string {
	if sig.Params().Len() != 1 || sig.Results().Len() != 0 {
		return ""
	}
	// go test reads the syntax, so an alias of *testing.T is none.
	if _, ok := decl.Type.Params.List[0].Type.(*ast.StarExpr); !ok {
		return ""
	}
	return testingType(sig.Params().At(0).Type())
}

// testingType returns N for the type *testing.N, else "".
func testingType(t types.Type) string {
	ptr, ok := types.Unalias(t).(*types.Pointer)
	if !ok {
		return ""
	}
	named, ok := types.Unalias(ptr.Elem()).(*types.Named)
	if !ok {
		return ""
	}
	obj := named.Obj()
	if obj.Pkg() == nil || obj.Pkg().Path() != "testing" {
		return ""
	}
	return obj.Name()
}

// isTestName reports whether name is prefix, or prefix followed by something
// that does not begin with a lower-case letter: Testify is no test.
func isTestName(name, prefix string) bool {
	rest, ok := strings.CutPrefix(name, prefix)
	if !ok {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLower(r)
}

var outputPrefix = regexp.MustCompile(`(?i)^[[:space:]]*(unordered )?output:`)

// hasOutput reports whether the last comment in body is an output comment,
// without which go test does not run an example.
func hasOutput(file *ast.File, body *ast.BlockStmt) bool {
	var last *ast.CommentGroup
	for _, group := range file.Comments {
		if body.Pos() <= group.Pos() && group.End() <= body.End() {
			last = group
		}
	}
	return last != nil && outputPrefix.MatchString(last.Text())
}
