// Package sharedfixture_rows has tests that come to the same rows of a table.
package sharedfixture_rows

import (
	"database/sql"
	"os"
	"testing"
)

var db *sql.DB

func TestMain(m *testing.M) {
	db, _ = sql.Open("pgx", os.Getenv("DSN"))
	db.Exec("INSERT INTO teams (id, name) VALUES (1, 'red')")
	os.Exit(m.Run())
}

func name(t *testing.T, id int) (s string) {
	t.Helper()
	if err := db.QueryRow("SELECT name FROM users u WHERE u.id = $1", id).Scan(&s); err != nil {
		t.Fatal(err)
	}
	return s
}

// The row was there before; one test changes it and another looks at it.

func TestRename(t *testing.T) {
	db.Exec("UPDATE users SET name = 'bob', changed = now() WHERE id = 1") // want `TestRename writes a row of table users of the shared db and leaves it so \(TestName looks at it\); roll back`
}

func TestName(t *testing.T) {
	if name(t, 1) != "ann" {
		t.Error("renamed")
	}
}

func TestSee(t *testing.T) {
	db.Exec("UPDATE users SET seen = seen + 1 WHERE id = 1") // ok: nobody looks at that column
}

func TestRefused(t *testing.T) {
	if _, err := db.Exec("INSERT INTO users (id, name) VALUES (1, 'cid')"); err == nil {
		t.Fatal("not refused") // ok: the row is not put there
	}
}

func TestIgnored(t *testing.T) {
	db.Exec("INSERT OR IGNORE INTO users (id, name) VALUES (1, 'cid')") // ok: it may be there
}

func TestRenameOther(t *testing.T) {
	db.Exec("UPDATE users SET name = 'bob' WHERE id = 2") // ok: nobody looks at that one
}

func TestRenameSome(t *testing.T) {
	db.Exec("UPDATE users SET name = 'bob' WHERE id > $1", 3) // ok: which rows is not known
}

func TestNameOfUnknown(t *testing.T) {
	name(t, os.Getpid())
}

func TestRenameAndBack(t *testing.T) {
	db.Exec("UPDATE users SET name = $1 WHERE id = $2", "bob", 1) // ok: it changes it again
	db.Exec("UPDATE users SET name = $1 WHERE id = $2", "ann", 1)
}

func TestRenameAndCleanup(t *testing.T) {
	t.Cleanup(func() { db.Exec("UPDATE users SET name = $1 WHERE id = $2", "ann", 1) })
	db.Exec("UPDATE users SET name = $1 WHERE id = $2", "bob", 1) // ok: in the end it changes it back
}

// A row that two tests put there, and one counts.

func TestAdd(t *testing.T) {
	db.Exec("INSERT INTO pets (name) VALUES (?)", "rex") // ok: nobody else counts them
	var n int
	if db.QueryRow("SELECT count(*) FROM pets WHERE name = ?", "rex").Scan(&n); n != 1 {
		t.Error(n)
	}
}

func TestAddAgain(t *testing.T) {
	db.Exec("INSERT INTO pets VALUES ('rex')") // want `TestAddAgain writes a row of table pets of the shared db and leaves it so \(TestAdd looks at it\)`
}

func TestAddOther(t *testing.T) {
	db.Exec("INSERT INTO pets (name) VALUES ('tom')") // ok: of another name
	db.QueryRow("SELECT id FROM pets WHERE name = 'tom'")
}

func TestAddOtherAgain(t *testing.T) {
	db.Exec("INSERT INTO pets (name) VALUES ('tom')") // ok: who looks at it puts it there as well
}

func TestLookForPair(t *testing.T) {
	db.QueryRow("SELECT id FROM pets WHERE name = 'rex' AND age = 3") // ok: no test writes such a row
	db.QueryRow("SELECT id FROM pets WHERE name = 'rex' OR age = 3")  // ok: what it asks for is not known
}

// Somebody else's row is gone.

func TestDelete(t *testing.T) {
	db.Exec("DELETE FROM teams WHERE id = 1") // want `TestDelete deletes a row of table teams of the shared db and leaves it so \(TestTeam looks at it\)`
}

func TestTeam(t *testing.T) {
	db.QueryRow("SELECT name FROM teams WHERE id = 1")
}

func TestDeleteMissing(t *testing.T) {
	db.Exec("DELETE FROM teams WHERE id = 9") // ok: nobody puts it there
}

func TestMissingTeam(t *testing.T) {
	db.QueryRow("SELECT name FROM teams WHERE id = 9")
}

func TestDeleteOwn(t *testing.T) {
	db.Exec("INSERT INTO clubs (id) VALUES (1)")
	db.Exec("DELETE FROM clubs WHERE id = 1") // ok: its own
}

func TestClub(t *testing.T) {
	db.QueryRow("SELECT name FROM clubs WHERE id = 1")
}

// Numbers without a column are taken for the key where they come first.

func TestByPosition(t *testing.T) {
	db.Exec("INSERT INTO cars VALUES (7, 'bmw', 4)") // want `TestByPosition writes a row of table cars .* \(TestCar looks at it\)`
}

func TestCar(t *testing.T) {
	db.QueryRow("SELECT name FROM cars WHERE id = 7")
}

func TestCarOfOwner(t *testing.T) {
	db.QueryRow("SELECT count(*) FROM cars WHERE owner = 7") // ok: that is no id
}

func TestCarWithDoors(t *testing.T) {
	db.QueryRow("SELECT name FROM cars WHERE doors = 4 AND id = 8")
}

// Beside each other.

func TestParallelOne(t *testing.T) {
	t.Parallel()
	db.Exec("INSERT INTO jobs (id) VALUES (1)") // want `TestParallelOne writes a row of table jobs of the shared db while running in parallel \(TestParallelTwo uses it too\)`
	db.Exec("DELETE FROM jobs WHERE id = 1")
}

func TestParallelTwo(t *testing.T) {
	t.Parallel()
	db.Exec("INSERT INTO jobs (id) VALUES (1)") // want `TestParallelTwo writes a row of table jobs of the shared db while running in parallel \(TestParallelOne uses it too\)`
	db.Exec("DELETE FROM jobs WHERE id = 1")
}

func TestParallelThree(t *testing.T) {
	t.Parallel()
	db.Exec("INSERT INTO jobs (id) VALUES (3)") // ok: another row
	db.Exec("DELETE FROM jobs WHERE id = 3")
}
