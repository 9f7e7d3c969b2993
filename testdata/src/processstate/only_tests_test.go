package processstate

import (
	"os"
	"testing"
)

// APP_INVENTED is a name that only these tests know, and each sets it before it
// looks.
func TestInventedName(t *testing.T) {
	os.Setenv("APP_INVENTED", "1") // ok: nobody is left to see it
	if os.Getenv("APP_INVENTED") != "1" {
		t.Error("not set")
	}
}

func TestInventedNameToo(t *testing.T) {
	t.Setenv("APP_INVENTED", "2")
	if os.Getenv("APP_INVENTED") != "2" {
		t.Error("not set")
	}
}

// One of these looks first.
func TestKnownName(t *testing.T) {
	os.Setenv("APP_KNOWN", "1") // want "environment variable APP_KNOWN stays changed"
	if os.Getenv("APP_KNOWN") != "1" {
		t.Error("not set")
	}
}

func TestKnownNameSeen(t *testing.T) {
	if os.Getenv("APP_KNOWN") != "" {
		t.Error("set")
	}
}

// Of two at the same time, each may see what the other one has set.
func TestInventedInParallel(t *testing.T) {
	t.Parallel()
	os.Setenv("APP_BESIDE", "1") // want "changes environment variable APP_BESIDE for every test that runs beside"
	if os.Getenv("APP_BESIDE") != "1" {
		t.Error("not set")
	}
}

func TestInventedInParallelToo(t *testing.T) {
	t.Parallel()
	os.Setenv("APP_BESIDE", "2") // want "changes environment variable APP_BESIDE for every test that runs beside"
	if os.Getenv("APP_BESIDE") != "2" {
		t.Error("not set")
	}
}

func TestInventedSerial(t *testing.T) {
	t.Setenv("APP_ALONE", "2")
	if os.Getenv("APP_ALONE") != "2" {
		t.Error("not set")
	}
}

func TestInventedAlone(t *testing.T) {
	t.Parallel()
	os.Setenv("APP_ALONE", "1") // ok: who else looks at it is serial, and sets it first
	if os.Getenv("APP_ALONE") != "1" {
		t.Error("not set")
	}
}
