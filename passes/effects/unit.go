package effects

import (
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/isolint-go/isolint/passes/table"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// A unit holds what the families of one package share.
type unit struct {
	pass  *analysis.Pass
	path  string
	pkg   *ssa.Package
	table *table.Table

	done    map[*types.Func]*Summary   // functions of this package
	busy    map[*types.Func]bool       // being summarised
	cyclic  map[*types.Func]bool       // that come to themselves
	held    map[*ssa.Function]*Summary // literals that package variables hold, or that are tests
	imports map[*types.Package]*facts

	spare [][]Effect // buffers that nothing refers to any more

	parallel   map[*ssa.Function]bool
	recovering *bool // see recovers; nil until it is asked
	nodes      nodes
	tests      map[types.Object]bool // functions that are tests, or run around them
	vars
}

// vars is what the package's own code does to its package variables.
type vars struct {
	constVars map[*ssa.Global]string // that never change and hold a text
	initial   map[string]ssa.Value   // what initialisation stores, by resource
	funcVars  map[string]heldFunc    // that only ever hold one function
	aliasVars map[string]string      // that only ever hold another's address
	frozen    map[string]bool        // that never change, by resource
	switched  map[*ssa.Global]bool   // to which more than set-up stores

	literalVars map[*ssa.Global]ssa.Value // that never change and hold a literal
	inits       *family                   // in which that stands
}

// A heldFunc is the function that a package variable holds from the start.
type heldFunc struct {
	fn *ssa.Function
	by *ssa.Global
}

func newUnit(pass *analysis.Pass, pkg *ssa.Package, tab *table.Table) *unit {
	u := &unit{
		pass: pass, path: pass.Pkg.Path(), pkg: pkg, table: tab,
		done: make(map[*types.Func]*Summary), busy: make(map[*types.Func]bool),
		cyclic: make(map[*types.Func]bool),
		held:   make(map[*ssa.Function]*Summary), imports: make(map[*types.Package]*facts), parallel: make(map[*ssa.Function]bool),
		tests: make(map[types.Object]bool),
	}
	tests := pass.ResultOf[testfuncs.Analyzer].(*testfuncs.Result).Tests
	for _, t := range tests {
		u.tests[t.Obj] = true
	}
	u.nodes = nodesOf(tests, pkg)
	u.vars = u.packageVars()
	return u
}

// lend returns an empty buffer. Each function gathers hundreds of events, and few
// are left of them.
func (u *unit) lend() []Effect {
	n := len(u.spare)
	if n == 0 {
		return nil
	}
	b := u.spare[n-1]
	u.spare = u.spare[:n-1]
	return b
}

// giveBack takes a buffer that the caller does not use any more.
func (u *unit) giveBack(b []Effect) {
	if cap(b) > 0 {
		u.spare = append(u.spare, b[:0])
	}
}

// summarise summarises every declared function, callees first.
func (u *unit) summarise() {
	for _, group := range u.groups() {
		for _, fn := range group {
			u.summary(fn)
		}
		if len(group) == 1 {
			continue
		}
		// Functions that call each other: the first round saw some of them
		// empty. A second one sees them all.
		for _, fn := range group {
			obj := fn.Object().(*types.Func)
			u.busy[obj] = true
			s := newFamily(u, fn).collect().summary()
			delete(u.busy, obj)
			s.unconditional()
			u.done[obj] = s
		}
	}
}

// summary returns the summary of a function of this package; while it is
// being made, what is known so far.
func (u *unit) summary(fn *ssa.Function) *Summary {
	obj, ok := fn.Object().(*types.Func)
	if !ok || len(fn.Blocks) == 0 {
		return pure
	}
	if s, ok := u.done[obj]; ok {
		return s
	}
	if u.busy[obj] {
		u.cyclic[obj] = true
		return pure
	}
	u.busy[obj] = true
	s := newFamily(u, fn).collect().summary()
	delete(u.busy, obj)
	if u.cyclic[obj] {
		s.unconditional()
	}
	u.done[obj] = s
	return s
}

// funcSummary returns the summary of any declared function.
func (u *unit) funcSummary(obj *types.Func) *Summary {
	obj = obj.Origin()
	if obj.Pkg() == u.pass.Pkg {
		if lit, ok := u.nodes.literals[obj]; ok {
			return u.literalSummary(lit, u.nodes.names[lit])
		}
		if fn := u.pkg.Prog.FuncValue(obj); fn != nil {
			return u.summary(fn)
		}
		return pure
	}
	if obj.Pkg() == nil || isStd(obj.Pkg()) {
		return pure
	}
	return u.imported(obj)
}

// summaryOf returns the summary of a target; what the table lists is not
// looked at any further.
func (u *unit) summaryOf(t target) *Summary {
	if t.holder != nil && t.obj == nil {
		return u.literalSummary(t.fn, t.holder.Name())
	}
	if t.made != nil || t.obj == nil || len(t.entries) > 0 {
		return pure
	}
	return u.funcSummary(t.obj)
}

// literalSummary returns the summary of a literal that a package variable holds,
// or that is a test.
func (u *unit) literalSummary(lit *ssa.Function, name string) *Summary {
	if s, ok := u.held[lit]; ok {
		return s
	}
	u.held[lit] = pure // while it is being made
	f := newFamily(u, lit)
	f.name = name
	s := f.collect().summary()
	u.held[lit] = s
	return s
}

// inTestFile reports whether a position of this package is in a _test.go file.
func (u *unit) inTestFile(pos token.Pos) bool {
	return testfuncs.InTestFile(u.pass.Fset, pos)
}

// varKey is the resource of a package variable, empty if it is none: an error
// value, a lock, something that the table calls harmless.
func (u *unit) varKey(v *types.Var) string {
	if v.Pkg() == nil || v.Name() == "_" || isError(v.Type()) || isLock(v.Type()) {
		return ""
	}
	for _, e := range u.table.Lookup(table.VarSymbol(v)) {
		switch e.Verb {
		case table.Is:
			return e.Key
		case table.Ignore:
			return ""
		}
	}
	if isStd(v.Pkg()) && v.Pkg() != u.pass.Pkg {
		return ""
	}
	return "var:" + v.Pkg().Path() + "." + v.Name()
}

func isLock(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil || n.Obj().Pkg().Path() != "sync" {
		return false
	}
	switch n.Obj().Name() {
	case "Mutex", "RWMutex", "Once", "WaitGroup", "Cond", "Pool":
		return true
	}
	return false
}

// isStd reports whether a package belongs to the standard library, which is
// known by the table and never analysed. Its import paths have no dot in the
// first element; so have those of a few modules, which is why a package that
// is at hand is also looked for under GOROOT (see isStdSource).
func isStd(p *types.Package) bool {
	if p == nil {
		return true // error.Error
	}
	first, _, _ := strings.Cut(p.Path(), "/")
	return !strings.Contains(first, ".") && stdRoots[first]
}

// isStdSource reports whether the files of the package under analysis lie in
// GOROOT/src.
func isStdSource(pass *analysis.Pass) bool {
	if len(pass.Files) == 0 {
		return false
	}
	dir := filepath.Dir(pass.Fset.Position(pass.Files[0].Package).Filename)
	src, ok := strings.CutSuffix(filepath.ToSlash(dir), "/"+strings.TrimSuffix(pass.Pkg.Path(), "_test"))
	if !ok || !strings.HasSuffix(src, "/src") {
		return false
	}
	_, err := os.Stat(filepath.Join(src, "runtime", "runtime2.go"))
	return err == nil
}

// declared returns the functions of the package that have a body, in source
// order.
func (u *unit) declared() []*ssa.Function {
	var fns []*ssa.Function
	for _, file := range u.pass.Files {
		for _, d := range file.Decls {
			decl, ok := d.(*ast.FuncDecl)
			if !ok || decl.Body == nil {
				continue
			}
			obj, ok := u.pass.TypesInfo.Defs[decl.Name].(*types.Func)
			if !ok {
				continue
			}
			if fn := u.pkg.Prog.FuncValue(obj); fn != nil {
				fns = append(fns, fn)
			}
		}
	}
	return fns
}

func baseName(path string) string { return filepath.Base(path) }
