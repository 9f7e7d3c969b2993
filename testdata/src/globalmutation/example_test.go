package globalmutation

import (
	"fmt"
	"testing"
)

var exampleMode = "real"

// An example has no t.
func Example_mode() {
	exampleMode = "stub" // want "changes exampleMode and leaves it changed .Example_other reads it.; restore it with defer"
	fmt.Println(exampleMode)
	// Output: stub
}

func Example_other() {
	fmt.Println(exampleMode)
	// Output: real
}

var exampleLevel = 1

// Examples run after all tests.
func Example_late() {
	exampleLevel = 2 // ok: TestBeforeExamples has run by then
	fmt.Println(exampleLevel)
	// Output: 2
}

func TestBeforeExamples(t *testing.T) {
	if exampleLevel != 1 {
		t.Error(exampleLevel)
	}
}
