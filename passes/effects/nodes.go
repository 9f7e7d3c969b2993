package effects

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/isolint-go/isolint/passes/testfuncs"
)

// nodes are the literals of a package that are tests: those that initialisation
// hands to ginkgo, which runs them later. Each is the top of a family.
type nodes struct {
	literals map[*types.Func]*ssa.Function // by what stands for them
	names    map[*ssa.Function]string
	specs    map[token.Pos]bool // where the literals begin that are single tests of those
}

func nodesOf(tests []*testfuncs.Test, pkg *ssa.Package) nodes {
	at := make(map[token.Pos]*testfuncs.Test)
	n := nodes{
		literals: make(map[*types.Func]*ssa.Function),
		names:    make(map[*ssa.Function]string),
		specs:    make(map[token.Pos]bool),
	}
	for _, t := range tests {
		if t.Lit == nil {
			continue
		}
		at[t.Lit.Pos()] = t
		for _, spec := range t.Specs {
			n.specs[spec.Lit.Pos()] = true
		}
	}
	init := pkg.Func("init")
	if len(at) == 0 || init == nil {
		return n
	}
	for _, lit := range init.AnonFuncs {
		if t := at[lit.Pos()]; t != nil {
			n.literals[t.Obj], n.names[lit] = lit, t.Name
		}
	}
	return n
}

// specAround returns the literal of the single test that a function of a family
// stands in, by its place; NoPos if there is none.
func (n *nodes) specAround(fn *ssa.Function) token.Pos {
	if len(n.specs) == 0 {
		return token.NoPos
	}
	for ; fn != nil; fn = fn.Parent() {
		if n.specs[fn.Pos()] {
			return fn.Pos()
		}
	}
	return token.NoPos
}
