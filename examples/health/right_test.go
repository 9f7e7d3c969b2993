package health

import "testing"

// The right form: port 0 is one that is free; the listener knows which.
func TestCheckRight(t *testing.T) {
	t.Parallel()
	l, err := Serve("localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if err := Check(l.Addr().String()); err != nil {
		t.Error(err)
	}
}
