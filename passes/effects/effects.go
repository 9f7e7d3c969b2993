// Package effects computes, for every function, what a call of it does to
// state that outlives the call: which resources it reads and writes, how the
// writes are undone, and what it does through its parameters. It is the only
// analyzer of the module that has facts; everything that isolint says rests on
// it, and it reports nothing itself.
//
// It works bottom-up over the static call graph of a package's SSA form. The
// standard library is not analysed: passes/table knows it. What cannot be
// resolved (an interface method, a func in a field) sets a bit that silences
// advice; it never makes an effect.
package effects

import (
	"cmp"
	"errors"
	"go/ast"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/passes/settings"
	"github.com/isolint-go/isolint/passes/ssabuild"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// Analyzer computes the effects of functions. Its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:       "isolinteffects",
	Doc:        "compute what functions do to state that outlives them",
	URL:        "https://pkg.go.dev/github.com/isolint-go/isolint/passes/effects",
	Run:        run,
	Requires:   []*analysis.Analyzer{settings.Analyzer, ssabuild.Analyzer, testfuncs.Analyzer},
	FactTypes:  []analysis.Fact{(*Fact)(nil)},
	ResultType: reflect.TypeFor[*Result](),
}

// A Result answers for the functions of one package and of those it imports.
type Result struct {
	unit   *unit         // nil where there was nothing to analyse
	codecs []*types.Func // see Codec

	// Init is what the package's own initialisation costs.
	Init *Summary

	// Err says why the package could not be analysed, nil if it was.
	Err error
	// Gaps are the packages below it that could not be analysed, sorted, each
	// with the reason: "path: reason". What calls their functions is Unknown.
	Gaps []string
}

// Of returns the summary of a function; never nil.
func (r *Result) Of(fn *types.Func) *Summary {
	if r.unit == nil || fn == nil {
		return pure
	}
	return r.unit.funcSummary(fn)
}

func run(pass *analysis.Pass) (result any, err error) {
	std := isStdSource(pass)
	if std && !hasTests(pass) {
		return &Result{Init: pure}, nil
	}
	gaps := gaps(pass)
	fail := func(reason any) {
		fact := failed(reason, gaps)
		pass.ExportPackageFact(fact)
		result, err = &Result{Init: pure, Err: errors.New(fact.Err), Gaps: gaps}, nil
	}
	// A panic in a dependency's unit would take down every package that
	// imports it; the fact keeps it from being silent.
	defer func() {
		if r := recover(); r != nil {
			fail(r)
		}
	}()
	pkg, err := pass.ResultOf[ssabuild.Analyzer].(*ssabuild.Lazy).Package()
	if err != nil {
		fail(err)
		return result, nil
	}
	u := newUnit(pass, pkg, pass.ResultOf[settings.Analyzer].(*settings.Settings).Table)
	u.summarise()
	res := &Result{unit: u, Init: u.initSummary(), Gaps: gaps, codecs: u.codecs()}
	if !std {
		fact := u.export()
		fact.Gaps = gaps
		pass.ExportPackageFact(fact)
	}
	return res, nil
}

// gaps collects the packages that could not be analysed from the facts of the
// imports.
func gaps(pass *analysis.Pass) []string {
	var all []string
	for _, imp := range pass.Pkg.Imports() {
		var fact Fact
		if isStd(imp) || !pass.ImportPackageFact(imp, &fact) {
			continue
		}
		all = append(all, fact.Gaps...)
		if fact.Err != "" {
			all = append(all, imp.Path()+": "+fact.Err)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func hasTests(pass *analysis.Pass) bool {
	return slices.ContainsFunc(pass.Files, func(f *ast.File) bool { return testfuncs.InTestFile(pass.Fset, f.Package) })
}

// initSummary summarises the package's own initialisation: its variables and
// its init functions, not those of the packages it imports.
func (u *unit) initSummary() *Summary {
	init := u.pkg.Func("init")
	if init == nil {
		return pure
	}
	sum := newFamily(u, init).collect().summary()
	for _, fn := range u.declared() {
		if strings.HasPrefix(fn.Name(), "init#") {
			own := newFamily(u, fn).collect().summary()
			sum.Effects = append(sum.Effects, own.Effects...)
			sum.Heavy = append(sum.Heavy, own.Heavy...)
		}
	}
	return sum
}

// Reader returns the name of a function outside test files that looks at a part
// of a package variable itself or through calls, empty if there is none: the
// variable's own package is looked at or, if that is not imported directly, those
// packages of the module that are.
func (r *Result) Reader(key, part string) string {
	if r.unit == nil {
		return ""
	}
	path, _ := SplitVar(key)
	if path == r.unit.path {
		return r.unit.ownReader(key, part)
	}
	var owner, others readers
	for _, imp := range r.unit.pass.Pkg.Imports() {
		switch {
		case imp.Path() == path:
			r.unit.addReaders(&owner, imp, key, part)
		case r.unit.inModule(imp):
			r.unit.addReaders(&others, imp, key, part)
		}
	}
	return cmp.Or(owner.best(), others.best())
}

func (u *unit) ownReader(key, part string) string {
	var r readers
	for obj, s := range u.done {
		if !u.inTestFile(obj.Pos()) {
			r.add(funcName(obj), s, key, part)
		}
	}
	return r.best()
}

// addReaders adds the functions of an imported package that look at a resource.
func (u *unit) addReaders(r *readers, imp *types.Package, key, part string) {
	fs := u.factsOf(imp)
	if fs == nil {
		return
	}
	for name, s := range fs.funcs {
		r.add(imp.Name()+"."+name, s.unpack(), key, part)
	}
}

// readers are the names of functions that look at a resource: the first, by
// name, of those that do so themselves, and of those that call one.
type readers struct{ direct, through string }

func (r *readers) add(name string, s *Summary, key, part string) {
	sees, own := s.sees(key, part)
	if !sees {
		return
	}
	first := &r.through
	if own {
		first = &r.direct
	}
	if *first == "" || name < *first {
		*first = name
	}
}

// best is who looks itself, if anyone does: whoever calls it may do so only now
// and then.
func (r *readers) best() string { return cmp.Or(r.direct, r.through) }

// ReadsEnv reports whether code of the module outside test files, in the package
// or in one that it imports, looks at an environment variable by its name.
func (r *Result) ReadsEnv(key string) bool {
	if r.unit == nil {
		return false
	}
	for obj, s := range r.unit.done {
		if !r.unit.inTestFile(obj.Pos()) && s.reads(key) {
			return true
		}
	}
	for _, imp := range r.unit.pass.Pkg.Imports() {
		if !r.unit.inModule(imp) {
			continue
		}
		if fs := r.unit.factsOf(imp); fs != nil {
			for _, s := range fs.funcs {
				if s.unpack().reads(key) {
					return true
				}
			}
		}
	}
	return false
}

func (s *Summary) reads(key string) bool {
	for _, e := range s.Effects {
		if e.Op == Read && e.Key == key {
			return true
		}
	}
	return false
}

// sees reports whether a function looks at a part of a resource that it has not
// set itself, and whether its own code does.
func (s *Summary) sees(key, part string) (sees, own bool) {
	for _, e := range s.Effects {
		if e.Op == Read && e.Key == key && !e.Perhaps && (e.Vague || slices.ContainsFunc(e.Sees, func(seen string) bool { return Meets(seen, part) })) {
			return true, e.Own
		}
	}
	return false, false
}
