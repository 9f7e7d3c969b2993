// Package gorm has the shape of the real one.
package gorm

import "database/sql"

// Dialector is a kind of database.
type Dialector interface{ Name() string }

// Config is what Open is told.
type Config struct{}

// DB is a handle, and a query.
type DB struct {
	Error error
	limit int
}

// Open opens a database.
func Open(d Dialector, opts ...*Config) (*DB, error) { return &DB{}, nil }

// DB returns the handle below.
func (db *DB) DB() (*sql.DB, error) { return nil, nil }

// AutoMigrate makes tables.
func (db *DB) AutoMigrate(models ...interface{}) error { return nil }

// Create adds a row.
func (db *DB) Create(value interface{}) *DB { return db }

// Find looks.
func (db *DB) Find(dest interface{}, conds ...interface{}) *DB { return db }

// Where adds a condition.
func (db *DB) Where(query interface{}, args ...interface{}) *DB { return db }

// Begin begins a transaction.
func (db *DB) Begin(opts ...*sql.TxOptions) *DB { return db }

// Rollback ends one.
func (db *DB) Rollback() *DB { return db }

// First looks at the first row.
func (db *DB) First(dest interface{}, conds ...interface{}) *DB {
	tx := db.instance()
	tx.limit = 1
	return tx
}

// instance is a new query of a handle, or the query itself.
func (db *DB) instance() *DB {
	if db.limit == 0 {
		return &DB{}
	}
	return db
}

// Model names what the next call is about.
func (db *DB) Model(value interface{}) *DB { return db }

// Count counts.
func (db *DB) Count(count *int64) *DB { return db }
