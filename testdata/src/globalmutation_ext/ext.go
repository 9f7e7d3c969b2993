// Package ext is tested from outside.
package ext

// Level is exported.
var Level = 1

var (
	hidden = 1
	inner  = 1
	hooked = 1
)

// Hidden reads the unexported ones.
func Hidden() int { return hidden + inner + hooked }

// SetInner overwrites one.
func SetInner(n int) { inner = n }
