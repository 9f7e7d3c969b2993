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

func TestRecord(t *testing.T) {
	Record() // want "TestRecord changes entries"
}

func TestPrepareLazily(t *testing.T) {
	Prepare() // ok: once
}

func TestOpen(t *testing.T) {
	Open() // ok: once
}

func TestOpenCache(t *testing.T) {
	OpenCache() // want "TestOpenCache changes stores"
}

func TestPool(t *testing.T) {
	Pool() // ok: once
}

func TestSquare(t *testing.T) {
	Square(1) // ok: once
}

func TestWord(t *testing.T) {
	Word() // ok: once
}

func TestMadeReads(t *testing.T) {
	if len(entries) != 0 || table != nil || prepared || stores.db != nil || pool != nil || squares != nil || words != nil {
		t.Error("made")
	}
}
