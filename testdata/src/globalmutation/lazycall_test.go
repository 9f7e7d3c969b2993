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

func TestHosts(t *testing.T) {
	Hosts() // ok: once
}

func TestRemoteHosts(t *testing.T) {
	remote.Hosts() // ok: once
}

func TestClient(t *testing.T) {
	Client() // ok: once
}

func TestDocument(t *testing.T) {
	Document() // ok: once
}

func TestLines(t *testing.T) {
	Lines() // ok: once
}

func TestClose(t *testing.T) {
	Close() // want "TestClose changes closes"
}

func TestMadeReads(t *testing.T) {
	if len(entries) != 0 || table != nil || prepared || stores.db != nil || pool != nil || squares != nil {
		t.Error("made")
	}
}

func TestTry(t *testing.T) {
	Try() // want "TestTry changes tries"
}

func TestFill(t *testing.T) {
	var value *int
	Fill(&value) // want "TestFill changes fills"
}

func TestFillSlot(t *testing.T) {
	FillSlot(1) // want "TestFillSlot changes fills"
}

func TestCloseOnce(t *testing.T) {
	CloseOnce() // want "TestCloseOnce changes names"
}

func TestLazyReads(t *testing.T) {
	if hostLists+dialled+len(document)+len(lines)+len(closes)+len(tries)+len(fills) != 0 || local.ready || remote.ready || client != nil || parsed || opened || names == nil {
		t.Error("made")
	}
}
