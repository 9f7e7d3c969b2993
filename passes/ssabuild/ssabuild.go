// Package ssabuild provides the SSA form of the package under analysis.
//
// It stands in for x/tools' buildssa, which requires ctrlflow, which has
// facts: under go vet an analyzer that requires it is run, with SSA, on every
// dependency down to the runtime. Here nothing is built before it is asked
// for, and the callers skip the standard library.
package ssabuild

import (
	"fmt"
	"reflect"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
)

// Analyzer has no facts and reports nothing; its result is a *Lazy.
var Analyzer = &analysis.Analyzer{
	Name:       "isolintssa",
	Doc:        "build the SSA form of a package when it is asked for",
	URL:        "https://pkg.go.dev/github.com/isolint-go/isolint/passes/ssabuild",
	Run:        run,
	ResultType: reflect.TypeFor[*Lazy](),
}

// Lazy is a package whose SSA form is built on first use.
type Lazy struct {
	// Package returns the built package, or the error that a broken package
	// made the SSA builder panic with. Only direct imports have members, none
	// has bodies; generic functions are not instantiated.
	Package func() (*ssa.Package, error)
}

func run(pass *analysis.Pass) (any, error) {
	return &Lazy{Package: sync.OnceValues(func() (*ssa.Package, error) { return build(pass) })}, nil
}

func build(pass *analysis.Pass) (pkg *ssa.Package, err error) {
	// The builder panics on the few things that type-check and yet have no
	// SSA form; one odd package must not end the analysis of the others.
	defer func() {
		if r := recover(); r != nil {
			pkg, err = nil, fmt.Errorf("building SSA of %s: %v", pass.Pkg.Path(), r)
		}
	}()
	prog := ssa.NewProgram(pass.Fset, 0)
	for _, imp := range pass.Pkg.Imports() {
		prog.CreatePackage(imp, nil, nil, true)
	}
	pkg = prog.CreatePackage(pass.Pkg, pass.Files, withoutTables(pass.TypesInfo), false)
	pkg.Build()
	return pkg, nil
}
