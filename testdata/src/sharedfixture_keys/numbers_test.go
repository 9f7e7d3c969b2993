package sharedfixture_keys

import (
	"sync/atomic"
	"testing"

	"github.com/redis/go-redis/v9"
)

func TestSaveAndDelete(t *testing.T) {
	t.Cleanup(func() { (&Names{rdb}).Delete(ctx) })
	(&Names{rdb}).Save(ctx) // ok: removed by the code under test
}

func TestSave(t *testing.T) {
	(&Names{rdb}).Save(ctx) // want "TestSave writes key saved of the shared rdb and leaves it there .TestSaved reads it."
}

func TestSaved(t *testing.T) {
	(&Names{rdb}).Saved(ctx) // ok: reads
}

var numbers atomic.Int32

func openOwn() *redis.Client {
	return redis.NewClient(&redis.Options{Addr: "localhost:6379", DB: int(numbers.Add(1))})
}

func TestOwnSet(t *testing.T) {
	openOwn().Set(ctx, "own", "a") // ok: another database each
}

func TestOwnGet(t *testing.T) {
	openOwn().Get(ctx, "own") // ok: reads
}

func TestFirstByNumber(t *testing.T) {
	open(0).Set(ctx, "first", "a") // want "TestFirstByNumber writes key first of the database localhost:6379 and leaves it there .TestFirst reads it."
}

func TestFirst(t *testing.T) {
	redis.NewClient(&redis.Options{Addr: "localhost:6379"}).Get(ctx, "first") // ok: reads
}

func TestVisit(t *testing.T) {
	rdb.Incr(ctx, "visits") // want "TestVisit writes key visits of the shared rdb and leaves it there .TestVisitAgain adds to it."
}

func TestVisitAgain(t *testing.T) {
	rdb.Incr(ctx, "visits") // want "TestVisitAgain writes key visits of the shared rdb and leaves it there .TestVisit adds to it."
}

func openThird() *redis.Client {
	return redis.NewClient(&redis.Options{Addr: "localhost:6379", DB: 3})
}

func TestThird(t *testing.T) {
	openThird().Set(ctx, "third", "a") // want "TestThird .*number 3 and leaves it there .TestThirdSize reads it.; delete it in t.Cleanup, or give the test a database of its own$"
}

func TestThirdSize(t *testing.T) {
	openThird().DBSize(ctx) // ok: reads
}
