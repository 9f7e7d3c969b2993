package sharedfixture_keys

import (
	"context"

	"github.com/redis/go-redis/v9"
)

// Names are kept in redis.
type Names struct{ rdb *redis.Client }

// Save keeps a name.
func (n *Names) Save(ctx context.Context) { n.rdb.Set(ctx, "saved", "ann") }

// Delete removes it.
func (n *Names) Delete(ctx context.Context) { n.rdb.Del(ctx, "saved") }

// Saved returns it.
func (n *Names) Saved(ctx context.Context) { n.rdb.Get(ctx, "saved") }
