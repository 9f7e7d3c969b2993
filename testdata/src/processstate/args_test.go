package processstate

import (
	"os"
	"testing"
)

func mainWith(args []string) int { return len(args) }

func TestArgs(t *testing.T) {
	os.Args = []string{"cmd", "-v"} // want "os.Args"
}

func TestArgsElement(t *testing.T) {
	os.Args[0] = "cmd" // want "os.Args"
}

func TestArgsRestored(t *testing.T) {
	old := os.Args
	defer func() { os.Args = old }()
	os.Args = []string{"cmd"} // ok: restored by defer
}

func TestArgsRead(t *testing.T) {
	_ = mainWith(os.Args[1:])                                // ok: reads
	_ = append([]string{}, os.Args...)                       // ok: copied
	args := append(os.Args[:len(os.Args):len(os.Args)], "x") // ok: the local slice
	_ = args
}
