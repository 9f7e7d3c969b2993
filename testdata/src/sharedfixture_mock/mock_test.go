// Package sharedfixture_mock talks to no database.
package sharedfixture_mock

import (
	"database/sql"
	"testing"

	"github.com/DATA-DOG/go-sqlmock"
)

var db, mock = open()

func open() (*sql.DB, sqlmock.Sqlmock) {
	db, mock, _ := sqlmock.New()
	return db, mock
}

func TestInsert(t *testing.T) {
	db.Exec("INSERT INTO users (name) VALUES ('ann')") // ok: a mock
	_ = mock.ExpectationsWereMet()
}

func TestSelect(t *testing.T) { db.Query("SELECT name FROM users") }
