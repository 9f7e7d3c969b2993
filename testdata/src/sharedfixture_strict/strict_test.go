// Package sharedfixture_strict has tests that write a table which none of them reads.
package sharedfixture_strict

import (
	"database/sql"
	"os"
	"testing"
)

var db *sql.DB

func TestMain(m *testing.M) {
	db, _ = sql.Open("pgx", os.Getenv("DSN"))
	os.Exit(m.Run())
}

func TestAnn(t *testing.T) {
	db.Exec("INSERT INTO users (name) VALUES ('ann')") // want "TestAnn writes table users of the shared db and leaves its rows there, as TestBea does"
}

func TestBea(t *testing.T) {
	db.Exec("INSERT INTO users (name) VALUES ('bea')") // want "TestBea writes table users of the shared db and leaves its rows there, as TestAnn does"
}

func TestCid(t *testing.T) {
	db.Exec("INSERT INTO users (name) VALUES ('cid')") // ok: removed
	t.Cleanup(func() { db.Exec("DELETE FROM users WHERE name = 'cid'") })
}

func TestRex(t *testing.T) {
	db.Exec("INSERT INTO pets (name) VALUES ('rex')") // ok: no other test writes it
}
