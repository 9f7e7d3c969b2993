// Package require has the shape of testify's.
package require

// TestingT is what a test gives.
type TestingT interface {
	Errorf(format string, args ...any)
	FailNow()
}

type tHelper interface{ Helper() }

// NoError ends the test when err is not nil.
func NoError(t TestingT, err error, msgAndArgs ...any) {
	if h, ok := t.(tHelper); ok {
		h.Helper()
	}
	if err == nil {
		return
	}
	t.Errorf("unexpected error: %v", err)
	t.FailNow()
}

// Equal ends the test when the two differ.
func Equal(t TestingT, expected, actual any, msgAndArgs ...any) {
	if expected == actual {
		return
	}
	t.Errorf("not equal")
	t.FailNow()
}

// Error ends the test when err is nil.
func Error(t TestingT, err error, msgAndArgs ...any) {
	if err == nil {
		t.Errorf("no error")
		t.FailNow()
	}
}

// ErrorContains ends the test when err does not say something.
func ErrorContains(t TestingT, err error, contains string, msgAndArgs ...any) {
	if err == nil || err.Error() != contains {
		t.Errorf("unexpected error: %v", err)
		t.FailNow()
	}
}
