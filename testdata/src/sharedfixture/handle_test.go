// Package sharedfixture has tests that share the handle of a database.
package sharedfixture

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"testing"

	"example.com/users"
	"github.com/testcontainers/testcontainers-go"
)

var db *sql.DB

func TestMain(m *testing.M) {
	db, _ = sql.Open("pgx", os.Getenv("DSN"))
	db.Exec("CREATE TABLE users (name text)")
	users.DB = db
	os.Exit(m.Run())
}

func TestCreate(t *testing.T) {
	db.Exec("INSERT INTO users (name) VALUES ('ann')") // want "TestCreate writes table users of the shared db and leaves its rows there .TestCount reads all of it.; roll back a transaction"
}

func TestCreateThroughCode(t *testing.T) {
	if err := users.Add(db, "bea"); err != nil { // want "TestCreateThroughCode writes table users of the shared db"
		t.Fatal(err)
	}
}

func TestInSubtest(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		insert(t, "cid") // want "TestInSubtest writes table users of the shared db"
	})
}

func insert(t *testing.T, name string) {
	t.Helper()
	if _, err := db.ExecContext(context.Background(), `insert into "users" (name) values ($1)`, name); err != nil {
		t.Fatal(err)
	}
}

func TestCount(t *testing.T) {
	if n, _ := users.Count(db); n != 1 { // ok: reads
		t.Error(n)
	}
}

func TestOneRow(t *testing.T) {
	db.QueryRow("SELECT name FROM users WHERE id = 1") // ok: reads
}

func TestRolledBack(t *testing.T) {
	tx, _ := db.Begin()
	defer tx.Rollback()
	tx.Exec("INSERT INTO users (name) VALUES ('dan')") // ok: rolled back
}

func TestCommitted(t *testing.T) {
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	tx.Exec("INSERT INTO users (name) VALUES ('gil')") // want "TestCommitted writes table users of the shared db"
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}

func begin(t *testing.T) *sql.Tx {
	tx, err := db.BeginTx(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tx.Rollback() })
	return tx
}

func TestRolledBackByHelper(t *testing.T) {
	begin(t).Exec("INSERT INTO users (name) VALUES ('eva')") // ok: rolled back
}

func TestRemoved(t *testing.T) {
	t.Cleanup(func() { db.Exec("DELETE FROM users WHERE name = 'hal'") })
	db.Exec("INSERT INTO users (name) VALUES ('hal')") // ok: removed
}

func TestRemovedDeferred(t *testing.T) {
	db.Exec("INSERT INTO users (name) VALUES ('ida')") // ok: the same
	defer db.Exec("DELETE FROM users WHERE name = 'ida'")
}

func TestEmptied(t *testing.T) {
	t.Cleanup(func() { db.Exec("DELETE FROM users") })
	db.Exec("INSERT INTO users (name) VALUES ('fay')") // ok: emptied
}

func TestEmptiedBefore(t *testing.T) {
	users.Reset(db, "users")
	db.Exec("INSERT INTO users (name) VALUES ('gus')") // ok: the table is its own, as far as it is concerned
}

func TestNamed(t *testing.T) {
	db.Exec("INSERT INTO users (name) VALUES ($1)", t.Name()) // ok: named
}

func TestSchema(t *testing.T) {
	db.Exec("CREATE SCHEMA tests")
	db.Exec("INSERT INTO users (name) VALUES ('hal')") // ok: in a schema of its own
}

func TestTemporary(t *testing.T) {
	db.Exec("CREATE TEMPORARY TABLE users (name text)")
	db.Exec("INSERT INTO users (name) VALUES ('ian')") // ok: in a table of its own
}

func TestContainer(t *testing.T) {
	testcontainers.Run(context.Background(), "postgres")
	db.Exec("INSERT INTO users (name) VALUES ('jan')") // ok: a server of its own
}

func TestUnknown(t *testing.T) {
	for _, table := range []string{os.Getenv("A"), os.Getenv("B")} {
		db.Exec(fmt.Sprintf("DELETE FROM %s", table))
	}
	db.Exec("INSERT INTO users (name) VALUES ('kim')") // ok: it may have been emptied
}

func TestOtherTable(t *testing.T) {
	db.Exec("INSERT INTO orders (id) VALUES (1)") // ok: nobody looks at all orders
	users.Move(db, "ann", "bea")                  // ok: nobody looks at all accounts
}

func TestOneOrder(t *testing.T) {
	db.QueryRow("SELECT id FROM orders WHERE id = 2") // ok: another order
}

func TestOpened(t *testing.T) {
	_ = db.Ping()
	own, _ := sql.Open("pgx", os.Getenv("OTHER"))
	own.Exec("INSERT INTO users (name) VALUES ('ned')") // ok: into a database of its own
}

func TestElsewhere(t *testing.T) {
	users.Add(users.DB, "lea") // ok: through another handle, which nobody reads all users through
}

func BenchmarkCreate(b *testing.B) {
	db.Exec("INSERT INTO users (name) VALUES ('mia')") // ok: after the tests
}

func TestParallelWrites(t *testing.T) {
	t.Parallel()
	db.Exec("UPDATE stock SET n = n - 1") // want "TestParallelWrites writes table stock of the shared db while running in parallel .TestParallelReads uses all of it."
	db.Exec("DELETE FROM stock")
}

func TestParallelReads(t *testing.T) {
	t.Parallel()
	db.Query("SELECT n FROM stock") // ok: reads
}
