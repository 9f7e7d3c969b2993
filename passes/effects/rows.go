package effects

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Tests are driven by tables: a text that stands in one is another in each row.
// What such a text names is therefore asked for row by row. The fields of a row
// stay together so, and no template has to say that it means several.

// maxRows bounds the rows that are looked at.
const maxRows = 8

// keys returns what key says for each row of the tables that it looks at; once,
// if it looks at none. Environment variables are left out: one that is not known
// stands for all of them.
func (f *family) keys(tmpl string, key func() string) []string {
	if strings.HasPrefix(tmpl, "env:") {
		return []string{key()}
	}
	var all []string
	f.rows = 1
	for f.row = 1; f.row <= min(f.rows, maxRows); f.row++ {
		if k := key(); !slices.Contains(all, k) {
			all = append(all, k)
		}
	}
	f.row = 0
	return all
}

// pick returns the one of n rows that is asked for, -1 if none is.
func (f *family) pick(n int) int {
	if n == 0 || f.row == 0 {
		return -1
	}
	f.rows = max(f.rows, n)
	return (f.row - 1) % n
}

// rowText is the text of an element of a table, or of a field of it: v is the
// element, its address, or what a range over a map yields. One of several results
// of a call looks like what a range yields.
func (f *family) rowText(v ssa.Value, field string, depth int) string {
	switch e := v.(type) {
	case *ssa.IndexAddr:
		return f.indexText(e.X, e.Index, field, depth)
	case *ssa.Index:
		return f.indexText(e.X, e.Index, field, depth)
	case *ssa.Lookup:
		return f.lookupText(e, field, depth)
	case *ssa.Extract:
		switch t := e.Tuple.(type) {
		case *ssa.Call:
			return f.madeText(e, field, depth)
		case *ssa.Lookup:
			return f.lookupText(t, field, depth)
		case *ssa.Next:
			if r, ok := t.Iter.(*ssa.Range); ok && e.Index > 0 {
				return f.rangeText(r.X, e.Index == 1, field, depth)
			}
		}
	}
	return holeUnknown
}

func (f *family) indexText(array, index ssa.Value, field string, depth int) string {
	t := f.literalOf(array)
	if t == nil {
		return holeUnknown
	}
	i, ok := constInt(index)
	if !ok {
		i = f.pick(len(t.rows))
	}
	if i < 0 || i >= len(t.rows) {
		return holeUnknown
	}
	return f.cellText(t, t.rows[i].cells, field, depth)
}

func (f *family) lookupText(l *ssa.Lookup, field string, depth int) string {
	t := f.literalOf(l.X)
	key := f.textAt(l.Index, depth)
	if t == nil || !Known(key) {
		return holeUnknown
	}
	for _, r := range t.rows {
		if r.key != nil && t.textAt(r.key, depth) == key {
			return f.cellText(t, r.cells, field, depth)
		}
	}
	return holeUnknown
}

func (f *family) rangeText(m ssa.Value, key bool, field string, depth int) string {
	t := f.literalOf(m)
	if t == nil {
		return holeUnknown
	}
	i := f.pick(len(t.rows))
	if i < 0 || t.rows[i].key == nil {
		return holeUnknown
	}
	if key {
		return t.textAt(t.rows[i].key, depth)
	}
	return f.cellText(t, t.rows[i].cells, field, depth)
}

// cellText is the text at a field of a row, or in the row as a whole. What a
// literal leaves out is zero.
func (f *family) cellText(t *literal, cells map[string]ssa.Value, field string, depth int) string {
	if field == "" {
		if v, ok := cells[""]; ok {
			return t.textAt(v, depth)
		}
		return holeZero
	}
	for path, rest := "."+field, ""; ; {
		if v, ok := cells[path]; ok {
			return t.partText(v, rest, depth)
		}
		i := strings.LastIndexByte(path, '.')
		if i < 0 {
			return holeZero
		}
		rest = strings.TrimSuffix(path[i+1:]+"."+rest, ".")
		path = path[:i]
	}
}
