// Package customers remembers who has bought something.
package customers

import "database/sql"

// Add adds a customer.
func Add(db *sql.DB, name string) error {
	_, err := db.Exec("INSERT INTO customers (name) VALUES (?)", name)
	return err
}

// Count counts the customers.
func Count(db *sql.DB) (n int, err error) {
	err = db.QueryRow("SELECT count(*) FROM customers").Scan(&n)
	return n, err
}
