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
