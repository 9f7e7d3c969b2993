package sharedfixture

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/passes/effects"
	"github.com/isolint-go/isolint/passes/holds"
)

// A test that looks at some rows of a table minds only what is done to these.

// ofRow reports whether the other test meets only the row that is written.
func (c conflict) ofRow() bool {
	table := c.write.Object
	return !object(table).isKey() && !c.usesTable() && !(c.race && c.other.does(table, "reset"))
}

// sees reports whether a query looks at a row that a write puts there, changes or removes. Of
// one that is changed it has to ask for what is.
func sees(look holds.Query, write effects.Rows) bool {
	if look.Does != "look" || !look.Rows.Known || !covers(write, look.Rows.Where) {
		return false
	}
	asked := look.Rows.Columns
	for _, pair := range look.Rows.Where {
		name, _, _ := strings.Cut(pair, "=")
		asked = append(slices.Clip(asked), name)
	}
	return write.Columns == nil || look.Rows.Columns == nil || slices.ContainsFunc(write.Columns, func(c string) bool { return slices.Contains(asked, c) })
}

// covers reports whether a row that a statement is about has all of these values. Of numbers
// without a column only the first is taken for one that is asked for, as the id.
func covers(rows effects.Rows, wanted []string) bool {
	for _, pair := range wanted {
		name, value, _ := strings.Cut(pair, "=")
		at := slices.Index(rows.Sets, "="+value)
		_, err := strconv.ParseFloat(value, 64)
		if !slices.Contains(rows.Sets, pair) && !slices.Contains(rows.Where, pair) && (at < 0 || err == nil && (at > 0 || name != "id")) {
			return false
		}
	}
	return len(wanted) > 0
}

// meetsRow reports whether a parallel test comes to the row that is written: it looks at it,
// changes it, or puts the same one there.
func (c conflict) meetsRow() bool {
	if !c.write.Rows.Known {
		return false
	}
	return slices.ContainsFunc(c.other.queries, func(q holds.Query) bool {
		if q.Object != c.write.Object || !q.Rows.Known {
			return false
		}
		switch q.Does {
		case "look", "delete":
			return covers(c.write.Rows, q.Rows.Where)
		case "write":
			return covers(c.write.Rows, q.Rows.Where) || len(q.Rows.Sets) > 0 && slices.Equal(q.Rows.Sets, c.write.Rows.Sets) && len(q.Rows.Where)+len(c.write.Rows.Where) == 0
		}
		return false
	})
}

// leavesRow reports whether another test looks at the row that a test leaves changed. One that
// puts such a row there itself minds only how many there are.
func (c conflict) leavesRow() bool {
	if !c.write.Rows.Known || c.user.restoresRow(c.write) {
		return false
	}
	if c.write.Does == "delete" && !c.isKept() {
		return false
	}
	own := c.other.does(c.write.Object, "write", "delete")
	return slices.ContainsFunc(c.other.queries, func(q holds.Query) bool {
		return q.Object == c.write.Object && sees(q, c.write.Rows) && (!own || q.Rows.Counts)
	})
}

// isKept reports whether the row that is deleted is one that other code of the tests puts there.
// Else it may be one that nobody expects to be there.
func (c conflict) isKept() bool {
	return slices.ContainsFunc(c.all, func(t *holds.Test) bool {
		return t != c.user.test && slices.ContainsFunc(t.Queries, func(q holds.Query) bool {
			return q.Object == c.write.Object && q.Does == "write" && q.Rows.Known && covers(q.Rows, c.write.Rows.Where)
		})
	})
}

// restoresRow reports whether a test may put right what a write did to a row: it says more to
// the table in the end, removes what it put there, or changes the same row again.
func (u *user) restoresRow(write holds.Query) bool {
	n := 0
	for _, q := range slices.Concat(u.around, u.queries) {
		if q.Object != write.Object {
			continue
		}
		switch q.Does {
		case "write", "delete", "reset":
			n++
			if q.Later {
				return true
			}
		}
	}
	inserts := len(write.Rows.Where) == 0
	return !inserts && n > 1 || inserts && u.test.Removes(write.Object)
}

// advise tells of a table that several tests write, although none of them is seen to look at
// what another one left.
func advise(r *finding.Reporter, u *user, users []*user) {
	for _, q := range u.queries {
		if !u.leaves(q) {
			continue
		}
		for _, o := range users {
			if o == u || !o.fixture.is(u.fixture) || !slices.ContainsFunc(o.queries, func(p holds.Query) bool { return p.Object == q.Object && o.leaves(p) }) {
				continue
			}
			r.Report(finding.Finding{
				At: q.At, Path: q.Path, Category: finding.CategoryAdvice,
				Message: fmt.Sprintf("%s writes %s of %s and leaves its rows there, as %s does; %s", u.test.Name, object(q.Object).name(), u.fixture.name, o.test.Name, u.fixture.instead()),
			})
			return
		}
	}
}

// leaves reports whether a test writes rows of a table that are there after it.
func (u *user) leaves(q holds.Query) bool {
	return q.Does == "write" && !q.Later && !u.isolated && !object(q.Object).isKey() && !u.cleans(q.Object) && !u.test.Removes(q.Object)
}
