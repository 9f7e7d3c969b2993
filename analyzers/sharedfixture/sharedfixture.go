package sharedfixture

import (
	_ "embed"
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/isolint-go/isolint/analyzers/internal/doc"
	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/passes/holds"
)

//go:embed doc.go
var source string

// Analyzer reports databases that tests share without isolation.
var Analyzer = &analysis.Analyzer{
	Name:     "sharedfixture",
	Doc:      doc.Extract(source, "sharedfixture"),
	URL:      "https://pkg.go.dev/github.com/isolint-go/isolint/analyzers/sharedfixture",
	Requires: finding.Requires,
	Run:      run,
}

func run(pass *analysis.Pass) (any, error) {
	r, err := finding.New(pass)
	if err != nil {
		return nil, err
	}
	users := usersOf(r)
	var crowd finding.Crowd
	for _, u := range users {
		if c, ok := conflictOf(u, users, r.Holds.Tests); ok {
			crowd.Add(u.test, holds.Hold{Resource: u.fixture.key + " " + c.write.Object, Through: c.write.Through}, c.finding())
		} else if r.Strict {
			advise(r, u, users)
		}
		empties(r, u)
	}
	crowd.Report(r)
	embedded(r)
	return nil, nil
}

// A conflict is a write that another test meets.
type conflict struct {
	user, other *user
	all         []*holds.Test // with what runs around the tests
	write       holds.Query
	race        bool
}

// conflictOf returns the first write of a test to its database that another test
// is not indifferent to. Among writes those in parallel come first.
func conflictOf(u *user, users []*user, all []*holds.Test) (conflict, bool) {
	if u.isolated {
		return conflict{}, false
	}
	for _, race := range []bool{true, false} {
		for _, q := range u.queries {
			if q.Does != "write" && q.Does != "delete" && q.Does != "add" || q.Later {
				continue
			}
			for _, o := range users {
				c := conflict{user: u, other: o, all: all, write: q, race: race}
				if o != u && !o.isolated && o.fixture.is(u.fixture) && c.happens() {
					return c, true
				}
			}
		}
	}
	return conflict{}, false
}

// happens reports whether the other test meets the write: at the same time, or
// because its rows are still there. Of a database that both open by a constant
// name, any use of the table counts; where a handle is shared on purpose, only
// what looks at all rows.
func (c conflict) happens() bool {
	table := c.write.Object
	if object(table).isKey() {
		return c.meetsKey()
	}
	uses := c.usesTable()
	if c.race {
		return c.write.InParallel && c.other.test.Parallel && (uses || c.other.does(table, "reset") || c.meetsRow())
	}
	if c.user.cleans(table) || c.other.cleans(table) {
		return false
	}
	return uses && !c.user.test.Removes(table) || c.leavesRow()
}

// usesTable reports whether the other test minds whatever is done to the table.
func (c conflict) usesTable() bool {
	return c.other.does(c.write.Object, "read") || !c.user.fixture.isHandle() && c.other.does(c.write.Object, "write", "delete", "look")
}

// meetsKey reports whether the other test meets the write of one entry of a store: it
// looks at that, without having set it, or both use it at the same time.
func (c conflict) meetsKey() bool {
	key := c.write.Object
	looks := c.other.does(key, "look", "add") || c.other.does("*", "read")
	if c.race {
		meets := looks || c.other.does("*", "reset") || c.user.does(key, "look", "add") && c.other.does(key, "write")
		return c.write.InParallel && c.other.test.Parallel && meets
	}
	return looks && !c.other.puts(key) && !c.user.cleans(key) && !c.other.cleans(key)
}

func (c conflict) finding() finding.Finding {
	f := finding.Finding{At: c.write.At, Path: c.write.Path, Category: c.user.fixture.category(), Resource: c.user.fixture.machineWide()}
	written := object(c.write.Object)
	what, how := "writes "+written.name(), fmt.Sprintf("and leaves %s there", written.left())
	if c.ofRow() {
		what, how = c.write.Does+"s a row of "+written.name(), "and leaves it so"
	}
	if c.race {
		f.Category = holds.CategoryRace
		how = "while running in parallel"
	}
	f.Message = fmt.Sprintf("%s %s of %s %s (%s %s); %s", c.user.test.Name, what, c.user.fixture.name, how, c.other.test.Name, c.does(), c.instead())
	return f
}

// does is what the other test does, as a message says it.
func (c conflict) does() string {
	written := object(c.write.Object)
	switch {
	case c.ofRow() && c.race:
		return "uses it too"
	case c.ofRow():
		return "looks at it"
	case !c.user.fixture.isHandle() && !written.isKey():
		return "opens it too"
	case c.race:
		return "uses " + written.all()
	case written.isKey() && !c.other.does(c.write.Object, "look") && c.other.does(c.write.Object, "add"):
		return "adds to it"
	}
	return "reads " + written.all()
}

// instead is what to write instead.
func (c conflict) instead() string {
	const own = "give the test a database of its own"
	written, all := object(c.write.Object), c.other.does("*", "read", "reset")
	switch {
	case written.isKey() && c.race && !all:
		return "name the key after the test, with t.Name()"
	case written.isKey() && !c.race && !all:
		return "name the key after the test, with t.Name(), or delete it in t.Cleanup"
	case written.isKey() && !c.race:
		return "delete it in t.Cleanup, or " + own
	case written.isDocuments() && !c.race:
		return "delete them in t.Cleanup, or " + own
	case written.isKey(), written.isDocuments():
		return own
	}
	return c.user.fixture.instead()
}

// empties reports a test that removes all that a server at a constant address
// holds, whoever it belongs to.
func empties(r *finding.Reporter, u *user) {
	for _, q := range u.queries {
		if u.fixture.isServer() && q.Does == "reset" && q.Object == "*" && q.Through == "" {
			r.Report(finding.Finding{
				At: q.At, Path: q.Path, Category: holds.CategoryCollides, Resource: u.fixture.machineWide(),
				Message: fmt.Sprintf("%s empties %s, which other processes may use; start a server of the test's own", u.test.Name, u.fixture.name),
			})
			return
		}
	}
}
