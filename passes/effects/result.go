package effects

import (
	"go/types"

	"github.com/isolint-go/isolint/passes/table"
	"golang.org/x/tools/go/ssa"
)

func (f *family) extractOrigins(e *ssa.Extract) []origin {
	switch t := e.Tuple.(type) {
	case *ssa.Call:
		return f.resultOrigins(t, e.Index)
	case *ssa.TypeAssert:
		if e.Index == 0 {
			return f.assertedOrigins(t.X)
		}
	case *ssa.Lookup:
		if e.Index == 0 {
			return f.originsOf(t.X)
		}
	case *ssa.Next:
		if r, ok := t.Iter.(*ssa.Range); ok && e.Index > 0 {
			return f.originsOf(r.X)
		}
	}
	return nil
}

// assertedOrigins are the origins of what an optional type assertion finds in x,
// without the caller's values and without fields: that they hold such a thing is
// the exception that their owner does not see.
func (f *family) assertedOrigins(x ssa.Value) []origin {
	if u, ok := x.(*ssa.UnOp); ok {
		if _, ok := u.X.(*ssa.FieldAddr); ok {
			return nil
		}
	}
	var out []origin
	for _, o := range f.originsOf(x) {
		if o.kind != fromParam {
			out = append(out, o)
		}
	}
	return out
}

// resultOrigins says what result i of a call refers to, by the summary or the
// table of the function called.
func (f *family) resultOrigins(call *ssa.Call, i int) []origin {
	if b, ok := call.Call.Value.(*ssa.Builtin); ok {
		if b.Name() == "append" {
			return f.originsOf(call.Call.Args[0])
		}
		return nil
	}
	if !refers(resultType(call, i), 0) {
		return nil
	}
	var all []origin
	for _, t := range f.targets(call) {
		all = appendNew(all, f.aliasOrigins(t, i)...)
	}
	return appendNew(all, origin{kind: fromCall, val: call, i: i})
}

func resultType(call *ssa.Call, i int) types.Type {
	if t, ok := call.Type().(*types.Tuple); ok {
		if i >= t.Len() {
			return types.Typ[types.Invalid]
		}
		return t.At(i).Type()
	}
	return call.Type()
}

func (f *family) aliasOrigins(t target, i int) []origin {
	var all []origin
	for _, n := range t.returned() {
		if n < len(t.args) {
			all = append(all, f.originsOf(t.args[n])...)
		}
	}
	for _, e := range t.entries {
		if e.Verb == table.Is { // log.Default()
			all = append(all, origin{kind: fromGlobal, key: e.Key, deep: true, listed: t.symbol})
		}
	}
	for _, a := range f.summaryOf(t).Aliases {
		switch {
		case a.result != i:
		case a.param < 0:
			all = append(all, origin{kind: fromGlobal, key: a.key, deep: true})
		case a.param < len(t.args):
			if a.path == "" {
				all = append(all, f.originsOf(t.args[a.param])...)
			} else {
				all = append(all, f.fieldOrigins(t.args[a.param], a.path)...)
			}
		}
	}
	return all
}
