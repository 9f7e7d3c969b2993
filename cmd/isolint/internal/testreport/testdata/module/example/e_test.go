package example

import (
	"fmt"
	"testing"
)

func TestBesides(t *testing.T) {}

func Example_good() {
	fmt.Println("good")
	// Output: good
}

func Example_bad() {
	fmt.Println("bad")
	// Output:
	// other
}
