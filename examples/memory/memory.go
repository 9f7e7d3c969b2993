// Package memory is a database that knows two statements, so that the shop needs
// no other: INSERT adds a row, and any other counts the rows.
package memory

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"strings"
	"sync"
)

// Open opens the database of that name.
func Open(name string) *sql.DB { return sql.OpenDB(&database{name: name}) }

var (
	mu   sync.Mutex
	rows = map[string]int64{} // by database
)

type database struct{ name string }

func (d *database) Driver() driver.Driver { return d }

func (d *database) Open(name string) (driver.Conn, error) { return &database{name}, nil }

func (d *database) Connect(context.Context) (driver.Conn, error) { return d, nil }

func (d *database) Prepare(query string) (driver.Stmt, error) { return &statement{d, query}, nil }

func (d *database) Begin() (driver.Tx, error) { return nil, errors.New("no transactions") }

func (d *database) Close() error { return nil }

type statement struct {
	*database
	query string
}

func (s *statement) NumInput() int { return -1 }

func (s *statement) Exec([]driver.Value) (driver.Result, error) {
	if !strings.HasPrefix(s.query, "INSERT") {
		return nil, errors.New("cannot " + s.query)
	}
	mu.Lock()
	defer mu.Unlock()
	rows[s.name]++
	return driver.RowsAffected(1), nil
}

func (s *statement) Query([]driver.Value) (driver.Rows, error) {
	mu.Lock()
	defer mu.Unlock()
	return &count{n: rows[s.name]}, nil
}

// count is a result of one row.
type count struct {
	n    int64
	done bool
}

func (c *count) Columns() []string { return []string{"count"} }

func (c *count) Close() error { return nil }

func (c *count) Next(dest []driver.Value) error {
	if c.done {
		return io.EOF
	}
	c.done, dest[0] = true, c.n
	return nil
}
