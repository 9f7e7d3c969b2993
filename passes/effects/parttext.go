package effects

import (
	"cmp"
	"go/types"
	"strconv"
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
// returns: func New(port int) *Server { return &Server{port: port} }. It has to put them
// there wherever it returns. Those of libraries are left out, which are many.
func (c *collector) addResultParts(texts map[resultPart]string) {
	if m := c.pass.Module; m != nil && m.Path != "" && !c.inModule(c.pass.Pkg) {
		return
	}
	returns := make(map[int]int)       // by result, how many there are
	put := make(map[resultPart]int)    // how many of them put something there
	mixed := make(map[resultPart]bool) // and not all the same
	c.eachResult(func(ret *ssa.Return, i int, failed bool) {
		v := ret.Results[i]
		if k, ok := v.(*ssa.Const); failed || ok && isZero(k) {
			return
		}
		returns[i]++
		for field := range c.textFields(ret, i) {
			part, s := resultPart{i, field}, c.partText(v, field, 0)
			have, again := texts[part]
			mixed[part] = mixed[part] || again && have != s || strings.Contains(s, holeUnknown)
			texts[part] = s
			put[part]++
		}
	})
	for part, n := range put {
		if mixed[part] || n != returns[part.result] {
			delete(texts, part)
		}
	}
}

// textFields lists the fields of a result that hold texts or numbers of which something
// may be known: they are set on every way to that return, and nobody else may set them.
func (c *collector) textFields(ret *ssa.Return, i int) map[string]bool {
	v, fields := ret.Results[i], make(map[string]bool)
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
		field := strings.TrimPrefix(st.path, ".")
		if field == st.path || strings.Contains(field, "[") || !st.at.Block().Dominates(ret.Block()) {
			continue
		}
		if !c.mayChange(root, field) {
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

// fits reports whether a number stays what it is in a type; what is not known is taken to.
func fits(number string, t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	n, err := strconv.ParseInt(number, 10, 64)
	if !ok || err != nil || b.Info()&types.IsInteger == 0 {
		return true
	}
	bits := 8 * types.SizesFor("gc", "amd64").Sizeof(b)
	if b.Info()&types.IsUnsigned != 0 {
		return n >= 0 && (bits == 64 || n < 1<<bits)
	}
	return bits == 64 || -1<<(bits-1) <= n && n < 1<<(bits-1)
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
	if f.mayChange(v, field) {
		return holeUnknown
	}
	if tmpl, ok := f.summaryOf(ts[0]).Texts[resultPart{i, field}]; ok {
		return fill(tmpl, func(n int, field string) string { return f.argText(ts[0], n, field, depth) })
	}
	return f.resolvedText(ts[0], field, depth)
}
