// Package badger has the shape of the real one.
package badger

// DB is a store.
type DB struct{ dir string }

// Txn is a transaction.
type Txn struct{ db *DB }

// Item is an entry.
type Item struct{}

// Options say where.
type Options struct{ Dir string }

// DefaultOptions are those of a directory, or of a store in memory.
func DefaultOptions(dir string) Options { return Options{dir} }

// Open opens a store.
func Open(opt Options) (*DB, error) { return &DB{opt.Dir}, nil }

// Close closes it.
func (db *DB) Close() error { return nil }

// Update runs a func in a transaction.
func (db *DB) Update(fn func(txn *Txn) error) error { return fn(&Txn{db}) }

// View runs a func in a transaction that only reads.
func (db *DB) View(fn func(txn *Txn) error) error { return fn(&Txn{db}) }

// Set sets a key.
func (txn *Txn) Set(key, val []byte) error { return nil }

// Get gets a key.
func (txn *Txn) Get(key []byte) (*Item, error) { return nil, nil }
