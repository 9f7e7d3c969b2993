package effects

import (
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// maxDepth bounds how far back a text is followed.
const maxDepth = 12

// text returns the template of a string or a number: what is constant in it,
// and holes for the rest.
func (f *family) text(v ssa.Value) string { return f.textAt(v, 0) }

func (f *family) textAt(v ssa.Value, depth int) string {
	if depth > maxDepth {
		return holeUnknown
	}
	depth++
	switch v := v.(type) {
	case *ssa.Const:
		return constText(v)
	case *ssa.Parameter:
		return f.paramText(v, "", depth)
	case *ssa.BinOp:
		if v.Op == token.ADD {
			return sum(v, f.textAt(v.X, depth), f.textAt(v.Y, depth))
		}
	case *ssa.Phi:
		return f.phiText(v, "", depth)
	case *ssa.MakeInterface:
		return f.textAt(v.X, depth)
	case *ssa.ChangeType:
		return f.textAt(v.X, depth)
	case *ssa.Convert:
		if s := f.textAt(v.X, depth); fits(s, v.Type()) {
			return s
		}
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return f.loadText(v.X, depth)
		}
	case *ssa.Field:
		return f.structText(v.X, fieldName(v.X.Type(), v.Field), depth)
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok {
			return f.callText(call, v.Index, depth)
		}
		return f.rowText(v, "", depth)
	case *ssa.Index, *ssa.Lookup:
		return f.rowText(v, "", depth)
	case *ssa.Slice:
		if vs, ok := f.varargs(v); ok && len(vs) == 1 {
			return f.textAt(vs[0], depth)
		}
	case *ssa.Call:
		return f.callText(v, 0, depth)
	}
	return holeUnknown
}

func constText(c *ssa.Const) string {
	if c.Value == nil {
		return holeUnknown
	}
	switch c.Value.Kind() {
	case constant.String:
		s := constant.StringVal(c.Value)
		if strings.Contains(s, hole) {
			// A NUL begins an abstract socket's name; keep it readable.
			s = strings.ReplaceAll(s, hole, "@")
		}
		return compact(s)
	case constant.Int, constant.Bool:
		return c.Value.ExactString()
	}
	return holeUnknown
}

