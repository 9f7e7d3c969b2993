// Package dep has a variable that its importers cannot name.
package dep

var count int

// Bump changes it.
func Bump() { count++ }

// Count reads it.
func Count() int { return count }
