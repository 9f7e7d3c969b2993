// Package quicktest has the shape of the real one.
package quicktest

import (
	"reflect"
	"testing"
)

// C is a checker.
type C struct{ testing.TB }

// New returns a checker.
func New(t testing.TB) *C { return &C{t} }

// Patch sets a variable for the duration of the test.
func Patch(t testing.TB, dest, value any) {
	v := reflect.ValueOf(dest).Elem()
	old := reflect.New(v.Type()).Elem()
	old.Set(v)
	v.Set(reflect.ValueOf(value))
	t.Cleanup(func() { v.Set(old) })
}

// Patch sets a variable for the duration of the test.
func (c *C) Patch(dest, value any) { Patch(c.TB, dest, value) }
