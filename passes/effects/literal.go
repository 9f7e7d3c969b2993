package effects

import (
	"go/constant"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A literal is a slice, an array or a map of which all elements stand in the
// source, as far as the code shows that nothing else is put in it.
type literal struct {
	*family // that it stands in
	rows    []row
}

// A row is an element of a literal.
type row struct {
	key   ssa.Value            // of a map
	cells map[string]ssa.Value // what it is made of: ".Field", or "" for the whole
}

// literalOf finds the literal that a slice, an array or a map is, nil if it is
// none.
func (f *family) literalOf(v ssa.Value) *literal {
	in, root := f.literalRoot(v)
	if root == nil {
		return nil
	}
	if l, ok := in.literals[root]; ok {
		return l
	}
	var l *literal
	if rows := in.rowsOf(root); len(rows) > 0 && !in.rewritten()[root] && !in.handedOn(root) {
		l = &literal{in, rows}
	}
	in.literals[root] = l
	return l
}

// literalRoot finds the memory of a slice or an array, or the map, and the
// family that it is made in: a variable of the package may hold it.
func (f *family) literalRoot(v ssa.Value) (*family, ssa.Value) {
	for range maxDepth {
		switch x := unwrap(v).(type) {
		case *ssa.MakeMap:
			return f, x
		case *ssa.Alloc:
			val := f.sole(x, "")
			if val == nil {
				return f, x
			}
			v = val
		case *ssa.FreeVar:
			v = f.binding[x]
		case *ssa.Slice:
			if x.Low != nil || x.High != nil {
				return nil, nil
			}
			v = x.X
		case *ssa.UnOp:
			if g, ok := x.X.(*ssa.Global); ok {
				if f.inits == nil || f.literalVars[g] == nil {
					return nil, nil
				}
				return f.inits.literalRoot(f.literalVars[g])
			}
			root, path := f.base(x.X)
			if root == nil {
				return nil, nil
			}
			if v = f.sole(root, path); v == nil && path == "" {
				return f, root // the value of an array
			}
		default:
			return nil, nil
		}
	}
	return nil, nil
}

// rowsOf returns the elements of a literal.
func (f *family) rowsOf(root ssa.Value) []row {
	switch root := root.(type) {
	case *ssa.MakeMap:
		return mapRows(root)
	case *ssa.Alloc:
		return f.arrayRows(root)
	}
	return nil
}

func mapRows(m *ssa.MakeMap) []row {
	var rows []row
	for _, ref := range *m.Referrers() {
		if up, ok := ref.(*ssa.MapUpdate); ok && up.Map == m {
			rows = append(rows, row{up.Key, map[string]ssa.Value{"": up.Value}})
		}
	}
	return rows
}

// maxElements bounds the arrays that are looked at.
const maxElements = 1000

func (f *family) arrayRows(root *ssa.Alloc) []row {
	array, ok := root.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Array)
	if !ok || array.Len() > maxElements || len(f.cells[root]) == 0 {
		return nil
	}
	rows := make([]row, array.Len())
	for _, st := range f.cells[root] {
		if !strings.HasPrefix(st.path, "[]") {
			return nil // copied as a whole
		}
		i, ok := constInt(elementOf(st.at.Addr).Index)
		if !ok || i >= len(rows) {
			return nil // a part of it is computed
		}
		if rows[i].cells == nil {
			rows[i].cells = make(map[string]ssa.Value)
		}
		rows[i].cells[strings.TrimPrefix(st.path, "[]")] = st.val
	}
	return rows
}

// rewritten returns what is changed after it was made, by its index in a
// variable: cases[i].path = …
func (f *family) rewritten() map[ssa.Value]bool {
	if f.rewrites != nil {
		return f.rewrites
	}
	f.rewrites = make(map[ssa.Value]bool)
	for _, fn := range f.members {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				if st, ok := instr.(*ssa.Store); ok {
					if e := elementOf(st.Addr); e != nil {
						if _, loaded := e.X.(*ssa.UnOp); loaded {
							_, root := f.literalRoot(e.X)
							f.rewrites[root] = true
						}
					}
				}
			}
		}
	}
	return f.rewrites
}

// handedOn reports whether a function that a literal is given to fills it anew.
func (f *family) handedOn(root ssa.Value) bool {
	for _, ref := range *root.Referrers() {
		if sl, ok := ref.(*ssa.Slice); ok && f.setByCalls(sl, "") {
			return true
		}
	}
	return f.setByCalls(root, "")
}

// elementOf returns the element, of whatever is outermost, that an address is in.
func elementOf(addr ssa.Value) *ssa.IndexAddr {
	var e *ssa.IndexAddr
	for {
		switch a := addr.(type) {
		case *ssa.FieldAddr:
			addr = a.X
		case *ssa.Slice:
			addr = a.X
		case *ssa.IndexAddr:
			e, addr = a, a.X
		default:
			return e
		}
	}
}

func constInt(v ssa.Value) (int, bool) {
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil || c.Value.Kind() != constant.Int {
		return -1, false
	}
	return int(c.Int64()), true
}
