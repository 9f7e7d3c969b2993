// Package globalmutation_rows has state that tables of tests look at.
package globalmutation_rows

var level = 1

// Set sets it.
func Set(n int) { level = n }

// Level returns it.
func Level() int { return level }
