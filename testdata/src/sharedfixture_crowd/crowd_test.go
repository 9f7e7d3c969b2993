// Package sharedfixture_crowd has many tests with one cause in the code under
// test.
package sharedfixture_crowd

import (
	"database/sql"
	"os"
	"testing"

	"example.com/users"
)

var db, _ = sql.Open("pgx", os.Getenv("DSN"))

func TestA(t *testing.T) { users.Add(db, "ann") } // want "TestA writes table users"
func TestB(t *testing.T) { users.Add(db, "bea") } // want "TestB writes table users"
func TestC(t *testing.T) { users.Add(db, "cid") } // want "TestC writes table users"
func TestD(t *testing.T) { users.Add(db, "dan") } // want "TestD writes table users"
func TestE(t *testing.T) { users.Add(db, "eva") } // want "TestE writes table users.*; users.Add does so in 2 more tests"
func TestF(t *testing.T) { users.Add(db, "fay") } // ok: told with the one before
func TestG(t *testing.T) { users.Add(db, "gus") } // ok: the same

func TestCount(t *testing.T) { users.Count(db) }
