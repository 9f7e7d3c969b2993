package effects

import (
	"cmp"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A resultPart is a result of a function, or a field of the struct that it is or points to.
type resultPart struct {
	result int
	field  string // "cfg.Addr"; empty for the result itself
}

func (p resultPart) compare(q resultPart) int {
	return cmp.Or(cmp.Compare(p.result, q.result), strings.Compare(p.field, q.field))
}

// addResultParts adds the texts that a function puts in the fields of a struct which it
// returns: func New(port int) *Server { return &Server{port: port} }. Those of libraries
// are left out, which are many.
func (c *collector) addResultParts(texts map[resultPart]string) {
	if m := c.pass.Module; m != nil && m.Path != "" && !c.inModule(c.pass.Pkg) {
		return
	}
	mixed := make(map[resultPart]bool)
	c.eachResult(func(i int, v ssa.Value, failed bool) {
		if k, ok := v.(*ssa.Const); failed || ok && isZero(k) {
			return
		}
		fields := c.textFields(v, i)
		for part := range texts { // what another return does not set
			mixed[part] = mixed[part] || part.result == i && part.field != "" && !fields[part.field]
		}
		for field := range fields {
			part, s := resultPart{i, field}, c.partText(v, field, 0)
			if have, ok := texts[part]; ok && have != s || strings.Contains(s, holeUnknown) {
				mixed[part] = true
			}
			texts[part] = s
		}
	})
	for part := range mixed {
		if mixed[part] {
			delete(texts, part)
		}
	}
}

// textFields lists the fields of a result that hold texts or numbers of which something
// may be known.
func (c *collector) textFields(v ssa.Value, i int) map[string]bool {
	fields := make(map[string]bool)
	if call, i := calledResult(v); call != nil {
		for _, t := range c.targets(call) {
			for part := range c.summaryOf(t).Texts {
				if part.result == i && part.field != "" {
					fields[part.field] = true
				}
			}
		}
		return fields
	}
	if load, ok := v.(*ssa.UnOp); ok {
		v = load.X
	}
	root, ok := v.(*ssa.Alloc)
	if !ok || len(c.cells[root]) > maxCells {
		return fields
	}
	for _, st := range c.cells[root] {
		if field := strings.TrimPrefix(st.path, "."); field != st.path && !strings.Contains(field, "[") {
			addTextFields(fields, field, st.val)
		}
	}
	return fields
}

// addTextFields adds a field that a value is stored in, or the fields of the parameter that is.
func addTextFields(fields map[string]bool, field string, val ssa.Value) {
	if isTextual(val.Type()) {
		fields[field] = true
		return
	}
	if _, ok := val.(*ssa.Parameter); !ok {
		return
	}
	st, ok := deref(val.Type()).Underlying().(*types.Struct)
	if !ok {
		return
	}
	for f := range st.Fields() {
		if isTextual(f.Type()) {
			fields[field+"."+f.Name()] = true
		}
	}
}

func isTextual(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&(types.IsString|types.IsInteger) != 0
}

// calledResult returns the call of which a value is a result, and which one it is.
func calledResult(v ssa.Value) (*ssa.Call, int) {
	switch v := v.(type) {
	case *ssa.Call:
		return v, 0
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok {
			return call, v.Index
		}
	}
	return nil, 0
}

// madeText is the text in a field of what a call returned, unless it is set to another
// one since.
func (f *family) madeText(v ssa.Value, field string, depth int) string {
	call, i := calledResult(v)
	ts := f.targets(call)
	if len(ts) != 1 {
		return holeUnknown
	}
	first, _, _ := strings.Cut(field, ".")
	if !f.keepsField(v, first, 0) {
		return holeUnknown
	}
	if tmpl, ok := f.summaryOf(ts[0]).Texts[resultPart{i, field}]; ok {
		return fill(tmpl, func(n int, field string) string { return f.argText(ts[0], n, field, depth) })
	}
	return f.resolvedText(ts[0], field, depth)
}

// keepsField reports whether a field of what a value is or points to stays as it is, as
// far as the function of the value goes. What is stored elsewhere than in a local
// variable may be changed by anybody; so may what goes through more variables than a reader
// would follow, or round in a circle of them.
func (f *family) keepsField(v ssa.Value, field string, depth int) bool {
	const maxDepth = 3
	if depth > maxDepth || f.setByCalls(v, field) {
		return false
	}
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.FieldAddr:
			if fieldName(ref.X.Type(), ref.Field) == field && (isStored(ref) || !confined(ref)) {
				return false
			}
		case *ssa.Store:
			if ref.Val == v && !f.keepsStored(ref.Addr, field, depth) {
				return false
			}
		}
	}
	return true
}

// isStored reports whether something is stored at an address, or in a part of what is there.
func isStored(addr ssa.Value) bool {
	for _, ref := range *addr.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Addr == addr {
				return true
			}
		case *ssa.FieldAddr:
			if isStored(ref) {
				return true
			}
		}
	}
	return false
}

// keepsStored does the same for a local variable that the value is stored in.
func (f *family) keepsStored(addr ssa.Value, field string, depth int) bool {
	root, path := f.base(addr)
	if root == nil || path != "" || f.firstStore(root, "."+field) != nil || f.setByCalls(root, field) {
		return false
	}
	for _, load := range f.loads(root) {
		if !f.keepsField(load, field, depth+1) {
			return false
		}
	}
	return true
}
