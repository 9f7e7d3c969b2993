package effects

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// sources are what a value was computed from: memory that was loaded, and
// results of calls.
type sources struct {
	loaded []origin
	calls  []*ssa.Call
}

// maxSources bounds what is looked at: a value that has more is taken to have
// none that matter.
const maxSources = 40

func (s *sources) add(more *sources) {
	if len(s.loaded)+len(s.calls) > maxSources {
		return
	}
	s.loaded = appendNew(s.loaded, more.loaded...)
	for _, c := range more.calls {
		if !slices.Contains(s.calls, c) {
			s.calls = append(s.calls, c)
		}
	}
}

// have reports whether a value comes from the resource, or from the parameter,
// that o is rooted in.
func (s *sources) have(f *family, o origin) bool {
	if sharesRoot(s.loaded, []origin{o}) {
		return true
	}
	return slices.ContainsFunc(s.calls, func(call *ssa.Call) bool {
		for _, a := range call.Call.Args {
			if sharesRoot(f.originsOf(a), []origin{o}) {
				return true
			}
		}
		return o.kind == fromGlobal && f.callReads(call, o.key)
	})
}

// callReads reports whether a call reads a resource.
func (f *family) callReads(call *ssa.Call, key string) bool {
	for _, t := range f.targets(call) {
		if t.made != nil || t.isLiteral() {
			continue
		}
		if f.summaryOf(t).reads(key) {
			return true
		}
		for _, e := range t.entries {
			if e.Key == key || e.Key != "" && f.entryKey(t, e) == key {
				return true
			}
		}
	}
	return false
}

// sources returns what v was computed from.
func (f *family) sources(v ssa.Value) *sources {
	if v == nil {
		return &sources{}
	}
	if s, ok := f.drawn[v]; ok {
		return s
	}
	s := new(sources)
	f.drawn[v] = s // also where it comes back here
	f.draw(s, v)
	return s
}

func (f *family) draw(s *sources, v ssa.Value) {
	switch v := v.(type) {
	case *ssa.UnOp:
		if v.Op != token.MUL {
			s.add(f.sources(v.X))
			return
		}
		f.drawLoad(s, v)
	case *ssa.Alloc:
		f.drawCells(s, v, "")
	case *ssa.Call:
		f.drawCall(s, v)
	case *ssa.Slice:
		if k, ok := v.High.(*ssa.Const); !ok || !isZero(k) { // s[:0] is empty
			s.add(f.sources(v.X))
		}
	case *ssa.Lookup:
		s.loaded = appendNew(s.loaded, f.originsOf(v.X)...)
		s.add(f.sources(v.X))
		s.add(f.sources(v.Index))
	case *ssa.MakeClosure:
		for _, b := range v.Bindings {
			s.add(f.sources(b))
		}
	case *ssa.Const, *ssa.Global, *ssa.Function, *ssa.Parameter, *ssa.FreeVar, *ssa.Builtin, *ssa.MakeMap, *ssa.MakeSlice, *ssa.MakeChan:
	case ssa.Instruction:
		var operands []*ssa.Value
		for _, op := range v.Operands(operands) {
			if *op != nil {
				s.add(f.sources(*op))
			}
		}
	}
}

// drawLoad adds what is in memory: of a local variable, what was stored there.
func (f *family) drawLoad(s *sources, u *ssa.UnOp) {
	if root, path := f.base(u.X); root != nil {
		f.drawCells(s, root, path)
		return
	}
	s.loaded = appendNew(s.loaded, f.originsOf(u.X)...)
}

func (f *family) drawCells(s *sources, root *ssa.Alloc, path string) {
	if len(f.cells[root]) > maxCells {
		return
	}
	for _, st := range f.cells[root] {
		if overlaps(st.path, path) {
			s.add(f.sources(st.val))
		}
	}
}

func (f *family) drawCall(s *sources, call *ssa.Call) {
	if _, ok := call.Call.Value.(*ssa.Builtin); !ok {
		s.calls = append(s.calls, call)
		s.add(f.sources(call.Call.Value))
	}
	for _, a := range call.Call.Args {
		s.add(f.sources(a))
	}
}

// renewed reports whether a value is one of a library, made of fields that the one before it
// had, and of nothing else: a server that is started again as it was.
func (f *family) renewed(val ssa.Value, o origin) bool {
	call, ok := val.(*ssa.Call)
	if !ok || !isPointer(val.Type()) || len(call.Call.Args) == 0 {
		return false
	}
	callee := call.Call.StaticCallee()
	if callee == nil || callee.Pkg == nil || f.inModule(callee.Pkg.Pkg) {
		return false
	}
	return !slices.ContainsFunc(call.Call.Args, func(arg ssa.Value) bool { return !f.isFieldOf(arg, o) })
}

// isFieldOf reports whether a value was loaded from a field of a variable, or is a part of such
// a list.
func (f *family) isFieldOf(v ssa.Value, o origin) bool {
	if part, ok := v.(*ssa.Slice); ok {
		v = part.X
	}
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	field, ok := load.X.(*ssa.FieldAddr)
	return ok && sharesRoot(f.originsOf(field.X), []origin{o})
}
