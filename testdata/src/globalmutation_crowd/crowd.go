// Package globalmutation_crowd has many tests that one function makes change a
// variable.
package globalmutation_crowd

var mode string

// Start changes it.
func Start() { mode = "started" }

var level int

// SetLevel changes it.
func SetLevel(n int) { level = n }

var depth int

// Descend changes it.
func Descend() { depth = 1 }
