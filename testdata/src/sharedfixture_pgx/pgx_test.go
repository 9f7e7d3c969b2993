// Package sharedfixture_pgx has tests that share a pool of pgx.
package sharedfixture_pgx

import (
	"context"
	"os"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

var pool *pgxpool.Pool

func TestMain(m *testing.M) {
	pool, _ = pgxpool.New(context.Background(), os.Getenv("DSN"))
	os.Exit(m.Run())
}

func all(table string) { pool.Query(context.Background(), "SELECT * FROM "+table) }

func TestBatch(t *testing.T) {
	b := &pgx.Batch{}
	b.Queue("INSERT INTO orders VALUES (1)") // want "TestBatch writes table orders of the shared pool"
	pool.SendBatch(context.Background(), b)
}

func TestOrders(t *testing.T) { all("orders") }

func TestBeginFunc(t *testing.T) {
	pgx.BeginFunc(context.Background(), pool, func(tx pgx.Tx) error {
		_, err := tx.Exec(context.Background(), "INSERT INTO parts VALUES (1)") // want "TestBeginFunc writes table parts of the shared pool"
		return err
	})
}

func TestParts(t *testing.T) { all("parts") }

func TestAcquire(t *testing.T) {
	conn, err := pool.Acquire(context.Background()) // ok: the pool's own affair
	if err != nil {
		t.Fatal(err)
	}
	conn.Exec(context.Background(), "INSERT INTO users VALUES (1)") // want "TestAcquire writes table users of the shared pool"
}

func TestUsers(t *testing.T) { all("users") }

func TestRolledBack(t *testing.T) {
	tx, err := pool.Begin(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback(context.Background())
	tx.Exec(context.Background(), "INSERT INTO users VALUES (2)") // ok: rolled back
}

func TestCommitted(t *testing.T) {
	tx, err := pool.Begin(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback(context.Background())
	tx.Exec(context.Background(), "INSERT INTO users VALUES (2)") // want "TestCommitted writes table users of the shared pool"
	if err := tx.Commit(context.Background()); err != nil {
		t.Fatal(err)
	}
}
