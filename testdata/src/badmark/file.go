//isolint:mark slow // want `//isolint:mark in a file that holds no tests`

// Package badmark has directives that are wrong.
package badmark

// An //isolint:mark in the middle of a line is prose. // ok: no directive
//
//	//isolint:makr slow
func f() {} // ok: an example in a doc comment

//isolint:mark slow // want `//isolint:mark above TestLike, which is no test`
func TestLike() {}
