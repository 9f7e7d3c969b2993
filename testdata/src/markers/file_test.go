// A licence, perhaps.

//isolint:mark integration slow // a remark

// Package markers has directives.
package markers

import "testing"

func TestFile(t *testing.T) {} // want `marks: integration slow`

// TestOwn has a doc comment.
//
//isolint:mark use_real_models slow
func TestOwn(t *testing.T) {} // want `marks: integration slow use_real_models`

//isolint:mark	a	b-2
//isolint:mark _c
func BenchmarkTwo(b *testing.B) {} // want `marks: _c a b-2 integration slow`
