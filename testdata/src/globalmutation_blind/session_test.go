package globalmutation_blind

import "testing"

// Who comes to code that reads these is not known: of another test not all calls are.

func TestRun(t *testing.T) {
	Run(1) // ok: what Run makes it makes for itself
}

func TestUse(t *testing.T) {
	Use(&session{1}) // want "TestUse changes given and leaves it changed .Work reads it."
}

func TestHook(t *testing.T) { hook() }
