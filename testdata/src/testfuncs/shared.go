// Package testfuncs holds declarations that look like tests.
package testfuncs

import "testing"

func TestNotInTestFile(t *testing.T) {} // ok: go test reads _test.go files only
