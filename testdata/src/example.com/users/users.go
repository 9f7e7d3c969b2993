// Package users keeps users in a database.
package users

import "database/sql"

// DB is opened by the program.
var DB *sql.DB

// Add adds a user.
func Add(db *sql.DB, name string) error {
	_, err := db.Exec("INSERT INTO users (name) VALUES (?)", name)
	return err
}

// Move commits.
func Move(db *sql.DB, from, to string) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec("UPDATE accounts SET owner = ? WHERE owner = ?", to, from); err != nil {
		return err
	}
	return tx.Commit()
}

// Count counts all.
func Count(db *sql.DB) (n int, err error) {
	err = db.QueryRow(`
		SELECT count(*)
		FROM users`).Scan(&n)
	return n, err
}

// Reset empties a table.
func Reset(db *sql.DB, table string) { db.Exec("TRUNCATE TABLE " + table) }
