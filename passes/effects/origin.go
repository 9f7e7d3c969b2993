package effects

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/isolint-go/isolint/passes/table"
)

// An origin is where a value comes from, as far as the family shows.
type origin struct {
	kind   originKind
	key    string     // fromGlobal: the variable's resource
	listed string     // fromGlobal: its symbol, if the table gives it a resource
	deep   bool       // fromGlobal: reached through what the variable holds, not its own storage
	typ    types.Type // fromGlobal: the variable's type, if known
	i      int        // fromParam: index; fromCall: result index
	path   string     // fromParam: the field of the parameter through which it was reached, if one
	val    ssa.Value  // fromLocal: *ssa.Alloc; fromFunc: *ssa.Function or *ssa.MakeClosure; fromCall: *ssa.Call
}

type originKind uint8

const (
	fromGlobal originKind = iota
	fromParam             // a parameter of the family's top, or what it refers to
	fromLocal             // the address of a local variable
	fromFunc
	fromCall    // the result of a call that says nothing of it
	fromUnknown // a parameter of a literal, an element received
)

// maxOrigins bounds the origins of one value; code that exceeds it (generated
// tables, mostly) is not where isolation breaks.
const maxOrigins = 12

// originsOf returns where v may come from; none means a fresh value.
func (f *family) originsOf(v ssa.Value) []origin {
	if o, ok := f.origins[v]; ok {
		return o
	}
	if f.open[v] {
		return nil
	}
	f.open[v] = true
	o := f.trace(v)
	delete(f.open, v)
	if len(o) > maxOrigins {
		o = o[:maxOrigins]
	}
	f.origins[v] = o
	return o
}

func (f *family) trace(v ssa.Value) []origin {
	switch v := v.(type) {
	case *ssa.Global:
		return f.globalOrigin(v)
	case *ssa.Parameter:
		return f.paramOrigin(v)
	case *ssa.FreeVar:
		if b, ok := f.binding[v]; ok {
			return f.originsOf(b)
		}
	case *ssa.Alloc:
		return []origin{{kind: fromLocal, val: v}}
	case *ssa.Function, *ssa.MakeClosure:
		return []origin{{kind: fromFunc, val: v}}
	case *ssa.FieldAddr:
		return f.originsOf(v.X)
	case *ssa.IndexAddr:
		return f.originsOf(v.X)
	case *ssa.Field:
		return f.fieldOrigins(v.X, fieldName(v.X.Type(), v.Field))
	case *ssa.Index:
		return f.originsOf(v.X)
	case *ssa.Phi:
		return withoutDefault(f.union(v.Edges))
	case *ssa.Call:
		return f.resultOrigins(v, 0)
	case *ssa.Extract:
		return f.extractOrigins(v)
	case *ssa.UnOp:
		return f.loadOrigins(v)
	case *ssa.MakeInterface:
		return f.originsOf(v.X)
	case *ssa.ChangeInterface:
		return f.originsOf(v.X)
	case *ssa.ChangeType:
		return f.originsOf(v.X)
	case *ssa.Convert:
		return f.originsOf(v.X)
	case *ssa.TypeAssert:
		return f.originsOf(v.X)
	case *ssa.Slice:
		return f.originsOf(v.X)
	case *ssa.Lookup:
		return f.originsOf(v.X)
	case *ssa.SliceToArrayPointer:
		return f.originsOf(v.X)
	}
	return nil
}

func (f *family) union(vs []ssa.Value) []origin {
	var all []origin
	for _, v := range vs {
		all = appendNew(all, f.originsOf(v)...)
	}
	return all
}

func appendNew(all []origin, more ...origin) []origin {
next:
	for _, o := range more {
		for _, have := range all {
			if have == o {
				continue next
			}
		}
		all = append(all, o)
	}
	return all
}

func (f *family) globalOrigin(g *ssa.Global) []origin {
	obj, ok := g.Object().(*types.Var)
	if !ok {
		return nil // init$guard and the like
	}
	key := f.varKey(obj)
	if key == "" {
		return nil
	}
	o := origin{kind: fromGlobal, key: key, typ: obj.Type()}
	if !strings.HasPrefix(key, "var:") {
		o.listed = table.VarSymbol(obj)
	}
	return []origin{o}
}

func (f *family) paramOrigin(p *ssa.Parameter) []origin {
	if p.Parent() != f.top {
		return f.literalParam(p)
	}
	for i, q := range f.top.Params {
		if p == q {
			return []origin{{kind: fromParam, i: i}}
		}
	}
	return nil
}

// literalParam resolves the parameter of a literal that is called where it
// can be seen: func(x T) { … }(arg).
func (f *family) literalParam(p *ssa.Parameter) []origin {
	fn := p.Parent()
	index := -1
	for i, q := range fn.Params {
		if p == q {
			index = i
		}
	}
	for _, call := range f.literalCalls(fn) {
		if index < len(call.Args) {
			return f.originsOf(call.Args[index])
		}
	}
	return []origin{{kind: fromUnknown}}
}

// literalCalls returns the direct calls of a literal.
func (f *family) literalCalls(fn *ssa.Function) []*ssa.CallCommon {
	var value ssa.Value = fn
	if mc, ok := f.closure[fn]; ok {
		value = mc
	}
	refs := value.Referrers()
	if refs == nil {
		return nil
	}
	var calls []*ssa.CallCommon
	for _, ref := range *refs {
		if c, ok := ref.(ssa.CallInstruction); ok && c.Common().Value == value {
			calls = append(calls, c.Common())
		}
	}
	return calls
}

// loadOrigins follows *addr: what a global, a parameter or a local variable
// holds. A value that refers to nothing (a number, a string) is fresh.
func (f *family) loadOrigins(u *ssa.UnOp) []origin {
	if u.Op.String() != "*" || !refers(u.Type(), 0) {
		return nil
	}
	var all []origin
	path := f.suffix(u.X)
	for _, o := range f.originsOf(u.X) {
		switch o.kind {
		case fromGlobal:
			if alias, ok := f.aliasVars[o.key]; ok && !o.deep {
				all = appendNew(all, origin{kind: fromGlobal, key: alias}) // var Now = &now
				continue
			}
			o.deep = true
			all = appendNew(all, o)
		case fromLocal:
			all = appendNew(all, f.contents(o.val.(*ssa.Alloc), path, u)...)
		case fromFunc:
		case fromParam:
			all = appendNew(all, o.within(path))
		default:
			all = appendNew(all, o)
		}
	}
	return all
}

// refers reports whether a value of type t can refer to memory that others
// see: it is, or holds, a pointer, map, slice, channel, func or interface.
func refers(t types.Type, depth int) bool {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Kind() == types.UnsafePointer
	case *types.Struct:
		if typeName(t) == "time.Time" {
			return false // what it points to, a time zone, nobody changes
		}
		if depth > 4 {
			return true
		}
		for i := range u.NumFields() {
			if refers(u.Field(i).Type(), depth+1) {
				return true
			}
		}
		return false
	case *types.Array:
		return refers(u.Elem(), depth+1)
	}
	return true
}
