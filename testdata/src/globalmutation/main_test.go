package globalmutation

import (
	"fmt"
	"os"
	"testing"
)

var (
	mainLevel   = 1
	mainInit    = 1
	mainExample = 1
)

func init() {
	mainInit = 2 // ok: the set-up of the whole binary
}

func TestMain(m *testing.M) {
	mainLevel = 2 // ok: the set-up of the whole binary
	os.Exit(m.Run())
}

func ExampleReads() {
	fmt.Println(mainExample) // ok: reads
	// Output: 1
}

func TestMainReads(t *testing.T) {
	if mainLevel != 2 || mainInit != 2 || mainExample != 1 {
		t.Error("changed")
	}
}
