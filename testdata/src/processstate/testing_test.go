package processstate

import "testing"

func TestInit(t *testing.T) {
	testing.Init() // ok: its flags are there by then
}
