package globalmutation_blind

import "testing"

// Of TestHook not all calls are known; that it comes to code that reads these is a guess.

func TestRun(t *testing.T) {
	Run(1) // ok: what Run makes it makes for itself
}

func TestUse(t *testing.T) {
	Use(&session{1}) // ok: no test is known to come to Work
}

func TestHook(t *testing.T) { hook() }
