package effects

import (
	"go/token"
	"go/types"
	"math"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A guard is the set of conditions that a block runs under.
type guard uint8

const (
	ifFlag   guard = 1 << iota // a flag variable such as -update
	ifEnv                      // an environment variable: a test that runs itself as a subprocess
	ifError                    // an error
	ifOption                   // a field of a parameter: an option of the caller
	ifFailed                   // the test has failed by then
	ifOther
	ifProduction // no test runs, by flag.Lookup("test.v") or testing.Testing
	onError      // there is an error: err != nil
)

// guardOf collects the conditions on the way to b: each branch that dominates
// it from one side only, while the other side goes on.
func (f *family) guardOf(fl *flow, b *ssa.BasicBlock) guard {
	var g guard
	if cond, _ := branchTo(b); cond != nil && saysFailed(b) {
		g = ifFailed
	}
	for d := b; d.Idom() != nil; d = d.Idom() {
		cond, taken := branchTo(d)
		if cond == nil {
			continue
		}
		if f.neverInTests(cond, taken) {
			g |= ifProduction
		}
		other := d.Idom().Succs[1]
		if !taken {
			other = d.Idom().Succs[0]
		}
		is := f.condition(cond, 0)
		how := f.leaves(fl, other)
		if how == endsFunc && !(firstPos(other) < firstPos(d)) {
			how = staysIn // if x { … }; return
		}
		if how == endsTest || how == endsFunc && is&(ifEnv|ifFlag) == 0 {
			// if x { t.Skip() }: what follows is the rule, not the exception. A
			// bare return at the sight of a variable is a helper process, one
			// at the sight of a flag is a normal run.
			continue
		}
		g |= is
		if isErrorCheck(cond, taken) {
			g |= onError
		}
	}
	return g
}

// isErrorCheck reports whether a condition that came out so shows that there is an error.
func isErrorCheck(cond ssa.Value, yes bool) bool {
	b, ok := cond.(*ssa.BinOp)
	return ok && isError(b.X.Type()) && (isNil(b.X) || isNil(b.Y)) && (b.Op == token.NEQ) == yes
}

// branchTo returns the condition of the branch that leads to d alone, and
// whether d is its true side.
func branchTo(d *ssa.BasicBlock) (ssa.Value, bool) {
	p := d.Idom()
	if p == nil || len(p.Instrs) == 0 || len(d.Preds) != 1 || d.Preds[0] != p {
		return nil, false
	}
	br, ok := p.Instrs[len(p.Instrs)-1].(*ssa.If)
	if !ok || p.Succs[0] == p.Succs[1] {
		return nil, false
	}
	return br.Cond, p.Succs[0] == d
}

// A leaving says how a block leaves its function at once.
type leaving uint8

const (
	staysIn  leaving = iota
	endsFunc         // returns
	endsTest         // does not return: t.Skip, t.Fatal, os.Exit, panic
)

func (f *family) leaves(fl *flow, b *ssa.BasicBlock) leaving {
	for range 3 {
		end, live := fl.end[b]
		if !live || end == 0 {
			return staysIn
		}
		if end < len(b.Instrs) {
			return endsTest
		}
		if works(b) {
			return staysIn
		}
		switch b.Instrs[end-1].(type) {
		case *ssa.Return:
			return endsFunc
		case *ssa.Panic:
			return endsTest
		case *ssa.Jump:
			if len(b.Succs[0].Preds) > 1 {
				return staysIn
			}
			b = b.Succs[0]
		default:
			return staysIn
		}
	}
	return staysIn
}

// firstPos is where a block stands in the source; one that the source does not
// show, such as the return at the end of a function, stands last.
func firstPos(b *ssa.BasicBlock) token.Pos {
	for _, instr := range b.Instrs {
		if p := instr.Pos(); p.IsValid() {
			return p
		}
	}
	return token.Pos(math.MaxInt)
}

// works reports whether a block does more than to say why it leaves.
func works(b *ssa.BasicBlock) bool {
	for _, instr := range b.Instrs {
		switch instr := instr.(type) {
		case *ssa.Defer, *ssa.Go, *ssa.Send, *ssa.MapUpdate:
			return true
		case *ssa.Call:
			fn := instr.Call.StaticCallee()
			if fn == nil || fn.Object() == nil || !isStd(fn.Object().Pkg()) {
				return true
			}
		}
	}
	return false
}

// condition classifies what a condition looks at.
func (f *family) condition(v ssa.Value, depth int) guard {
	if depth > 4 {
		return ifOther
	}
	switch v := v.(type) {
	case *ssa.UnOp:
		if v.Op == token.NOT {
			return f.condition(v.X, depth+1)
		}
		if v.Op == token.MUL {
			return f.loadCondition(v)
		}
	case *ssa.BinOp:
		if isError(v.X.Type()) || isError(v.Y.Type()) {
			return ifError
		}
		if _, ok := v.Y.(*ssa.Const); !ok {
			return ifOther
		}
		g := f.condition(v.X, depth+1) | f.condition(v.Y, depth+1)
		return g
	case *ssa.Const:
		return 0
	case *ssa.Call:
		return f.callCondition(v)
	case *ssa.Extract:
		if c, ok := v.Tuple.(*ssa.Call); ok {
			return f.callCondition(c)
		}
	}
	return ifOther
}

func (f *family) callCondition(c *ssa.Call) guard {
	if b, ok := c.Call.Value.(*ssa.Builtin); ok && b.Name() == "len" {
		return ifOther | f.condition(c.Call.Args[0], 1)
	}
	for _, t := range f.targets(c) {
		switch t.symbol {
		case "os.Getenv", "os.LookupEnv":
			return ifEnv
		case "flag.Lookup", "flag.FlagSet.Lookup":
			if !f.isTestFlag(c) { // that every test binary has
				return ifFlag
			}
		}
		if t.obj != nil && saysUpdate(t.obj.Name()) && t.obj.Signature().Params().Len() == 0 && isBool(c.Type()) {
			return ifFlag // golden.FlagUpdate()
		}
	}
	return ifOther
}

// neverInTests reports whether a condition does not come out so in a test:
// flag.Lookup("test.v") == nil, or !testing.Testing(). While packages are initialised
// a test binary has no flags yet.
func (f *family) neverInTests(cond ssa.Value, yes bool) bool {
	switch c := cond.(type) {
	case *ssa.UnOp:
		return c.Op == token.NOT && f.neverInTests(c.X, !yes)
	case *ssa.BinOp:
		call, isCall := c.X.(*ssa.Call)
		k, isConst := c.Y.(*ssa.Const)
		isNil := c.Op == token.EQL && yes || c.Op == token.NEQ && !yes
		return isCall && isConst && k.IsNil() && isNil && f.calls(call, "flag.Lookup") && f.isTestFlag(call) && !isInit(f.top)
	case *ssa.Call:
		return !yes && f.calls(c, "testing.Testing")
	}
	return false
}

// calls reports whether a call can only be of the function with the given symbol.
func (f *family) calls(c *ssa.Call, symbol string) bool {
	ts := f.targets(c)
	return len(ts) == 1 && ts[0].symbol == symbol
}

// isInit reports whether a function initialises its package. Those that it calls are
// taken for what tests call, too.
func isInit(fn *ssa.Function) bool {
	return (fn.Name() == "init" || strings.HasPrefix(fn.Name(), "init#")) && fn.Signature.Recv() == nil
}

// loadCondition classifies a condition on something that is stored.
func (f *family) loadCondition(v *ssa.UnOp) guard {
	if f.isFlag(v) {
		return ifFlag
	}
	if g, ok := v.X.(*ssa.Global); ok && g.Object() == nil {
		return 0 // init$guard, which no source shows
	}
	if _, ok := v.X.(*ssa.FieldAddr); ok {
		for _, o := range f.originsOf(v.X) {
			if o.kind == fromParam {
				return ifOther | ifOption
			}
		}
	}
	return ifOther
}

// failing are the methods of testing.TB after which a test goes on, and fails.
var failing = map[string]bool{"Error": true, "Errorf": true, "Fail": true}

// saysFailed reports whether a block is only there for a test that fails: what it
// writes, such as what was got instead of what a golden file has, is to be looked
// at.
func saysFailed(b *ssa.BasicBlock) bool {
	for _, instr := range b.Instrs {
		call, ok := instr.(*ssa.Call)
		if !ok {
			continue
		}
		if obj := calledFunc(&call.Call); obj != nil && isTesting(obj) && failing[obj.Name()] {
			return true
		}
	}
	return false
}

// calledFunc is the function, or the method of an interface, that a call names; nil if it is
// a value.
func calledFunc(call *ssa.CallCommon) *types.Func {
	if fn := call.StaticCallee(); fn != nil {
		obj, _ := fn.Object().(*types.Func)
		return obj
	}
	return call.Method
}

func isBool(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsBoolean != 0
}

func isError(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}
