package sharedfixture

import (
	"cmp"
	"go/types"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/passes/holds"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// A user is a test that uses a database, with what its suite's set-up does.
type user struct {
	test     *holds.Test
	fixture  fixture
	queries  []holds.Query // of the test, as they stand in it
	around   []holds.Query // of its suite's set-up and tear-down
	holds    []holds.Hold  // of all of them
	isolated bool
}

// usersOf returns the tests of a package that use a database with others.
func usersOf(r *finding.Reporter) []*user {
	if fakes(r.Pass.Pkg) {
		return nil
	}
	names := newNamers(r.Pass)
	var users []*user
	for _, t := range r.Holds.Tests {
		if !t.Kind.IsTest() || t.Kind == testfuncs.KindBenchmark || t.Compiled {
			continue
		}
		u := &user{test: t, queries: slices.Clone(t.Queries), holds: t.Holds}
		slices.SortStableFunc(u.queries, func(a, b holds.Query) int { return cmp.Compare(a.At, b.At) })
		heavy := t.Heavy
		if t.Suite != nil {
			for _, other := range r.Holds.Tests {
				if other.Suite == t.Suite && !other.Kind.IsTest() {
					u.around = append(u.around, other.Queries...)
					u.holds = append(slices.Clone(u.holds), other.Holds...)
					heavy = append(slices.Clone(heavy), other.Heavy...)
				}
			}
		}
		var ok bool
		if u.fixture, ok = fixtureOf(r, u); ok {
			u.isolated = t.RollsBack(u.around) || startsServer(heavy) || names.namesItself(t)
			users = append(users, u)
		}
	}
	return users
}

// fakes reports whether the databases of a package are no databases, or are
// rolled back by their driver.
func fakes(pkg *types.Package) bool {
	return slices.ContainsFunc(pkg.Imports(), func(p *types.Package) bool {
		path := p.Path()
		return strings.HasSuffix(path, "/go-sqlmock") || strings.HasSuffix(path, "/go-txdb") || strings.Contains(path, "/pgxmock")
	})
}

// startsServer reports whether a test has a server of its own.
func startsServer(heavy []holds.Heavy) bool {
	return slices.ContainsFunc(heavy, func(h holds.Heavy) bool {
		return strings.Contains(h.Symbol, "testcontainers") || strings.Contains(h.Symbol, "dockertest")
	})
}

// does reports whether a test, itself, does one of these to a table.
func (u *user) does(table string, what ...string) bool {
	return slices.ContainsFunc(u.queries, func(q holds.Query) bool {
		return q.Object == table && slices.Contains(what, q.Does)
	})
}

// puts reports whether a test, or its suite around it, writes an entry of a store.
func (u *user) puts(key string) bool {
	return slices.ContainsFunc(slices.Concat(u.around, u.queries), func(q holds.Query) bool {
		return q.Does == "write" && q.Object == key
	})
}

// cleans reports whether a test, or its suite around it, removes what is in a
// table, before or after.
func (u *user) cleans(table string) bool {
	f := u.fixture
	for _, q := range slices.Concat(u.around, u.queries) {
		if q.Does == "reset" && (q.Object == table || q.Object == "*") {
			return true
		}
		if q.Does == "close" && f.isMemory() {
			return true // it is gone with its last connection
		}
		if q.Does == "remove" && f.file() != "" && q.Object == "file:"+f.file() {
			return true
		}
	}
	return false
}

// sets reports whether a test, or its suite around it, sets a variable: each test
// may get a database of its own then.
func (u *user) sets(key string) bool {
	return slices.ContainsFunc(u.holds, func(h holds.Hold) bool { return h.Mode == holds.Write && h.Resource == key })
}
