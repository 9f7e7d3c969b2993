package effects

import (
	"go/token"
	"go/types"
	"regexp"

	"golang.org/x/tools/go/ssa"
)

// classify tells what kind of value a write stores in the resource key, so
// that a restore is told from a change. For valArg it returns the parameter.
func (f *family) classify(key string, val ssa.Value) (class, int) {
	if val == nil {
		return valZero, -1
	}
	if f.savedIn(key, val) != nil {
		return valSaved, -1
	}
	switch v := unwrap(val).(type) {
	case *ssa.Const:
		if isZero(v) {
			return f.zeroOf(key), -1
		}
		return f.initialOr(key, v, valKonst), -1
	case *ssa.MakeMap:
		if init, ok := f.initial[key].(*ssa.MakeMap); ok && init.Reserve == nil {
			return valInitial, -1 // emptied
		}
	case *ssa.Function:
		return f.initialOr(key, v, valOther), -1
	case *ssa.Alloc:
		if init, ok := f.initial[key]; ok && isNew(v) {
			if first, ok := unwrap(init).(*ssa.Alloc); ok && isNew(first) && types.Identical(first.Type(), v.Type()) {
				return valInitial, -1 // once = new(sync.Once)
			}
		}
	case *ssa.UnOp:
		if g, ok := v.X.(*ssa.Global); ok && f.initial[key] != nil {
			if u, ok := unwrap(f.initial[key]).(*ssa.UnOp); ok && u.X == g {
				return valInitial, -1
			}
		}
	}
	for _, o := range f.originsOf(val) {
		if o.kind == fromParam {
			return valArg, o.i
		}
	}
	if p, ok := f.plainParam(val); ok {
		return valArg, p
	}
	return valOther, -1
}

// startEmpty are types whose new values are as good as the first one; an atomic number is
// taken for a counter. What another type's first value was filled with, later ones lack.
var startEmpty = regexp.MustCompile(`^(sync\.(Once|Mutex|RWMutex|WaitGroup)|sync/atomic\.(Bool|U?[Ii]nt\d+)|bytes\.Buffer|strings\.Builder)$`)

// isNew reports whether a value is new(sync.Once) or the like, and nothing but stored
// somewhere.
func isNew(a *ssa.Alloc) bool {
	if !startEmpty.MatchString(typeName(a.Type())) {
		return false
	}
	for _, ref := range *a.Referrers() {
		if store, ok := ref.(*ssa.Store); !ok || store.Val != a {
			return false
		}
	}
	return a.Heap
}

// zeroOf is valInitial for a variable of this package that initialisation does
// not set.
func (f *family) zeroOf(key string) class {
	if path, _ := SplitVar(key); f.initial[key] == nil && path == f.path {
		return valInitial
	}
	return valZero
}

// throughClass corrects the class of a value that is stored in what parameter i
// refers to, where the value comes from there too.
func (f *family) throughClass(c class, arg, i int, val ssa.Value) (class, int) {
	if u, ok := unwrap(val).(*ssa.UnOp); ok {
		for _, o := range f.originsOf(u.X) {
			if o.kind == fromParam && o.i == i {
				return valSaved, -1 // flags.StringVar(&s.name, "name", s.name, "")
			}
		}
	}
	if arg == i {
		return valOther, -1 // x.list = append(x.list, …)
	}
	return c, arg
}

// chosen reports whether a value, or the key that it is stored under, is a
// constant, a parameter or a step of a counter.
func (f *family) chosen(val, key ssa.Value) bool {
	if val == nil {
		return true
	}
	if _, ok := val.(*ssa.BinOp); ok {
		return true
	}
	class, _ := f.classify("", val)
	if class != valOther {
		return true
	}
	if key == nil {
		return false
	}
	class, _ = f.classify("", key)
	return class == valArg
}

// plainParam finds the parameter that a number or a string is.
func (f *family) plainParam(v ssa.Value) (int, bool) {
	for range 6 {
		switch x := unwrap(v).(type) {
		case *ssa.Parameter:
			for i, p := range f.top.Params {
				if p == x {
					return i, true
				}
			}
			return 0, false
		case *ssa.UnOp:
			root, path := f.base(x.X)
			if root == nil {
				return 0, false
			}
			val := f.sole(root, path)
			if val == nil {
				return 0, false
			}
			v = val
		default:
			return 0, false
		}
	}
	return 0, false
}

// initialOr is valInitial when v is what the package's initialisation stores
// in the variable.
func (f *family) initialOr(key string, v ssa.Value, otherwise class) class {
	init, ok := f.initial[key]
	if !ok {
		return otherwise
	}
	init = unwrap(init)
	if init == v {
		return valInitial
	}
	a, okA := init.(*ssa.Const)
	b, okB := v.(*ssa.Const)
	if okA && okB && a.Value != nil && b.Value != nil && a.Value.ExactString() == b.Value.ExactString() {
		return valInitial
	}
	return otherwise
}

// constantText is the text of a value that is the same in every run, empty if it is not
// known to be: a constant, what another package variable holds. A func is not among them:
// that all tests put in the same fake does not make it harmless.
func constantText(val ssa.Value) string {
	if val == nil {
		return ""
	}
	switch v := unwrap(val).(type) {
	case *ssa.Const:
		if v.Value == nil {
			return "nil"
		}
		return v.Value.ExactString()
	case *ssa.UnOp:
		if g, ok := v.X.(*ssa.Global); ok && v.Op == token.MUL && !isFunc(v.Type()) {
			return g.String()
		}
	}
	return ""
}

func unwrap(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.ChangeType:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		default:
			return v
		}
	}
}

func isZero(c *ssa.Const) bool {
	if c.Value == nil {
		return true
	}
	switch s := c.Value.ExactString(); s {
	case "0", `""`, "false":
		return true
	}
	return false
}
