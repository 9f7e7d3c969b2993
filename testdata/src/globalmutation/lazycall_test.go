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

func TestSourceReads(t *testing.T) {
	if source != nil || eager != nil || count != 0 {
		t.Error("made")
	}
}
