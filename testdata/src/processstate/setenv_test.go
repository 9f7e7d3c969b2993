package processstate

import (
	"os"
	"testing"

	"example.com/testlib"
)

const envKey = "APP_CONST"

func setMode(v string) { os.Setenv("APP_HELPER", v) }

func TestSetenv(t *testing.T) {
	os.Setenv("APP_HOME", "/x") // want "os.Setenv outlives TestSetenv: environment variable APP_HOME stays changed; use t.Setenv"
}

func TestSetenvChecked(t *testing.T) {
	if err := os.Setenv("APP_CHECKED", "/x"); err != nil { // want "environment variable APP_CHECKED stays changed"
		t.Fatal(err)
	}
}

func TestSetenvConstant(t *testing.T) {
	os.Setenv(envKey, "x") // want "environment variable APP_CONST stays changed"
}

func TestSetenvJoinedConstant(t *testing.T) {
	os.Setenv("APP_"+"JOINED", "x") // want "environment variable APP_JOINED stays changed"
}

func TestSetenvInHelper(t *testing.T) {
	setMode("x") // want "outlives TestSetenvInHelper: environment variable APP_HELPER stays changed"
}

func TestSetenvInOtherPackage(t *testing.T) {
	testlib.ForceEnv("APP_FORCED", "x") // want "outlives TestSetenvInOtherPackage: environment variable APP_FORCED stays changed"
}

func TestSetenvInSubtest(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		os.Setenv("APP_SUB", "x") // want "environment variable APP_SUB stays changed"
	})
}

// Each key is a resource of its own.
func TestSetenvTwoKeys(t *testing.T) {
	os.Setenv("APP_ONE", "x") // want "environment variable APP_ONE stays changed"
	os.Setenv("APP_TWO", "x") // want "environment variable APP_TWO stays changed"
	os.Setenv("APP_ONE", "y") // ok: the same test and the same key
}

func TestUnsetenv(t *testing.T) {
	os.Unsetenv("TZ")        // want "os.Unsetenv outlives TestUnsetenv: environment variable TZ stays changed"
	os.Unsetenv("APP_UNSET") // ok: nobody had set it, and no other test looks
}

// Of the two writes it is the second that others see.
func TestUnsetenvThenSet(t *testing.T) {
	os.Unsetenv("APP_UNSET_SET")
	os.Setenv("APP_UNSET_SET", "x") // want "os.Setenv outlives TestUnsetenvThenSet: environment variable APP_UNSET_SET stays changed"
}

func TestUnsetenvSeen(t *testing.T) {
	os.Unsetenv("APP_UNSET_SEEN") // want "os.Unsetenv outlives TestUnsetenvSeen: environment variable APP_UNSET_SEEN stays changed"
}

func TestReadsWhatWasUnset(t *testing.T) {
	if os.Getenv("APP_UNSET_SEEN") == "" {
		t.Skip("not configured")
	}
}

// One that sets it itself does not miss it.
func TestUnsetenvBlind(t *testing.T) {
	os.Unsetenv("APP_UNSET_BLIND") // ok: the other test sets it before it looks
}

func TestSetsBeforeReading(t *testing.T) {
	t.Setenv("APP_UNSET_BLIND", "x")
	_ = os.Getenv("APP_UNSET_BLIND")
}

func TestClearenv(t *testing.T) {
	os.Clearenv() // want "os.Clearenv outlives TestClearenv"
}

func BenchmarkSetenv(b *testing.B) {
	os.Setenv("APP_BENCH", "x") // want "outlives BenchmarkSetenv: environment variable APP_BENCH stays changed"
}

func TestSetenvByTesting(t *testing.T) {
	t.Setenv("APP_OWN", "x")                   // ok: the testing package restores it
	testlib.SetEnv(t, "APP_OWN", "y")          // ok: a helper that uses t.Setenv
	_ = os.Getenv("APP_OWN")                   // ok: reads
	_, _ = os.LookupEnv("APP_OWN")             // ok: reads
	_ = os.ExpandEnv("$APP_OWN")               // ok: reads
	_ = len(os.Environ())                      // ok: reads
	defer testlib.PatchEnv("APP_PATCH", "x")() // ok: the deferred result restores it
}
