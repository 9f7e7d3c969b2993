package processstate

import (
	"os"
	"testing"

	"example.com/testlib"
)

func TestParallelSetenv(t *testing.T) {
	t.Parallel()
	t.Setenv("APP_P1", "x") // want "t.Setenv panics: TestParallelSetenv is parallel"
}

func TestParallelSetenvHelper(t *testing.T) {
	t.Parallel()
	testlib.SetEnv(t, "APP_P2", "x") // want "t.Setenv panics: TestParallelSetenvHelper is parallel"
}

func TestParallelByHelper(t *testing.T) {
	testlib.Parallel(t)
	t.Setenv("APP_P3", "x") // want "t.Setenv panics: TestParallelByHelper is parallel"
}

// A parallel ancestor is enough.
func TestParallelAncestor(t *testing.T) {
	t.Parallel()
	t.Run("sub", func(t *testing.T) {
		t.Setenv("APP_P4", "x") // want "t.Setenv panics"
	})
}

func TestParallelSubtest(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		t.Parallel()
		t.Setenv("APP_P5", "x") // want "t.Setenv panics"
	})
}

func TestParallelChdir(t *testing.T) {
	t.Parallel()
	t.Chdir(t.TempDir()) // want "t.Chdir panics: TestParallelChdir is parallel"
}

func TestParallelOsSetenv(t *testing.T) {
	t.Parallel()
	old := os.Getenv("APP_P6")
	os.Setenv("APP_P6", "x") // want "APP_P6"
	t.Cleanup(func() { os.Setenv("APP_P6", old) })
}

func TestParallelOsChdir(t *testing.T) {
	t.Parallel()
	old, _ := os.Getwd()
	defer os.Chdir(old)
	os.Chdir("/") // want "os.Chdir"
}

func TestSerialSetenv(t *testing.T) {
	t.Setenv("APP_S1", "x") // ok: a serial test
	t.Run("parallel", func(t *testing.T) {
		t.Parallel()
		_ = os.Getenv("APP_S1") // ok: the parent set it, and restores it after this subtest
	})
	t.Run("serial", func(t *testing.T) {
		t.Setenv("APP_S2", "x") // ok: a serial subtest of a serial test
	})
}

func TestParallelReadsEnv(t *testing.T) {
	t.Parallel()
	_ = os.Getenv("APP_P1") // ok: reads
	_, _ = os.Getwd()       // ok: reads
	dir := t.TempDir()      // ok: a directory of its own
	_ = dir
}

// One row is parallel, the other sets; they are different subtests.
func TestParallelSibling(t *testing.T) {
	t.Run("parallel", func(t *testing.T) { t.Parallel() })
	t.Run("sets", func(t *testing.T) {
		t.Setenv("APP_S3", "x") // ok: this subtest is serial
	})
}

type envCase struct {
	env  map[string]string
	home string
}

func (c envCase) setenv(t *testing.T) {
	for k, v := range c.env {
		t.Setenv(k, v)
	}
	if c.home != "" {
		t.Setenv("APP_P7", c.home)
	}
}

func setenvAlways(t *testing.T, home string) {
	if home == "" {
		home = t.TempDir()
	}
	t.Setenv("APP_P8", home)
}

func setenvUnlessShort(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	t.Setenv("APP_P9", "x")
}

// What a helper sets only if it is told to, parallel tests may not tell it.
func TestParallelSetenvIfAsked(t *testing.T) {
	t.Parallel()
	for _, c := range []envCase{{}, {}} {
		t.Run("case", func(t *testing.T) {
			t.Parallel()
			c.setenv(t) // ok: there is nothing to set
		})
	}
}

func TestSerialSetenvIfAsked(t *testing.T) {
	envCase{home: "x"}.setenv(t) // ok: serial
}

func TestParallelSetenvInAnyCase(t *testing.T) {
	t.Parallel()
	setenvAlways(t, "") // want "t.Setenv panics: TestParallelSetenvInAnyCase is parallel"
}

func TestParallelSetenvUnlessSkipped(t *testing.T) {
	t.Parallel()
	setenvUnlessShort(t) // want "t.Setenv panics: TestParallelSetenvUnlessSkipped is parallel"
}

func TestParallelSetenvInEachCase(t *testing.T) {
	for _, c := range []envCase{{home: "x"}, {home: "y"}} {
		t.Run(c.home, func(t *testing.T) {
			t.Parallel()
			t.Setenv("APP_P10", c.home) // want "t.Setenv panics"
		})
	}
}

func TestParallelSetenvTwice(t *testing.T) {
	t.Parallel()
	if testing.Verbose() {
		t.Setenv("APP_P11", "x")
	}
	t.Setenv("APP_P11", "y") // want "t.Setenv panics: TestParallelSetenvTwice is parallel"
}