func isString(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// A phiPlace is where a search for a text came to a phi, or to a field of it.
type phiPlace struct {
	phi   *ssa.Phi
	field string
	depth int
	row   int
}

// phiText is the text of a phi, or of a field of it. It is kept: a series of
// branches is as many ways back to its start as two to the power of their number.
func (f *family) phiText(phi *ssa.Phi, field string, depth int) string {
	place := phiPlace{phi, field, depth, f.row}
	if s, ok := f.phiTexts[place]; ok {
		return s
	}
	var s string
	if field == "" {
		s = f.joinedText(phi, depth)
	} else {
		s = f.sameText(phi.Edges, field, depth)
	}
	f.phiTexts[place] = s
	return s
}

// sameText is the text that all values have, or a field of all of them.
func (f *family) sameText(vs []ssa.Value, field string, depth int) string {
	got := ""
	for i, v := range vs {
		s := ""
		if field == "" {
			s = f.textAt(v, depth)
		} else {
			s = f.fieldText(v, field, depth)
		}
		if i > 0 && s != got {
			return holeUnknown
		}
		got = s
	}
	return got
}

// paramText is a hole for a parameter of the family's top; the parameter of a
// literal is followed to where the literal is called.
func (f *family) paramText(p *ssa.Parameter, field string, depth int) string {
	for i, q := range p.Parent().Params {
		if p != q {
			continue
		}
		if p.Parent() == f.top {
			return keyParam(i, field)
		}
		calls := f.literalCalls(p.Parent())
		if len(calls) != 1 || i >= len(calls[0].Args) {
			return holeUnknown
		}
		if field != "" {
			return f.fieldText(calls[0].Args[i], field, depth)
		}
		return f.textAt(calls[0].Args[i], depth)
	}
	return holeUnknown
}

// loadText is the text in *addr.
func (f *family) loadText(addr ssa.Value, depth int) string {
	switch a := addr.(type) {
	case *ssa.Global:
		if s, ok := f.constVars[a]; ok {
			return s
		}
		return holeUnknown
	case *ssa.FieldAddr:
		return f.fieldText(a.X, fieldName(a.X.Type(), a.Field), depth)
	}
	if root, path := f.base(addr); root != nil {
		if val := f.sole(root, path); val != nil {
			return f.textAt(val, depth)
		}
	}
	return f.rowText(addr, "", depth)
}

// fieldText is the text in a field of the struct that v points to.
func (f *family) fieldText(v ssa.Value, field string, depth int) string {
	if depth > maxDepth {
		return holeUnknown
	}
	depth++
	switch v := v.(type) {
	case *ssa.Parameter:
		return f.paramText(v, field, depth)
	case *ssa.FieldAddr:
		return f.fieldText(v.X, fieldName(v.X.Type(), v.Field)+"."+field, depth)
	case *ssa.UnOp, *ssa.Alloc, *ssa.FreeVar:
		return f.cellFieldText(v, field, depth)
	case *ssa.Call:
		return f.madeText(v, field, depth)
	case *ssa.IndexAddr, *ssa.Lookup, *ssa.Extract:
		return f.rowText(v, field, depth)
	case *ssa.MakeInterface:
		return f.fieldText(v.X, field, depth)
	case *ssa.ChangeType:
		return f.fieldText(v.X, field, depth)
	case *ssa.Phi:
		return f.phiText(v, field, depth)
	}
	return holeUnknown
}

// cellFieldText is the text in a field of a local struct, or of the struct
// that a local pointer variable was set to once.
func (f *family) cellFieldText(v ssa.Value, field string, depth int) string {
	if u, ok := v.(*ssa.UnOp); ok { // p.field, with p loaded from a variable
		root, path := f.base(u.X)
		if root != nil {
			if val := f.sole(root, path); val != nil {
				return f.fieldText(val, field, depth)
			}
		} else if p, ok := u.X.(*ssa.FieldAddr); ok {
			return f.fieldText(p.X, fieldName(p.X.Type(), p.Field)+"."+field, depth)
		}
		return f.rowText(u.X, field, depth)
	}
	root, path := f.base(v)
	if root == nil {
		return holeUnknown
	}
	whole, part := f.sole(root, path), f.sole(root, path+"."+field)
	at := f.firstStore(root, path+"."+field)
	switch {
	case f.setByCalls(root, field):
		return holeUnknown
	case part != nil && whole != nil:
		return f.setText(whole, *at, field, depth)
	case part != nil:
		return f.textAt(part, depth)
	case at != nil || path != "":
		return holeUnknown
	case whole != nil:
		return f.structText(whole, field, depth)
	case strings.Contains(field, ".") && f.sole(root, "."+outer(field)) != nil:
		in := outer(field)
		return f.partText(f.sole(root, "."+in), field[len(in)+1:], depth)
	case f.neverSet(root, "."+field):
		return holeZero
	}
	return holeUnknown
}

// outer is a path of fields without the last one.
func outer(field string) string { return field[:strings.LastIndex(field, ".")] }

// firstStore returns the first store to a part of a local variable.
func (f *family) firstStore(root *ssa.Alloc, path string) *cellStore {
	for i, st := range f.cells[root] {
		if st.path == path {
			return &f.cells[root][i]
		}
	}
	return nil
}

// structText is the text in a field of a struct value.
func (f *family) structText(v ssa.Value, field string, depth int) string {
	switch v := v.(type) {
	case *ssa.UnOp:
		return f.fieldText(v.X, field, depth)
	case *ssa.Parameter:
		return f.paramText(v, field, depth)
	case *ssa.Field:
		return f.structText(v.X, fieldName(v.X.Type(), v.Field)+"."+field, depth)
	case *ssa.Call:
		return f.madeText(v, field, depth)
	case *ssa.Index, *ssa.Lookup, *ssa.Extract:
		return f.rowText(v, field, depth)
	case *ssa.Const:
		return holeZero
	}
	return holeUnknown
}

// neverSet reports whether a part of a local variable has its zero value.
func (f *family) neverSet(root *ssa.Alloc, path string) bool {
	for _, st := range f.cells[root] {
		if overlaps(st.path, path) {
			return false
		}
	}
	return confined(root)
}
