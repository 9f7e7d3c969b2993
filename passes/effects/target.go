package effects

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/isolint-go/isolint/passes/table"
)

// A target is one function that a call may run.
type target struct {
	fn      *ssa.Function // declared here or elsewhere, or a literal; nil for a method seen only by its interface
	obj     *types.Func   // nil for a literal
	symbol  string
	entries []table.Entry
	args    []ssa.Value // by the target's SSA parameters: a receiver is 0
	recv    int         // 1 if the target has a receiver, else 0
	holder  *ssa.Global // the package variable that only ever holds the literal fn

	made    *ssa.Call // instead of a function: the func that this call returned
	madeIdx int
}

// isLiteral reports whether the target is a function literal of the family.
func (t target) isLiteral() bool { return t.fn != nil && t.fn.Parent() != nil && t.holder == nil }

// ofStd reports whether the target is a function of the standard library. Those that
// keep a func for later are listed; the others call it.
func (t target) ofStd() bool { return t.obj != nil && isStd(t.obj.Pkg()) }

// argIndex turns an argument number of the table into an index of args.
func (t target) argIndex(n int) int {
	if n == table.Recv {
		return 0
	}
	return n + t.recv
}

// arg returns the argument that the table numbers n, or nil.
func (t target) arg(n int) ssa.Value {
	i := t.argIndex(n)
	if i < 0 || i >= len(t.args) || n == table.Recv && t.recv == 0 {
		return nil
	}
	return t.args[i]
}

// returned lists the indexes of the arguments that the target's result is or
// aliases, by the table.
func (t target) returned() []int {
	var is []int
	for _, e := range t.entries {
		if e.Verb == table.Returns {
			is = append(is, t.argIndex(e.Arg))
		}
	}
	return is
}

// has reports whether the table gives the target a verb.
func (t target) has(v table.Verb) bool {
	for _, e := range t.entries {
		if e.Verb == v {
			return true
		}
	}
	return false
}

// targets resolves a call. None means that nothing is known of what runs.
func (f *family) targets(call ssa.CallInstruction) []target {
	c := call.Common()
	if c.IsInvoke() {
		return f.invoked(c)
	}
	if _, ok := c.Value.(*ssa.Builtin); ok {
		return nil
	}
	return f.funcTargets(c.Value, c.Args)
}

// funcTargets resolves a func value called with args.
func (f *family) funcTargets(v ssa.Value, args []ssa.Value) []target {
	var all []target
	switch v := v.(type) {
	case *ssa.Function:
		return []target{f.static(v, args)}
	case *ssa.MakeClosure:
		return []target{f.closureTarget(v, args)}
	}
	for _, o := range f.originsOf(v) {
		switch o.kind {
		case fromFunc:
			all = append(all, f.funcTargets(o.val, args)...)
		case fromCall:
			all = append(all, target{made: o.val.(*ssa.Call), madeIdx: o.i})
		case fromGlobal:
			if held, ok := f.funcVars[o.key]; ok {
				t := f.static(held.fn, args)
				t.holder = held.by
				all = append(all, t)
			} else if t, ok := f.listedVar(v, args); ok {
				all = append(all, t)
			}
		}
	}
	return all
}

// listedVar is the target of a call of a package variable that the table lists as
// a function: ginkgo's Context holds what Describe is.
func (f *family) listedVar(v ssa.Value, args []ssa.Value) (target, bool) {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return target{}, false
	}
	g, ok := load.X.(*ssa.Global)
	if !ok {
		return target{}, false
	}
	obj, ok := g.Object().(*types.Var)
	if !ok {
		return target{}, false
	}
	t := target{symbol: table.VarSymbol(obj), args: args}
	t.entries = f.table.Lookup(t.symbol)
	return t, t.has(table.Subtest) || t.has(table.Never)
}

func (f *family) closureTarget(mc *ssa.MakeClosure, args []ssa.Value) target {
	fn := mc.Fn.(*ssa.Function)
	if obj, ok := fn.Object().(*types.Func); ok && fn.Parent() == nil {
		// A method value: its receiver was bound.
		bound := append([]ssa.Value{}, mc.Bindings...)
		return f.known(nil, obj, append(bound, args...))
	}
	return target{fn: fn, args: args}
}

// isAbstract reports whether a target is a method of an interface, of which it is not known
// whose it is.
func (t target) isAbstract() bool {
	return t.obj != nil && len(t.entries) == 0 && t.obj.Signature().Recv() != nil && types.IsInterface(t.obj.Signature().Recv().Type())
}

func (f *family) static(fn *ssa.Function, args []ssa.Value) target {
	if o := fn.Origin(); o != nil {
		fn = o
	}
	if fn.Parent() != nil {
		return target{fn: fn, args: args}
	}
	obj, _ := fn.Object().(*types.Func)
	return f.known(fn, obj, args)
}

func (f *family) known(fn *ssa.Function, obj *types.Func, args []ssa.Value) target {
	t := target{fn: fn, obj: obj, args: args}
	if obj == nil {
		return t
	}
	t.obj = obj.Origin()
	t.symbol = table.Symbol(t.obj)
	if !f.inModule(t.obj.Pkg()) { // a library's own code says it better
		t.entries = f.table.Lookup(t.symbol)
	}
	if t.obj.Signature().Recv() != nil {
		t.recv = 1
	}
	return t
}

// inModule reports whether a package belongs to the module under analysis, as
// far as the driver says.
func (u *unit) inModule(p *types.Package) bool {
	m := u.pass.Module
	return m != nil && m.Path != "" && p != nil && !isStd(p) && (p.Path() == m.Path || strings.HasPrefix(p.Path(), m.Path+"/"))
}

// invoked resolves an interface call: by the interface method itself where the
// table lists it, or it stands for testing.TB's, else by the concrete types that
// the family shows.
func (f *family) invoked(c *ssa.CallCommon) []target {
	args := append([]ssa.Value{c.Value}, c.Args...)
	t := f.known(nil, c.Method, args)
	if len(t.entries) > 0 || isTesting(c.Method) || isCleanup(c.Method) {
		return []target{t}
	}
	var all []target
	for _, typ := range f.concrete(c.Value) {
		sel := types.NewMethodSet(typ).Lookup(c.Method.Pkg(), c.Method.Name())
		if sel == nil {
			continue
		}
		if obj, ok := sel.Obj().(*types.Func); ok {
			all = append(all, f.known(nil, obj, args))
		}
	}
	return all
}

// concrete returns the types of the values that an interface value is seen to
// be made from.
func (f *family) concrete(v ssa.Value) []types.Type {
	s := concreteSearch{family: f}
	s.visit(v, 0)
	return s.found
}

type concreteSearch struct {
	*family
	seen  visited
	found []types.Type
}

func (s *concreteSearch) visit(v ssa.Value, depth int) {
	if !s.seen.enter(v, depth) {
		return
	}
	switch v := v.(type) {
	case *ssa.MakeInterface:
		if t := v.X.Type(); !slices.ContainsFunc(s.found, func(have types.Type) bool { return types.Identical(have, t) }) {
			s.found = append(s.found, t)
		}
	case *ssa.ChangeInterface:
		s.visit(v.X, depth+1)
	case *ssa.Phi:
		for _, e := range v.Edges {
			s.visit(e, depth+1)
		}
	case *ssa.UnOp:
		if root, path := s.base(v.X); root != nil {
			for _, st := range s.cells[root] {
				if st.path == path {
					s.visit(st.val, depth+1)
				}
			}
		}
	}
}
