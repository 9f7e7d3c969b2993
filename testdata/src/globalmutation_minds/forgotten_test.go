package globalmutation_minds

import "testing"

// The others put it back.
func TestSendForgotten(t *testing.T) {
	send = func(string) error { return nil } // want `changes send and leaves it changed .Send reads it.`
	_ = Send("a")
}

func TestSendDeferred(t *testing.T) {
	defer func(old func(string) error) { send = old }(send)
	send = func(string) error { return nil }
	_ = Send("b")
}

func TestSendCleanup(t *testing.T) {
	old := send
	t.Cleanup(func() { send = old })
	send = func(string) error { return nil }
	_ = Send("c")
}

// It is the way of the package that it stays.
func TestWarnLeft(t *testing.T) {
	warn = func(string) {} // ok: so it does below
	Warn("a")
}

func TestWarnLeftToo(t *testing.T) {
	warn = func(string) {} // ok: so it does above
	Warn("b")
}

func TestWarnDeferred(t *testing.T) {
	defer func(old func(string)) { warn = old }(warn)
	warn = func(string) {}
	Warn("c")
}
