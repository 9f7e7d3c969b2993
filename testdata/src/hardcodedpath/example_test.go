package hardcodedpath

import (
	"fmt"
	"os"
	"testing"
)

// An example has no t.
func Example_path() {
	_ = os.WriteFile("/tmp/example", nil, 0o600) // want "writes the fixed path /tmp/example; use os.MkdirTemp"
	fmt.Println("written")
	// Output: written
}

func TestExamplePath(t *testing.T) {
	_ = os.WriteFile("/tmp/other", nil, 0o600) // want "writes the fixed path /tmp/other; use t.TempDir"
}
