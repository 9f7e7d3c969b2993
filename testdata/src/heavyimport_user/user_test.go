// Package heavyimport_user is analysed with an entry of the user's own:
// example.com/ours/model.Load, mark uses_our_model.
package heavyimport_user

import (
	"testing"

	"example.com/ours/model"
)

func TestOurs(t *testing.T) {
	_ = model.Load("x") // want "TestOurs reaches model.Load .*without a mark; add //isolint:mark uses_our_model"
}

func TestOursByOther(t *testing.T) {
	_ = model.Warm() // want "TestOursByOther reaches model.Load"
}

//isolint:mark use_real_models
func TestOursOtherMark(t *testing.T) {
	_ = model.Load("x") // want "add //isolint:mark uses_our_model"
}

//isolint:mark uses_our_model
func TestOursMarked(t *testing.T) {
	_ = model.Load("x") // ok: marked
	_ = model.Warm()    // ok: marked
}

func TestOursCheap(t *testing.T) {
	_ = model.Name() // ok: not in the table
	_ = model.Load   // ok: not called
}
