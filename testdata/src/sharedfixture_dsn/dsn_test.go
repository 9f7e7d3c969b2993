// Package sharedfixture_dsn has tests that open databases by their names.
package sharedfixture_dsn

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/redis/go-redis/v9"
	"gorm.io/driver/sqlite"
	"gorm.io/gorm"
)

type User struct{ Name string }

func open(t *testing.T, dsn string) *sql.DB {
	db, err := sql.Open("sqlite3", dsn)
	if err != nil {
		t.Fatal(err)
	}
	return db
}

func TestFileOne(t *testing.T) {
	db := open(t, "test.db")
	defer db.Close()
	db.Exec("INSERT INTO users (name) VALUES ('ann')") // want "TestFileOne writes table users of the database test.db and leaves its rows there .TestFileTwo opens it too.; open a file below t.TempDir"
}

func TestFileTwo(t *testing.T) {
	db := open(t, "test.db")
	db.QueryRow("SELECT name FROM users WHERE name = 'ann'") // ok: reads
}

func TestFileThree(t *testing.T) {
	db := open(t, "test.db")
	db.Exec("INSERT INTO orders (id) VALUES (1)") // ok: a table that nobody else uses
}

func TestMovedOne(t *testing.T) {
	t.Chdir(t.TempDir())
	db := open(t, "test.db")
	db.Exec("INSERT INTO users (name) VALUES ('ann')") // ok: in a directory of its own
}

func TestRemovedOne(t *testing.T) {
	defer os.Remove("removed.db")
	db := open(t, "removed.db")
	db.Exec("INSERT INTO users (name) VALUES ('ann')") // ok: removed
}

func TestRemovedTwo(t *testing.T) {
	defer os.Remove("removed.db")
	db := open(t, "removed.db")
	db.Query("SELECT name FROM users")
}

func TestFileAndOwn(t *testing.T) {
	from := open(t, "test.db")
	to := open(t, filepath.Join(t.TempDir(), "copy.db"))
	from.Query("SELECT name FROM users")
	to.Exec("INSERT INTO users (name) VALUES ('ann')") // ok: into one of its own, perhaps
}

func TestSharedMemoryOne(t *testing.T) {
	db := open(t, "file::memory:?cache=shared")
	db.Exec("INSERT INTO users (name) VALUES ('ann')") // want "TestSharedMemoryOne writes table users of the database file::memory:.cache=shared and leaves its rows there .TestSharedMemoryTwo opens it too.; name it after the test"
}

func TestSharedMemoryTwo(t *testing.T) {
	db := open(t, "file::memory:?cache=shared")
	db.Query("SELECT name FROM users")
}

func TestClosedMemoryOne(t *testing.T) {
	db := open(t, "file:closed?mode=memory&cache=shared")
	defer db.Close()
	db.Exec("INSERT INTO users (name) VALUES ('ann')") // ok: gone when it is closed
}

func TestClosedMemoryTwo(t *testing.T) {
	db := open(t, "file:closed?mode=memory&cache=shared")
	defer db.Close()
	db.Query("SELECT name FROM users")
}

func TestParallelMemoryOne(t *testing.T) {
	t.Parallel()
	db := open(t, "file:parallel?mode=memory&cache=shared")
	defer db.Close()
	db.Exec("INSERT INTO users (name) VALUES ('ann')") // want "TestParallelMemoryOne writes table users of the database file:parallel.mode=memory&cache=shared while running in parallel .TestParallelMemoryTwo opens it too."
}

func TestParallelMemoryTwo(t *testing.T) {
	t.Parallel()
	db := open(t, "file:parallel?mode=memory&cache=shared")
	defer db.Close()
	db.Query("SELECT name FROM users")
}

func TestGormOne(t *testing.T) {
	db, _ := gorm.Open(sqlite.Open("gorm.db"), &gorm.Config{})
	db.AutoMigrate(&User{})
	db.Create(&User{Name: "ann"}) // want "TestGormOne writes table sharedfixture_dsn.User of the database gorm.db and leaves its rows there .TestGormTwo opens it too."
}

func TestGormTwo(t *testing.T) {
	db, _ := gorm.Open(sqlite.Open("gorm.db"), &gorm.Config{})
	var all []User
	db.Find(&all)
}

func TestGormRolledBack(t *testing.T) {
	db, _ := gorm.Open(sqlite.Open("gorm.db"), &gorm.Config{})
	tx := db.Begin()
	defer tx.Rollback()
	tx.Create(&User{Name: "bea"}) // ok: rolled back
}

func TestServerOne(t *testing.T) {
	db, _ := sql.Open("postgres", "postgres://me:secret@localhost/test")
	db.Exec("INSERT INTO users (name) VALUES ('ann')") // want "TestServerOne writes table users of the database postgres://localhost/test and leaves its rows there .TestServerTwo opens it too.; roll back a transaction"
}

func TestServerTwo(t *testing.T) {
	db, _ := sql.Open("postgres", "postgres://me:secret@localhost/test")
	db.Query("SELECT name FROM users")
}

func TestOwn(t *testing.T) {
	db := open(t, ":memory:")
	db.Exec("INSERT INTO users (name) VALUES ('ann')") // ok: a database of its own
}

func TestOwnFile(t *testing.T) {
	db := open(t, filepath.Join(t.TempDir(), "test.db"))
	db.Exec("INSERT INTO users (name) VALUES ('ann')") // ok: a database of its own
}

func TestOwnName(t *testing.T) {
	db := open(t, fmt.Sprintf("file:%s?mode=memory&cache=shared", t.Name()))
	db.Exec("INSERT INTO users (name) VALUES ('ann')") // ok: a database of its own
}

func TestPragma(t *testing.T) {
	db := open(t, "file::memory:?_pragma=foreign_keys(1)")
	db.Exec("INSERT INTO users (name) VALUES ('ann')") // ok: without a shared cache
}

func TestPragmaToo(t *testing.T) {
	db := open(t, "file::memory:?_pragma=foreign_keys(1)")
	db.Query("SELECT name FROM users")
}

func TestFileSystem(t *testing.T) {
	db := open(t, "file:test.db?vfs=mine")
	db.Exec("INSERT INTO users (name) VALUES ('ann')") // ok: no file
}

func TestFileSystemToo(t *testing.T) {
	db := open(t, "file:test.db?vfs=mine")
	db.Query("SELECT name FROM users")
}

func TestFake(t *testing.T) {
	db, _ := sql.Open("fake", "test.db")
	db.Exec("INSERT INTO users (name) VALUES ('ann')") // ok: whatever that is
}

func TestFakeToo(t *testing.T) {
	db, _ := sql.Open("fake", "test.db")
	db.Query("SELECT name FROM users")
}

func TestRedis(t *testing.T) {
	c := redis.NewClient(&redis.Options{Addr: "localhost:6379"})
	c.FlushDB(context.Background()) // want "TestRedis empties the database localhost:6379, which other processes may use; start a server of the test's own"
}

func TestOwnRedis(t *testing.T) {
	c := redis.NewClient(&redis.Options{Addr: os.Getenv("REDIS")})
	c.FlushDB(context.Background()) // ok: a server that somebody chose
}

func TestRedisKept(t *testing.T) {
	c := redis.NewClient(&redis.Options{Addr: "localhost:6379"})
	c.Set(context.Background(), "isolint", 1) // ok: a key
}
