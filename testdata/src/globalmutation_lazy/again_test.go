package globalmutation_lazy

import "testing"

func TestRestart(t *testing.T) {
	if err := served.Restart(); err != nil { // ok: it is as it was
		t.Fatal(err)
	}
}

func TestRestartAs(t *testing.T) {
	served.RestartAs("false") // want "TestRestartAs changes served and leaves it changed"
}

func TestRetitle(t *testing.T) {
	served.Retitle("again") // want "TestRetitle changes served and leaves it changed"
}

func TestServed(t *testing.T) {
	if Served() == "" {
		t.Error("nothing runs")
	}
}

func TestRaise(t *testing.T) {
	Raise() // want "TestRaise changes level and leaves it changed"
}

func TestUpper(t *testing.T) {
	Upper() // want "TestUpper changes level and leaves it changed"
}

func TestLevel(t *testing.T) {
	if Level() != "info" {
		t.Error("another level")
	}
}
