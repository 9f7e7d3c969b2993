// Package pgxpool has the shape of the real one.
package pgxpool

import (
	"context"

	"github.com/jackc/pgx/v5"
)

// Pool is a handle.
type Pool struct{ acquired int }

// New makes one.
func New(ctx context.Context, dsn string) (*Pool, error) { return &Pool{}, nil }

// Begin begins a transaction.
func (p *Pool) Begin(ctx context.Context) (pgx.Tx, error) { return nil, nil }

// Query looks.
func (p *Pool) Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error) { return nil, nil }

// SendBatch says all at once.
func (p *Pool) SendBatch(ctx context.Context, b *pgx.Batch) error { return nil }

// Acquire takes a connection.
func (p *Pool) Acquire(ctx context.Context) (*Conn, error) {
	p.acquired = 1
	return &Conn{}, nil
}

// Conn is a connection.
type Conn struct{}

// Exec says something.
func (c *Conn) Exec(ctx context.Context, sql string, args ...any) (string, error) { return "", nil }
