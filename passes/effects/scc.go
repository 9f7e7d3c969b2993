package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// groups returns the declared functions in strongly connected components of
// the static call graph, callees first.
func (u *unit) groups() [][]*ssa.Function {
	t := &tarjan{unit: u, index: make(map[*ssa.Function]int), low: make(map[*ssa.Function]int), on: make(map[*ssa.Function]bool)}
	for _, fn := range u.declared() {
		if t.index[fn] == 0 {
			t.visit(fn)
		}
	}
	return t.groups
}

// tarjan is Tarjan's algorithm.
type tarjan struct {
	*unit
	next   int
	index  map[*ssa.Function]int
	low    map[*ssa.Function]int
	on     map[*ssa.Function]bool
	stack  []*ssa.Function
	groups [][]*ssa.Function
}

func (t *tarjan) visit(fn *ssa.Function) {
	t.next++
	t.index[fn], t.low[fn] = t.next, t.next
	t.stack = append(t.stack, fn)
	t.on[fn] = true
	for _, callee := range t.callees(fn, nil) {
		switch {
		case t.index[callee] == 0:
			t.visit(callee)
			t.low[fn] = min(t.low[fn], t.low[callee])
		case t.on[callee]:
			t.low[fn] = min(t.low[fn], t.index[callee])
		}
	}
	if t.low[fn] != t.index[fn] {
		return
	}
	var group []*ssa.Function
	for {
		top := t.stack[len(t.stack)-1]
		t.stack = t.stack[:len(t.stack)-1]
		t.on[top] = false
		group = append(group, top)
		if top == fn {
			break
		}
	}
	t.groups = append(t.groups, group)
}

// callees returns the functions of the package that fn, or a literal in it,
// mentions.
func (t *tarjan) callees(fn *ssa.Function, found []*ssa.Function) []*ssa.Function {
	var operands []*ssa.Value
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			operands = instr.Operands(operands[:0])
			for _, op := range operands {
				if callee, ok := (*op).(*ssa.Function); ok && callee.Parent() == nil {
					found = t.declaredIn(callee, found)
				}
			}
		}
	}
	for _, lit := range fn.AnonFuncs {
		found = t.callees(lit, found)
	}
	return found
}

func (t *tarjan) declaredIn(fn *ssa.Function, found []*ssa.Function) []*ssa.Function {
	obj, ok := fn.Object().(*types.Func)
	if !ok || obj.Pkg() != t.pass.Pkg {
		return found
	}
	if decl := t.pkg.Prog.FuncValue(obj.Origin()); decl != nil && len(decl.Blocks) > 0 {
		return append(found, decl)
	}
	return found
}
