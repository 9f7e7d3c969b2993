package globalmutation_minds

import "testing"

func TestRefused(t *testing.T) {
	err := Take("default", 2) // ok: the test fails unless that is refused
	if err == nil {
		t.Fatal("not refused")
	}
	if err := Take("default", 3); err != nil { // ok: likewise
		t.Log(err)
	} else {
		t.Error("not refused")
	}
}

func TestNotRefused(t *testing.T) {
	if err := Take("default", 2); err != nil { // want `changes taken and leaves it changed .TestTaken reads it.`
		t.Fatal(err)
	}
}

func TestTaken(t *testing.T) {
	if Taken("default") != 1 {
		t.Error("changed")
	}
}

func TestRefusedThenOwn(t *testing.T) {
	if err := Take("default", 2); err == nil {
		t.Fatal("not refused")
	}
	if err := Take("own", 2); err != nil { // ok: nobody else asks for that
		t.Fatal(err)
	}
}

// In one row of a table it is refused, in the others it is not.
func TestWant(t *testing.T) {
	for _, tt := range []struct {
		in      string
		wantErr bool
	}{{"loud", false}, {"bad", true}} {
		err := Want(tt.in) // want `changes wanted and leaves it changed .TestWanted reads it.`
		if tt.wantErr && err == nil {
			t.Error("not refused")
		}
	}
}

func TestWanted(t *testing.T) {
	if Wanted() != "std" {
		t.Error("changed")
	}
}
