// Package globalmutation_crowd has many tests that one function makes change a
// variable.
package globalmutation_crowd

var mode string

// Start changes it.
func Start() { mode = "started" }
