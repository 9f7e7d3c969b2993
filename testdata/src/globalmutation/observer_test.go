package globalmutation

import "testing"

var (
	observerSure    = 1
	observerMaybe   = 1
	observerLiteral = 1
)

type observerRow struct{ run func() }

// The literal is for whoever gets the row.
func observerRows() []observerRow {
	return []observerRow{{run: func() { observerLiteral = 2 }}}
}

func TestObserved(t *testing.T) {
	observerSure = 2  // want "changes observerSure and leaves it changed .TestObserverSure reads it."
	observerMaybe = 2 // want "changes observerMaybe and leaves it changed .TestObserverMaybe reads it."
}

func TestObserverRows(t *testing.T) {
	if len(observerRows()) != 1 { // ok: nobody has called the literal
		t.Error("rows")
	}
}

func observerLooks(all bool) int {
	if all {
		return observerSure + observerMaybe + observerLiteral
	}
	return observerSure
}

// Comes to observerMaybe only if it is asked to.
func TestObserverFirst(t *testing.T) {
	_ = observerLooks(false)
}

func TestObserverSure(t *testing.T) {
	if observerSure != 1 {
		t.Error("changed")
	}
}

func TestObserverMaybe(t *testing.T) {
	if observerMaybe != 1 || observerLiteral != 1 {
		t.Error("changed")
	}
}
