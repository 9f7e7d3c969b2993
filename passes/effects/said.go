package effects

import (
	"slices"
	"strings"

	"github.com/isolint-go/isolint/passes/table"
)

// saidSep stands between a statement and its arguments, as a Query keeps them.
const saidSep = "\x1f"

// said is the template of a statement and of its arguments, where the table has it that
// the text of e.Key is a statement in SQL; empty if it is none, or too long to keep.
func (c *collector) said(t target, e table.Entry) string {
	holes, err := table.Holes(e.Key)
	if err != nil || len(holes) != 1 || strings.HasPrefix(e.Key, "query:=") || t.arg(holes[0].Arg) == nil {
		return ""
	}
	at := t.argIndex(holes[0].Arg)
	parts := []string{strings.Join(strings.Fields(c.text(t.args[at])), " ")}
	for _, arg := range t.args[at+1:] {
		given, ok := c.varargs(arg)
		if !ok {
			return "" // args...
		}
		for _, v := range given {
			parts = append(parts, c.text(v))
		}
	}
	if s := strings.Join(parts, saidSep); len(s) <= maxText {
		return s
	}
	return ""
}

// Rows are those of a table that a statement is about, as far as its text and its
// arguments tell.
type Rows struct {
	// Sets are the values that it gives: COLUMN=VALUE, and =VALUE of a column without a name.
	Sets []string
	// Where are the values that columns have to have, all of them: COLUMN=VALUE.
	Where []string
	// Known: nothing else is asked of the rows, or given to them by an INSERT, and every
	// value is a constant.
	Known bool
	// Columns are those that an UPDATE sets, or that a SELECT names, nil if it asks for all.
	Columns []string
	// Counts: it asks how many they are.
	Counts bool
}

// RowsOf parses what was said, as the Slot of a Query has it.
func RowsOf(said string) Rows {
	text, rest, some := strings.Cut(said, saidSep)
	p := rowParser{words: tokens(text)}
	if some {
		p.args = strings.Split(rest, saidSep)
	}
	r := Rows{Known: true}
	switch p.next() {
	case "INSERT", "REPLACE":
		r.Known = p.inserted(&r)
	case "UPDATE":
		r.Columns = p.assigned()
		_ = p.until("SET") && p.pairs(&r.Sets, ",") // what is computed is left out
		r.Known = p.where(&r)
	case "DELETE":
		r.Known = p.where(&r)
	case "SELECT":
		r.Counts = strings.EqualFold(p.peek(), "count")
		r.Columns = p.selected()
		r.Known = !slices.ContainsFunc(p.words, func(w string) bool { return strings.EqualFold(w, "JOIN") }) && p.where(&r)
	default:
		r.Known = false
	}
	return r
}
