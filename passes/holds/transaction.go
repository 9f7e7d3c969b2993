package holds

import (
	"go/ast"
	"slices"
	"strings"
)

// RollsBack reports whether what a test says to databases goes away by itself, or goes
// where nobody else looks: a transaction that nobody commits, or that the test
// rolls back; a schema, a database or tables of its own. What test code says that
// is not known may be either, and what is said in the end is mostly a removal. What runs
// around the test, as a suite's set-up, belongs to it.
func (t *Test) RollsBack(around []Query) bool {
	var begins, commits, rolls, keeps bool
	for _, q := range slices.Concat(around, t.Queries) {
		switch q.Does {
		case "scope":
			return true
		case "rollback":
			rolls = rolls || q.Through == ""
		case "?":
			if q.Through == "" || q.Later {
				return true
			}
		case "begin":
			begins = true
		case "commit":
			commits, keeps = true, keeps || q.Through == ""
		}
	}
	if rolls { // which does nothing after a commit, if both are of one transaction
		return !keeps || t.transactions() > 1
	}
	return begins && !commits
}

// transactions counts where the test itself begins one; one in another is a savepoint.
func (t *Test) transactions() int {
	n := 0
	ast.Inspect(t.Decl, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return true
		}
		if sel, ok := call.Fun.(*ast.SelectorExpr); ok && strings.HasPrefix(sel.Sel.Name, "Begin") {
			n++
		}
		return true
	})
	return n
}

// Removes reports whether a test removes rows of a table: mostly those that it put there.
func (t *Test) Removes(table string) bool {
	return slices.ContainsFunc(t.Queries, func(q Query) bool {
		return q.Object == table && (q.Does == "delete" || q.Does == "reset" && q.Later)
	})
}
