package processstate_fix

import (
	"log"
	"os"
	"testing"
)

func set(k string) { os.Setenv(k, "x") }

// t.Setenv would panic.
func TestNeverParallel(t *testing.T) {
	t.Parallel()
	os.Setenv("NEVER_A", "x") // want "NEVER_A"
}

// t.Setenv would panic below a parallel parent too.
func TestNeverParent(t *testing.T) {
	t.Parallel()
	t.Run("sub", func(t *testing.T) {
		os.Setenv("NEVER_B", "x") // want "NEVER_B"
	})
}

// t.Parallel would panic.
func TestNeverBeforeParallel(t *testing.T) {
	os.Setenv("NEVER_C", "x") // want "NEVER_C"
	t.Parallel()
}

// The cleanups would stack up.
func TestNeverLoop(t *testing.T) {
	for range 3 {
		os.Setenv("NEVER_D", "x") // want "NEVER_D"
	}
}

// The write is in a helper, which has no t.
func TestNeverHelper(t *testing.T) {
	set("NEVER_E") // want "NEVER_E"
}

// The name t means something else.
func TestNeverShadowed(t *testing.T) {
	func(t string) {
		os.Setenv("NEVER_F", t) // want "NEVER_F"
	}("x")
}

// The function runs after the test's own cleanups are registered.
func TestNeverGoroutine(t *testing.T) {
	done := make(chan bool)
	go func() {
		os.Setenv("NEVER_G", "x") // want "NEVER_G"
		close(done)
	}()
	<-done
}

// There is no helper for all variables at once.
func TestNeverClearenv(t *testing.T) {
	os.Clearenv() // want "os.Clearenv outlives TestNeverClearenv"
}

// The error is kept for later.
func TestNeverErrorKept(t *testing.T) {
	err := os.Setenv("NEVER_H", "x") // want "NEVER_H"
	t.Run("sub", func(t *testing.T) {
		if err != nil {
			t.Error(err)
		}
	})
}

// There is no helper for the logger.
func TestNeverLog(t *testing.T) {
	log.SetOutput(nil) // want "log.SetOutput outlives TestNeverLog"
}

// Subtests that are steps: what one sets, the next one needs.
func TestNeverStep(t *testing.T) {
	t.Run("set", func(t *testing.T) {
		os.Setenv("NEVER_STEP", "1") // want "NEVER_STEP"
	})
	t.Run("check", func(t *testing.T) {
		if os.Getenv("NEVER_STEP") != "1" {
			t.Error("not set")
		}
	})
}

// What is done in the directory need not say so.
func TestNeverStepDir(t *testing.T) {
	t.Run("chdir", func(t *testing.T) {
		if err := os.Chdir("testdata"); err != nil { // want "os.Chdir outlives"
			t.Fatal(err)
		}
	})
	t.Run("check", func(t *testing.T) {
		if _, err := os.Stat("f"); err != nil {
			t.Fatal(err)
		}
	})
}
