// Package state2 is imported under another name.
package state2

// Value is a variable.
var Value = 1
