package processstate_anew

import (
	"bytes"
	"flag"
	"log"
	"os"
	"testing"
)

// Each sets it, or takes it away, and then looks.
func TestDir(t *testing.T) {
	os.Setenv("XDG_DATA_HOME", "/a") // ok: the other one takes it away first
	if Dir() != "/a" {
		t.Error("not set")
	}
}

func TestNoDir(t *testing.T) {
	os.Unsetenv("XDG_DATA_HOME") // ok: the other one sets it first
	if Dir() != "" {
		t.Error("set")
	}
}

// Another puts it back.
func TestMode(t *testing.T) {
	os.Setenv("APP_MODE", "a") // want "environment variable APP_MODE stays changed"
	if Mode() != "a" {
		t.Error("not set")
	}
}

func TestModeBack(t *testing.T) {
	t.Setenv("APP_MODE", "b")
	if Mode() != "b" {
		t.Error("not set")
	}
}

// Other programs look at it, too.
func TestHome(t *testing.T) {
	os.Setenv("HOME", "/a") // want "environment variable HOME stays changed"
	if Home() != "/a" {
		t.Error("not set")
	}
}

func TestOtherHome(t *testing.T) {
	os.Setenv("HOME", "/b") // want "environment variable HOME stays changed"
	if Home() != "/b" {
		t.Error("not set")
	}
}

// A new set of flags for each.
func TestFlags(t *testing.T) {
	flag.CommandLine = flag.NewFlagSet("a", flag.ContinueOnError) // ok: the other one has its own
	flag.Parse()
}

func TestOtherFlags(t *testing.T) {
	flag.CommandLine = flag.NewFlagSet("b", flag.ContinueOnError) // ok: likewise
	flag.Parse()
}

// A buffer for each.
func TestLog(t *testing.T) {
	var b bytes.Buffer
	log.SetOutput(&b) // ok: the other one has its own
	log.Print("a")
}

func TestOtherLog(t *testing.T) {
	var b bytes.Buffer
	log.SetOutput(&b) // ok: likewise
	log.Print("b")
}

// Which variables, only who calls it knows.
func TestApply(t *testing.T) {
	Apply(map[string]string{"APP_APPLIED": "1"}) // ok: no name is known
}

func TestApplyInParallel(t *testing.T) {
	t.Parallel()
	Apply(map[string]string{"APP_APPLIED": "1"}) // want "os.Setenv changes the environment for every test that runs beside"
}

func TestApplyOwn(t *testing.T) {
	for name, value := range map[string]string{"APP_OWN": "1"} {
		os.Setenv(name, value) // want "the environment stays changed"
	}
}
