// Package sqlite has the shape of the real one.
package sqlite

import "gorm.io/gorm"

type dialector struct{ dsn string }

func (dialector) Name() string { return "sqlite" }

// Open names a database.
func Open(dsn string) gorm.Dialector { return dialector{dsn} }
