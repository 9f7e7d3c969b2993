package holds

import (
	"go/token"
	"strings"

	"github.com/isolint-go/isolint/passes/effects"
)

// A Query is something that a test says to a database. It holds nothing: what it
// does to a table matters only between tests that are known to have one database.
type Query struct {
	Does   string // write, add, delete, reset, read, look, create, scope, begin, commit, rollback, open, close, remove, handle, other or ?
	Object string // the table, or the resource that is the handle or the file, the name that is opened; may be empty
	At     token.Pos
	Path   []Step
	// Later: in a defer statement, or when the test ends.
	Later bool
	// Through is the first function outside test files on the way, empty if the
	// test, or a helper of it, says it.
	Through    string
	InParallel bool
	Rows       effects.Rows // that a statement in SQL is about
}

// query makes a Query of an effect; to remove a file is to say something, too: it
// may be that of a database.
func (b *builder) query(e effects.Effect) (Query, bool) {
	does, object, ok := effects.AsQuery(e.Key)
	if strings.HasPrefix(e.Symbol, "os.Remove") && strings.HasPrefix(e.Key, "file:") && effects.Known(e.Key) {
		does, object, ok = "remove", e.Key, true
	}
	if !ok || !e.Pos.IsValid() || e.When == effects.OnResult {
		return Query{}, false
	}
	q := Query{
		Does: does, Object: object, At: e.Pos, InParallel: e.InParallel,
		Later: e.When == effects.AtCleanup || e.Deferred, Through: b.through(e.Steps),
	}
	if e.Op == effects.Query {
		q.Rows = effects.RowsOf(e.Slot)
	}
	if e.Symbol != "" {
		q.Path = b.path(e.Steps, "calls "+ShortSymbol(e.Symbol))
	}
	return q, true
}
