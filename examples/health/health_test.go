package health

import "testing"

// fixedport: one process of this machine can have the port. Another run of the
// test at the same time fails.
func TestCheck(t *testing.T) {
	l, err := Serve("localhost:18642")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if err := Check("localhost:18642"); err != nil {
		t.Error(err)
	}
}
