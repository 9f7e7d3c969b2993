// Package sharedfixture_keys has tests that share stores without tables.
package sharedfixture_keys

import (
	"context"
	"os"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"github.com/redis/go-redis/v9"
)

var (
	rdb   = redis.NewClient(&redis.Options{Addr: os.Getenv("REDIS")})
	store *badger.DB
	ctx   = context.Background()
)

func TestSetName(t *testing.T) {
	rdb.Set(ctx, "name", "ann") // want "TestSetName writes key name of the shared rdb and leaves it there .TestGetName reads it.; name the key after the test"
}

func TestGetName(t *testing.T) {
	rdb.Get(ctx, "name") // ok: reads
}

func TestSetTitle(t *testing.T) {
	rdb.Set(ctx, "title", "a") // ok: who looks at it sets it first
	rdb.Get(ctx, "title")
}

func TestSetTitleAgain(t *testing.T) {
	rdb.Set(ctx, "title", "b") // ok: the same
	rdb.Get(ctx, "title")
}

func TestSetNobodys(t *testing.T) {
	rdb.Set(ctx, "nobody", "a") // ok: nobody looks at it
}

func TestSetRemoved(t *testing.T) {
	t.Cleanup(func() { rdb.Del(ctx, "name") })
	rdb.Set(ctx, "name", "bea") // ok: removed
}

func TestSetNamed(t *testing.T) {
	rdb.Set(ctx, t.Name(), "a") // ok: a key of its own
}

func TestParallelOne(t *testing.T) {
	t.Parallel()
	rdb.Incr(ctx, "count") // want "TestParallelOne writes key count of the shared rdb while running in parallel .TestParallelTwo uses it.; name the key after the test, with t.Name..$"
	rdb.Get(ctx, "count")
}

func TestParallelTwo(t *testing.T) {
	t.Parallel()
	rdb.Incr(ctx, "count") // want "TestParallelTwo writes key count of the shared rdb while running in parallel .TestParallelOne uses it."
	rdb.Get(ctx, "count")
}

func TestParallelOther(t *testing.T) {
	t.Parallel()
	rdb.Incr(ctx, "other") // ok: nobody else uses it
	rdb.Get(ctx, "other")
}

func open(number int) *redis.Client {
	return redis.NewClient(&redis.Options{Addr: "localhost:6379", DB: number})
}

func TestDatabaseOne(t *testing.T) {
	open(1).Set(ctx, "number", "a") // want "TestDatabaseOne writes key number of the database localhost:6379, number 1 and leaves it there .TestDatabaseOneAgain reads it."
}

func TestDatabaseOneAgain(t *testing.T) {
	open(1).Get(ctx, "number") // ok: reads
}

func TestDatabaseTwo(t *testing.T) {
	open(2).Set(ctx, "number", "a") // ok: another database
}

func TestSetSome(t *testing.T) {
	rdb.MSet(ctx, "some", "a") // what it sets is not followed
	rdb.Get(ctx, "some")
}

func TestSetSomeOther(t *testing.T) {
	rdb.Set(ctx, "some", "b") // ok: the other may set it first
}

func TestMain(m *testing.M) {
	store, _ = badger.Open(badger.DefaultOptions(os.Getenv("DIR")))
	code := m.Run()
	store.Close()
	os.Exit(code)
}

func TestPut(t *testing.T) {
	store.Update(func(txn *badger.Txn) error {
		return txn.Set([]byte("a"), nil) // want "TestPut writes key a of the shared store and leaves it there .TestLook reads it."
	})
}

func TestLook(t *testing.T) {
	store.View(func(txn *badger.Txn) error {
		_, err := txn.Get([]byte("a")) // ok: reads
		return err
	})
}

func TestPutOther(t *testing.T) {
	store.Update(func(txn *badger.Txn) error {
		return txn.Set([]byte("b"), nil) // ok: nobody looks at it
	})
}
