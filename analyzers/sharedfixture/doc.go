// Package sharedfixture reports databases that tests share without isolation.
//
// # Analyzer sharedfixture
//
// sharedfixture: report databases that tests write for each other
//
// What a test writes to a database is there for the next one that opens it. If
// that looks at all rows of a table, or both open the database as if it were
// their own, they pass or fail with their order, with what an earlier run has
// left, or with what runs beside them.
//
// WRONG:
//
//	var db *sql.DB // opened by TestMain
//
//	func TestCreate(t *testing.T) {
//		db.Exec("INSERT INTO users (name) VALUES ('ann')")
//		...
//	}
//
//	func TestList(t *testing.T) {
//		db.Query("SELECT name FROM users") // with or without ann
//		...
//	}
//
// and
//
//	db, err := sql.Open("sqlite3", "test.db") // in several tests
//	db, err := sql.Open("sqlite3", "file::memory:?cache=shared")
//
// RIGHT:
//
//	tx, err := db.Begin()
//	defer tx.Rollback() // and use tx
//
//	db, err := sql.Open("sqlite3", filepath.Join(t.TempDir(), "test.db"))
//
//	dsn := fmt.Sprintf("file:%s?mode=memory&cache=shared", t.Name())
//
// Reported are tests that write a table, in SQL whose text is constant or through
// gorm, directly or in what they call: through a handle in a package variable
// (database/sql, sqlx, pgx, gorm), where another test reads all rows of the table, or
// looks at the row that is written, by values that both give in SQL;
// in a database that they open by a constant name, where another test opens it and
// uses the table; tests that empty a redis at a constant address; and an embedded
// Postgres that is started at its default port. Of redis and badger it is an entry
// with a constant key, which another test looks at without setting it; of MongoDB the
// documents of a collection with a constant name, in a database that a package variable
// holds or that both open by a constant address. The finding stands where the test
// writes; the way to that call is related information. Its category is race where
// both tests are parallel, collides where other processes may use the server, and
// else pollutes.
//
// Not reported: where a transaction is begun and not committed, or rolled back by
// test code that does not commit it; rows that the test deletes, or changes back; rows
// that a test leaves and no other is seen to look at (with -settings.strict a table that
// several tests write is advice); where the test or the other one empties the table, drops
// it, removes the file or, of a database in memory, closes it, unless they are parallel; tests
// that use t.Name(), that make a schema, a database or temporary tables, that
// start a container, or that set the variable of the handle themselves; tests
// that only read, and tests that open several databases; databases below
// t.TempDir() or, after t.Chdir, at a relative path, ":memory:" without a shared
// cache; go-sqlmock, go-txdb and unknown drivers; statements that are put together
// at run time, if test code does so; tests that delete a key, or say to a store what
// is not followed; buckets of bbolt, whose file hardcodedpath looks at; benchmarks.
//
// The directive //isolint:ignore sharedfixture reason silences a finding.
package sharedfixture
