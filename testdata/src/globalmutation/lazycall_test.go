package globalmutation

import "testing"

func TestNext(t *testing.T) {
	Next() // ok: lazily made, under a lock
}

func TestRenew(t *testing.T) {
	Renew() // want "TestRenew changes eager"
}

func TestAgain(t *testing.T) {
	Again() // want "TestAgain changes eager"
}

func TestMode(t *testing.T) {
	SetMode("x") // want "TestMode changes mode"
}

func TestSourceReads(t *testing.T) {
	if source != nil || eager != nil || count != 0 || seed != 0 || mode != "" {
		t.Error("made")
	}
}
