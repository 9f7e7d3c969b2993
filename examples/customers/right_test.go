package customers

import (
	"testing"

	"example.com/shop/memory"
)

// The right form: a database of the test's own.
func TestAddRight(t *testing.T) {
	t.Parallel()
	db := memory.Open(t.Name())
	if err := Add(db, "Ann"); err != nil {
		t.Fatal(err)
	}
	if n, err := Count(db); err != nil || n != 1 {
		t.Errorf("%d customers, %v, want Ann", n, err)
	}
}
