package globalmutation

import "testing"

func TestNext(t *testing.T) {
	Next() // ok: lazily made, under a lock
}

func TestRenew(t *testing.T) {
	Renew() // want "TestRenew changes eager"
}

func TestSourceReads(t *testing.T) {
	if source != nil || eager != nil {
		t.Error("made")
	}
}
