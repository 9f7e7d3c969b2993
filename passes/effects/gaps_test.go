package effects

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/isolint-go/isolint/passes/settings"
	"github.com/isolint-go/isolint/passes/ssabuild"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// TestGaps analyses a chain of packages of which the lowest one fails.
func TestGaps(t *testing.T) {
	t.Parallel()
	for name, fail := range map[string]func() (*ssa.Package, error){
		"error": func() (*ssa.Package, error) { return nil, errors.New("no\nSSA") },
		"panic": func() (*ssa.Package, error) { panic("no SSA") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := chain{fset: token.NewFileSet(), packages: make(map[string]*types.Package), facts: make(map[*types.Package]*Fact)}
			low := c.analyse(t, "example.com/low", "package low; type T struct{}; func (T) M() {}; func Set() {}", fail)
			if low.Err == nil || low.Err.Error() != "no SSA" || low.Gaps != nil {
				t.Errorf("the package itself: %v, gaps %q", low.Err, low.Gaps)
			}
			want := []string{"example.com/low: no SSA"}
			mid := c.analyse(t, "example.com/mid", `package mid; import "example.com/low"; func Calls() { low.Set() }; func Own() {}; func New() (t low.T) { return }`, nil)
			// top does not import low: a driver gives no fact of it.
			delete(c.facts, c.packages["example.com/low"])
			top := c.analyse(t, "example.com/top", `package top; import "example.com/mid"; func Calls() { mid.Calls() }; func Method() { mid.New().M() }; func Own() { mid.Own() }`, nil)
			for pkg, res := range map[string]*Result{"mid": mid, "top": top} {
				if res.Err != nil || !slices.Equal(res.Gaps, want) {
					t.Errorf("%s: %v, gaps %q", pkg, res.Err, res.Gaps)
				}
				scope := c.packages["example.com/"+pkg].Scope()
				for fn, unknown := range map[string]bool{"Calls": true, "Method": true, "Own": false} {
					obj, ok := scope.Lookup(fn).(*types.Func)
					if ok && res.Of(obj).Unknown != unknown {
						t.Errorf("%s.%s: unknown %t", pkg, fn, !unknown)
					}
				}
			}
		})
	}
}

// A chain is a driver for packages that come one after the other.
type chain struct {
	fset     *token.FileSet
	packages map[string]*types.Package
	facts    map[*types.Package]*Fact
}

// Import makes a chain an importer of what it has analysed.
func (c *chain) Import(path string) (*types.Package, error) { return c.packages[path], nil }

// analyse runs the engine on a package of one file, on an SSA form of its own if
// one is given.
func (c *chain) analyse(t *testing.T, path, src string, build func() (*ssa.Package, error)) *Result {
	t.Helper()
	file, err := parser.ParseFile(c.fset, path+".go", src, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{
		Types: make(map[ast.Expr]types.TypeAndValue), Instances: make(map[*ast.Ident]types.Instance),
		Defs: make(map[*ast.Ident]types.Object), Uses: make(map[*ast.Ident]types.Object),
		Implicits: make(map[ast.Node]types.Object), Selections: make(map[*ast.SelectorExpr]*types.Selection),
		Scopes: make(map[ast.Node]*types.Scope), FileVersions: make(map[*ast.File]string),
	}
	conf := types.Config{Importer: c}
	pkg, err := conf.Check(path, c.fset, []*ast.File{file}, info)
	if err != nil {
		t.Fatal(err)
	}
	c.packages[path] = pkg
	pass := &analysis.Pass{Fset: c.fset, Files: []*ast.File{file}, Pkg: pkg, TypesInfo: info, ResultOf: make(map[*analysis.Analyzer]any)}
	pass.ImportPackageFact = func(p *types.Package, fact analysis.Fact) bool {
		have := c.facts[p]
		if have != nil {
			*fact.(*Fact) = *have
		}
		return have != nil
	}
	pass.ExportPackageFact = func(fact analysis.Fact) { c.facts[pkg] = fact.(*Fact) }
	for _, required := range []*analysis.Analyzer{settings.Analyzer, ssabuild.Analyzer, testfuncs.Analyzer, Analyzer} {
		pass.Analyzer = required
		res, err := required.Run(pass)
		if err != nil {
			t.Fatal(err)
		}
		if required == ssabuild.Analyzer && build != nil {
			res = &ssabuild.Lazy{Package: build}
		}
		pass.ResultOf[required] = res
	}
	return pass.ResultOf[Analyzer].(*Result)
}
