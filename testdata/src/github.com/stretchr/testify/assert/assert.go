// Package assert has the shape of testify's.
package assert

// TestingT is what a test gives.
type TestingT interface {
	Errorf(format string, args ...any)
}

// Equal fails the test and lets it go on.
func Equal(t TestingT, expected, actual any, msgAndArgs ...any) bool {
	if expected == actual {
		return true
	}
	t.Errorf("not equal")
	return false
}
