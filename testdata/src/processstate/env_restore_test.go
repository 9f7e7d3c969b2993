package processstate

import (
	"os"
	"strings"
	"testing"
)

// The value comes back; that an unset variable becomes an empty one is minor.
func TestEnvRestoredGetenv(t *testing.T) {
	old := os.Getenv("APP_GETENV")
	defer os.Setenv("APP_GETENV", old)
	os.Setenv("APP_GETENV", "x") // ok: restored by defer
}

func TestEnvRestoredLookup(t *testing.T) {
	old, had := os.LookupEnv("APP_LOOKUP")
	os.Setenv("APP_LOOKUP", "x") // ok: restored by the cleanup
	t.Cleanup(func() {
		if had {
			os.Setenv("APP_LOOKUP", old)
		} else {
			os.Unsetenv("APP_LOOKUP")
		}
	})
}

func TestEnvUnsetAtTheEnd(t *testing.T) {
	os.Setenv("APP_UNSETS", "x") // ok: removed again
	defer os.Unsetenv("APP_UNSETS")
}

// The recommended way to unset: t.Setenv remembers, Unsetenv removes.
func TestEnvUnsetIdiom(t *testing.T) {
	t.Setenv("APP_IDIOM", "")
	os.Unsetenv("APP_IDIOM") // ok: t.Setenv restores it at the end
}

func resetEnv() func() {
	origEnv := os.Environ()
	return func() {
		os.Clearenv()
		for _, pair := range origEnv {
			kv := strings.SplitN(pair, "=", 2)
			os.Setenv(kv[0], kv[1])
		}
	}
}

func TestEnvSnapshot(t *testing.T) {
	defer resetEnv()()
	os.Clearenv()                  // ok: the snapshot is restored
	os.Setenv("APP_SNAPSHOT", "x") // ok: the same
}

func overlayEnv() func() {
	origEnv := os.Environ()
	return func() {
		for _, pair := range origEnv {
			name, value, _ := strings.Cut(pair, "=")
			os.Setenv(name, value)
		}
	}
}

// What was there comes back, what was not stays.
func TestEnvOverlay(t *testing.T) {
	defer overlayEnv()()
	os.Setenv("APP_OVERLAY", "x") // want "environment variable APP_OVERLAY stays changed"
}

func TestEnvOverlayNames(t *testing.T) {
	for _, env := range []map[string]string{{"APP_OVERLAY_A": "x"}, {"APP_OVERLAY_B": "y"}} {
		func() {
			defer overlayEnv()()
			for k, v := range env {
				os.Setenv(k, v) // want "os.Setenv outlives TestEnvOverlayNames"
			}
		}()
	}
}

func TestEnvOverlayCleared(t *testing.T) {
	defer overlayEnv()()
	os.Clearenv() // ok: all of it comes back
}

func TestEnvOverlayRemoved(t *testing.T) {
	defer overlayEnv()()
	os.Setenv("APP_OVERLAY_C", "x") // ok: taken away before the others come back
	defer os.Unsetenv("APP_OVERLAY_C")
}

// What each was is kept by name, also that it was not there.
func TestEnvByName(t *testing.T) {
	old := make(map[string]string)
	for k, v := range map[string]string{"APP_NAME_A": "x", "APP_NAME_B": "y"} {
		old[k] = os.Getenv(k)
		os.Setenv(k, v) // ok: restored by defer
	}
	defer func() {
		for k, v := range old {
			os.Setenv(k, v)
		}
	}()
}

func TestEnvLoop(t *testing.T) {
	for _, k := range []string{"APP_LOOP_A", "APP_LOOP_B"} {
		old := os.Getenv(k)
		os.Setenv(k, "x") // ok: restored by defer, key by key
		defer os.Setenv(k, old)
	}
}

func TestEnvLoopByTesting(t *testing.T) {
	for k, v := range map[string]string{"APP_LOOP_C": "x"} {
		t.Setenv(k, v) // ok: the testing package restores it
	}
}

func TestEnvLoopLeft(t *testing.T) {
	for _, k := range []string{"APP_LOOP_D", "APP_LOOP_E"} {
		os.Setenv(k, "x") // want "os.Setenv outlives TestEnvLoopLeft"
	}
}

func TestEnvOtherKeyRestored(t *testing.T) {
	old := os.Getenv("APP_OTHER_A")
	defer os.Setenv("APP_OTHER_A", old)
	os.Setenv("APP_OTHER_B", "x") // want "environment variable APP_OTHER_B stays changed"
}

func TestEnvPlainRestore(t *testing.T) {
	os.Setenv("APP_PLAIN", "x") // want "APP_PLAIN"
	if os.Getenv("APP_PLAIN") != "x" {
		t.Fatal("not set")
	}
	os.Unsetenv("APP_PLAIN")
}

func TestEnvTooEarly(t *testing.T) {
	os.Setenv("APP_EARLY", "x") // want "APP_EARLY"
	defer os.Unsetenv("APP_EARLY")
	t.Run("sub", func(t *testing.T) {
		t.Parallel()
		_ = os.Getenv("APP_EARLY")
	})
}

// What was set before is what comes back.
func TestEnvOverlayPath(t *testing.T) {
	defer overlayEnv()()
	os.Setenv("PATH", "/x") // ok: it was set
}
