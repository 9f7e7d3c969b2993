// Package dotted is imported with a dot.
package dotted

// Dotted is a variable.
var Dotted = 1
