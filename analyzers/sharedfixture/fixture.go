package sharedfixture

import (
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/isolint-go/isolint/analyzers/internal/finding"
	"github.com/isolint-go/isolint/passes/effects"
	"github.com/isolint-go/isolint/passes/holds"
	"github.com/isolint-go/isolint/passes/testfuncs"
)

// A fixture is a database as tests share it: a handle in a package variable
// (var:PATH.NAME), or what they open by a constant name (db:DRIVER:NAME). Of a redis
// number is that of the database, empty for the first.
type fixture struct{ key, name, number string }

// is reports whether two tests have the same fixture.
func (f fixture) is(other fixture) bool { return f.key == other.key && f.number == other.number }

// drivers are those of databases that keep what they are told. Tests register
// fakes under other names.
var drivers = map[string]string{
	"sqlite": "sqlite", "sqlite3": "sqlite", "libsql": "sqlite", "duckdb": "sqlite",
	"postgres": "server", "pgx": "server", "pq": "server", "mysql": "server", "sqlserver": "server",
	"mssql": "server", "clickhouse": "server", "oracle": "server", "godror": "server", "redis": "server", "mongo": "server",
}

// fixtureOf returns the database that a test has from elsewhere, or opens by a
// name that is the same each time. Where it has several, or opens one of its own,
// it is not known which of them it writes, and there is none.
func fixtureOf(r *finding.Reporter, u *user) (fixture, bool) {
	var opened, handles []fixture
	for _, h := range u.holds {
		if f, ok := openedBy(h); ok && !slices.Contains(opened, f) {
			opened = append(opened, f)
		}
	}
	opens := make(map[string]bool)
	for _, q := range slices.Concat(u.queries, u.around) {
		if q.Does == "open" {
			opens[q.Object] = true
		}
		f := fixture{key: q.Object, name: "the shared " + shortVar(r, q.Object)}
		if q.Does == "handle" && !u.sets(q.Object) && !slices.Contains(handles, f) {
			handles = append(handles, f)
		}
	}
	switch {
	case len(opened) == 1 && opened[0].file() != "" && moves(r, u):
		return fixture{}, false
	case len(opened) == 1 && len(opens) <= 1:
		f := opened[0]
		if strings.HasPrefix(f.key, "db:redis:") {
			return f.numbered(opens)
		}
		return f, true
	case len(handles) == 1 && len(opened)+len(opens) == 0:
		return handles[0], true
	}
	return fixture{}, false
}

// numbered returns a redis by the number of its database, which a test opens one of at
// most; false if that is not known, and may be another for each test.
func (f fixture) numbered(opens map[string]bool) (fixture, bool) {
	switch numbers := slices.Collect(maps.Keys(opens)); {
	case opens["?"]:
		return fixture{}, false
	case len(numbers) == 1 && numbers[0] != "" && numbers[0] != "0": // the number if none is set
		f.number = numbers[0]
		f.name += ", number " + f.number
	}
	return f, true
}

// moves reports whether a test, or what runs around it, changes what the names of
// files begin with, mostly to a directory of its own.
func moves(r *finding.Reporter, u *user) bool {
	around := slices.Concat(u.holds, r.Holds.InitHolds)
	for _, t := range r.Holds.Tests {
		if t.Kind == testfuncs.KindTestMain || t.Test == u.test.SuiteRunner {
			around = append(around, t.Holds...)
		}
	}
	return slices.ContainsFunc(around, func(h holds.Hold) bool {
		return h.Mode == holds.Write && (h.Resource == "cwd" || h.Resource == "env:TMPDIR" || h.Resource == "env:HOME")
	})
}

func openedBy(h holds.Hold) (fixture, bool) {
	driver, dsn, ok := strings.Cut(strings.TrimPrefix(h.Resource, "db:"), ":")
	if !ok || !strings.HasPrefix(h.Resource, "db:") || h.Mode != holds.Write || h.Internal || dsn == "" || drivers[driver] == "" {
		return fixture{}, false
	}
	f := fixture{key: h.Resource, name: "the database " + withoutSecrets(dsn)}
	if f.isMemory() && !strings.Contains(dsn, "cache=shared") || elsewhere.MatchString(dsn) {
		return fixture{}, false
	}
	return f, true
}

// elsewhere matches names of SQLite that are no files, or that nobody writes.
var elsewhere = regexp.MustCompile(`[?&](vfs=|mode=ro\b|immutable=)`)

var secrets = regexp.MustCompile(`(?i)(password|pwd)=\S+|//[^/@]*@|^[^/@]*@`)

// withoutSecrets is the name of a database as a message may show it.
func withoutSecrets(dsn string) string {
	return secrets.ReplaceAllStringFunc(dsn, func(s string) string {
		if strings.HasPrefix(s, "//") {
			return "//"
		}
		before, _, isPair := strings.Cut(s, "=")
		if isPair {
			return before + "=..."
		}
		return ""
	})
}

func shortVar(r *finding.Reporter, key string) string {
	pkg, name := effects.SplitVar(key)
	if pkg == r.Pass.Pkg.Path() {
		return name
	}
	return effects.PackageName(pkg) + "." + name
}

func (f fixture) isHandle() bool { return strings.HasPrefix(f.key, "var:") }

func (f fixture) driver() string {
	driver, _, _ := strings.Cut(strings.TrimPrefix(f.key, "db:"), ":")
	return drivers[driver]
}

func (f fixture) isServer() bool { return f.driver() == "server" }

// isMemory reports whether it is a database in memory that all connections of
// the process share.
func (f fixture) isMemory() bool {
	return f.driver() == "sqlite" && (strings.Contains(f.key, "mode=memory") || strings.Contains(f.key, ":memory:"))
}

// file is the path of a database that is a file, as resources name it.
func (f fixture) file() string {
	if f.driver() != "sqlite" || f.isMemory() {
		return ""
	}
	_, dsn, _ := strings.Cut(strings.TrimPrefix(f.key, "db:"), ":")
	name, _, _ := strings.Cut(strings.TrimPrefix(dsn, "file:"), "?")
	return path.Clean(name)
}

// machineWide is the key of what other processes can hold as well, empty where they
// cannot: a handle, a database in memory, a file in the package's directory.
func (f fixture) machineWide() string {
	if f.isServer() || path.IsAbs(f.file()) {
		return f.key
	}
	return ""
}

// category says who else may meet what a test writes there.
func (f fixture) category() string {
	if f.isServer() {
		return holds.CategoryCollides
	}
	return holds.CategoryPollutes
}

// instead is what to write.
func (f fixture) instead() string {
	switch {
	case f.isMemory():
		return "name it after the test, with t.Name()"
	case f.driver() == "sqlite":
		return "open a file below t.TempDir()"
	}
	return "roll back a transaction, or give the test a database of its own"
}
