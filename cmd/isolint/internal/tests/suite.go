package tests

import (
	"go/ast"
	"go/token"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/mark"
)

// A suiteRun is the call suite.Run(t, S) in a test.
type suiteRun struct{ test, suite string }

const (
	suitePath   = `"github.com/stretchr/testify/suite"`
	gocheckPath = `"gopkg.in/check.v1"`
)

// addMethod adds what may be a test of a suite.
func (p *part) addMethod(fn mark.Func, c *config.Config) {
	marks := mark.Of(fn, c)
	if len(marks) == 0 {
		return
	}
	if p.methods == nil {
		p.methods = make(map[string][]string)
	}
	suite, _, _ := strings.Cut(fn.Name, ".")
	p.methods[suite] = append(p.methods[suite], marks...)
}

// suiteMarks returns, for the tests of a package that run suites, the marks of
// these, as far as syntax shows them: of a suite that embeds another
// only its own methods are seen.
func suiteMarks(parts []part) map[string][]string {
	marks := make(map[string][]string)
	for _, p := range parts {
		for _, run := range p.runs {
			for _, other := range parts {
				marks[run.test] = append(marks[run.test], other.methods[run.suite]...)
			}
		}
		for _, test := range p.runAll {
			marks[test] = append(marks[test], registeredMarks(parts)...)
		}
	}
	return marks
}

// registeredMarks returns the marks of all suites that gocheck is given.
func registeredMarks(parts []part) []string {
	var marks []string
	for _, p := range parts {
		for _, suite := range p.registered {
			for _, other := range parts {
				marks = append(marks, other.methods[suite]...)
			}
		}
	}
	return marks
}

// suitesRegistered returns the types of the suites that package variables
// register. Have: var _ = check.Suite(&S{})
func (f *file) suitesRegistered(pkg string) []string {
	var names []string
	for _, decl := range f.syntax.Decls {
		decl, ok := decl.(*ast.GenDecl)
		if !ok || decl.Tok != token.VAR {
			continue
		}
		for _, spec := range decl.Specs {
			for _, value := range spec.(*ast.ValueSpec).Values {
				call, ok := value.(*ast.CallExpr)
				if !ok || len(call.Args) != 1 || !isNamed(call.Fun, pkg, "Suite") {
					continue
				}
				if name := typeMade(call.Args[0]); name != "" {
					names = append(names, name)
				}
			}
		}
	}
	return names
}

// runsAll reports whether a test has gocheck run the suites that it was given.
func runsAll(body *ast.BlockStmt, pkg string) bool {
	for n := range ast.Preorder(body) {
		if call, ok := n.(*ast.CallExpr); ok && isNamed(call.Fun, pkg, "TestingT") {
			return true
		}
	}
	return false
}

// isNamed reports whether an expression is a name of the package that the file
// calls pkg, or imports with a dot.
func isNamed(x ast.Expr, pkg, name string) bool {
	switch x := x.(type) {
	case *ast.Ident:
		return pkg == "." && x.Name == name
	case *ast.SelectorExpr:
		id, ok := x.X.(*ast.Ident)
		return ok && id.Name == pkg && x.Sel.Name == name
	}
	return false
}

// importName returns the name that the file has for a package, "" if it does
// not import it.
func (f *file) importName(path, name string) string {
	for _, imp := range f.syntax.Imports {
		switch {
		case imp.Path.Value != path:
		case imp.Name != nil:
			return imp.Name.Name
		default:
			return name
		}
	}
	return ""
}

// suitesRun returns the types of the suites that a test hands to suite.Run.
func suitesRun(body *ast.BlockStmt, pkg string) []string {
	var names []string
	assigned := make(map[string]string)
	for n := range ast.Preorder(body) {
		switch n := n.(type) {
		case *ast.AssignStmt:
			// Have: s := new(S)
			if id, ok := n.Lhs[0].(*ast.Ident); ok && len(n.Lhs) == len(n.Rhs) {
				assigned[id.Name] = typeMade(n.Rhs[0])
			}
		case *ast.CallExpr:
			// Have: suite.Run(t, x)
			sel, ok := n.Fun.(*ast.SelectorExpr)
			if !ok || sel.Sel.Name != "Run" || len(n.Args) != 2 {
				continue
			}
			if x, ok := sel.X.(*ast.Ident); !ok || x.Name != pkg {
				continue
			}
			name := typeMade(n.Args[1])
			if id, ok := n.Args[1].(*ast.Ident); ok {
				name = assigned[id.Name]
			}
			if name != "" {
				names = append(names, name)
			}
		}
	}
	return names
}

// typeMade returns S for new(S), S{...} and &S{...}.
func typeMade(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.UnaryExpr:
		return typeMade(x.X)
	case *ast.CompositeLit:
		return typeName(x.Type)
	case *ast.CallExpr:
		if fn, ok := x.Fun.(*ast.Ident); ok && fn.Name == "new" && len(x.Args) == 1 {
			return typeName(x.Args[0])
		}
	}
	return ""
}

// typeName returns S for S and S[T].
func typeName(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.IndexExpr:
		return typeName(x.X)
	case *ast.IndexListExpr:
		return typeName(x.X)
	}
	return ""
}
