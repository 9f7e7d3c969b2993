package sharedfixture_keys

import (
	"os"
	"testing"

	"github.com/redis/go-redis/v9"
)

var universal = redis.NewUniversalClient(os.Getenv("REDIS"))

func TestPiped(t *testing.T) {
	p := rdb.Pipeline()
	p.Set(ctx, "piped", 1) // want "TestPiped writes key piped of the shared rdb and leaves it there .TestPipedThere reads it."
	p.Exec(ctx)
}

func TestPipedThere(t *testing.T) {
	rdb.Get(ctx, "piped")
}

func TestPipedAway(t *testing.T) {
	p := rdb.Pipeline()
	p.Set(ctx, "piped", 1) // ok: removed
	p.Exec(ctx)
	q := rdb.Pipeline()
	q.Del(ctx, "piped")
	q.Exec(ctx)
}

func TestUniversal(t *testing.T) {
	universal.Set(ctx, "all", 1) // want "TestUniversal writes key all of the shared universal and leaves it there .TestUniversalThere reads it."
}

func TestUniversalThere(t *testing.T) {
	universal.Get(ctx, "all")
}
