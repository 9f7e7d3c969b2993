// Package pgx has the shape of the real one.
package pgx

import "context"

// Rows are what a query finds.
type Rows interface{ Close() }

// Tx is a transaction.
type Tx interface {
	Exec(ctx context.Context, sql string, args ...any) (string, error)
	Query(ctx context.Context, sql string, args ...any) (Rows, error)
	Commit(ctx context.Context) error
	Rollback(ctx context.Context) error
}

// Batch is a list of statements.
type Batch struct{ queued []string }

// Queue adds one.
func (b *Batch) Queue(query string, args ...any) { b.queued = append(b.queued, query) }

// Beginner begins transactions.
type Beginner interface {
	Begin(ctx context.Context) (Tx, error)
}

// BeginFunc commits what fn does.
func BeginFunc(ctx context.Context, db Beginner, fn func(Tx) error) error {
	tx, err := db.Begin(ctx)
	if err != nil {
		return err
	}
	if err := fn(tx); err != nil {
		return tx.Rollback(ctx)
	}
	return tx.Commit(ctx)
}
