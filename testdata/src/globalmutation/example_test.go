package globalmutation

import "fmt"

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
