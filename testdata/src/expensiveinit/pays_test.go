package expensiveinit

import (
	"os"
	"os/exec"
	"testing"
	"time"
)

// A variable of a test file makes every test of the binary pay as well.
var fixture, _ = os.ReadFile("testdata/fixture.json") // ok: read once, for the tests beside it

var warmed = exec.Command("true").Run() // want "package initialisation runs .*exec.Cmd.Run .a subprocess. before every test of this package"

var testTable = []struct{ name string }{{"a"}} // ok: a literal

// TestMain is no initialiser: it can see which tests were asked for.
func TestMain(m *testing.M) {
	time.Sleep(time.Millisecond) // ok: not in an initialiser
	os.Exit(m.Run())
}

func TestPays(t *testing.T) {
	_, _ = os.ReadFile("x") // ok: in a test
	_, _ = fixture, warmed
	_ = testTable
}
