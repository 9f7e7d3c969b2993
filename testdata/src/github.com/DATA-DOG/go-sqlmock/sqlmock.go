// Package sqlmock has the shape of the real one.
package sqlmock

import "database/sql"

// Sqlmock expects.
type Sqlmock interface{ ExpectationsWereMet() error }

// New returns a handle that talks to nobody.
func New() (*sql.DB, Sqlmock, error) { return nil, nil, nil }
