package garbage

import (
	"bytes"
	"fmt"
	"os"
	"testing"
)

func TestGarbage(t *testing.T) {
	fmt.Println("--- FAIL: TestGarbage (0.00s)")
	fmt.Println("FAIL")
	fmt.Print("=== RUN   TestOther\n\x16no line, ")
	os.Stdout.Write([]byte{0xff, 0, 0xfe, '\n'})
	os.Stderr.Write(bytes.Repeat([]byte("x"), 1<<20))
	fmt.Print("unfinished")
}
