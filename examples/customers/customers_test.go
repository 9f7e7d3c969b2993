package customers

import (
	"testing"

	"example.com/shop/memory"
)

var db = memory.Open("shop")

// Passes only because it runs first.
func TestCountNobody(t *testing.T) {
	if n, err := Count(db); err != nil || n != 0 {
		t.Errorf("%d customers, %v, want none", n, err)
	}
}

// sharedfixture: the customer stays in the database that all tests share.
func TestAdd(t *testing.T) {
	if err := Add(db, "Ann"); err != nil {
		t.Fatal(err)
	}
}
