package tests

import (
	"go/ast"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/config"
	"github.com/isolint-go/isolint/cmd/isolint/internal/mark"
)

// suites are the testify suites of a package, as far as syntax shows them: the
// marks of their tests, and who runs them. Of a suite that embeds another only
// its own methods are seen.
type suites struct {
	methods map[string][]string // marks of the tests of a type
	runs    []suiteRun
}

// A suiteRun is the call suite.Run(t, S) in a test.
type suiteRun struct{ test, suite string }

const suitePath = `"github.com/stretchr/testify/suite"`

func (s *suites) add(f file, c *config.Config) {
	name := importName(f.syntax, suitePath, "suite")
	for i, fn := range f.funcs {
		switch {
		case fn.Recv != nil && strings.HasPrefix(fn.Name.Name, "Test"):
			if marks := mark.Of(f.marks[i], c); len(marks) > 0 {
				suite, _, _ := strings.Cut(f.marks[i].Name, ".")
				s.methods[suite] = append(s.methods[suite], marks...)
			}
		case fn.Recv == nil && name != "" && fn.Body != nil && begins(fn.Name.Name, "Test"):
			for _, suite := range suitesRun(fn.Body, name) {
				s.runs = append(s.runs, suiteRun{fn.Name.Name, suite})
			}
		}
	}
}

// mark gives the tests that run suites the marks of these.
func (s *suites) mark(tests []Test) {
	for _, run := range s.runs {
		marks := s.methods[run.suite]
		i := slices.IndexFunc(tests, func(t Test) bool { return t.Name == run.test })
		if i < 0 || len(marks) == 0 {
			continue
		}
		all := slices.Concat(tests[i].Marks, marks)
		slices.Sort(all)
		tests[i].Marks = slices.Compact(all)
	}
}

// importName returns the name that a file has for a package, "" if it does not
// import it.
func importName(f *ast.File, path, name string) string {
	for _, imp := range f.Imports {
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
