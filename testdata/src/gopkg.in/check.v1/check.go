// Package check stands in for gocheck.
package check

import (
	"os"
	"testing"
)

// C is what a test gets.
type C struct{ failed bool }

// Checker compares.
type Checker interface{ Check(got, want any) bool }

type equals struct{}

func (equals) Check(got, want any) bool { return got == want }

// Equals compares with ==.
var Equals Checker = equals{}

var allSuites []any

// Suite registers a suite.
func Suite(suite any) any {
	allSuites = append(allSuites, suite)
	return suite
}

// TestingT runs all suites.
func TestingT(t *testing.T) {
	for range allSuites {
		t.Run("suite", func(t *testing.T) {})
	}
}

func (c *C) Assert(got any, checker Checker, args ...any) {
	if !checker.Check(got, args[0]) {
		c.FailNow()
	}
}

func (c *C) Check(got any, checker Checker, args ...any) bool { return checker.Check(got, args[0]) }
func (c *C) FailNow()                                         { panic("failed") }
func (c *C) Logf(format string, args ...any)                  {}

// MkDir makes a directory that is removed after the suite.
func (c *C) MkDir() string {
	dir, _ := os.MkdirTemp("", "check")
	return dir
}
