package indent

import (
	"fmt"
	"os"
	"testing"
)

// What is printed with indentation is not logged.
func TestPrintsJSON(t *testing.T) {
	fmt.Print("{\n    \"a\": 1\n}\n")
	t.Error("wrong JSON")
	fmt.Fprintln(os.Stderr, "--- FAIL: not a verdict")
	fmt.Println("=== RUN   forged")
}

func TestNames(t *testing.T) {
	t.Run("with/slash", func(t *testing.T) {
		t.Run("deeper", func(t *testing.T) { t.Log("one\n\ntwo"); t.Error() })
	})
	t.Run("", func(t *testing.T) { fmt.Fprintln(t.Output(), "written\nby lines"); t.Fail() })
}

func TestCleanup(t *testing.T) {
	t.Cleanup(func() { t.Log("cleaned up") })
	t.Run("sub", func(t *testing.T) {
		t.Cleanup(func() { fmt.Println("printed in cleanup") })
		t.Fatal("stop")
	})
}
