package globalmutation

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	plainFatal    = 1
	plainRequire  = 1
	plainHelper   = 1
	plainSkip     = 1
	plainSafe     = 1
	plainError    = 1
	plainAssert   = 1
	plainDefer    = 1
	plainBefore   = 1
	plainRestart  = 1
	plainSubtests = 1
)

func work() int { return 1 }

func mustWork(t *testing.T) {
	t.Helper()
	if work() == 0 {
		t.Fatal("no work")
	}
}

func TestPlainFatal(t *testing.T) {
	old := plainFatal
	plainFatal = 2 // want "does not restore plainFatal when it fails at line 37"
	if work() == 0 {
		t.Fatal("no work")
	}
	plainFatal = old
}

func TestPlainRequire(t *testing.T) {
	old := plainRequire
	plainRequire = 2 // want "does not restore plainRequire when it fails at line 45"
	require.Equal(t, 1, work())
	plainRequire = old
}

func TestPlainFatalInHelper(t *testing.T) {
	old := plainHelper
	plainHelper = 2 // want "does not restore plainHelper when it fails at line 52"
	mustWork(t)
	plainHelper = old
}

func TestPlainWithoutFatal(t *testing.T) {
	old := plainSafe
	plainSafe = 2 // ok: nothing between it and the restore ends the test
	work()
	plainSafe = old
}

func TestPlainError(t *testing.T) {
	old := plainError
	plainError = 2 // ok: t.Error goes on to the restore
	if work() == 0 {
		t.Error("no work")
	}
	plainError = old
}

func TestPlainAssert(t *testing.T) {
	old := plainAssert
	plainAssert = 2 // ok: assert goes on to the restore
	assert.Equal(t, 1, work())
	plainAssert = old
}

// A deferred function does run when t.Fatal ends the test.
func TestPlainDefer(t *testing.T) {
	old := plainDefer
	plainDefer = 2 // ok: restored by defer
	defer func() { plainDefer = old }()
	if work() == 0 {
		t.Fatal("no work")
	}
}

func TestPlainFatalBefore(t *testing.T) {
	old := plainBefore
	if work() == 0 {
		t.Fatal("no work")
	}
	plainBefore = 2 // ok: the test can only end before the write
	work()
	plainBefore = old
	if work() == 0 {
		t.Fatal("no work")
	}
}

// A subtest's t.Fatal ends the subtest, not its parent.
func TestPlainFatalInSubtest(t *testing.T) {
	old := plainSubtests
	plainSubtests = 2 // ok: the parent goes on to the restore
	t.Run("sub", func(t *testing.T) {
		if work() == 0 {
			t.Fatal("no work")
		}
	})
	plainSubtests = old
}

func TestPlainSkip(t *testing.T) {
	old := plainSkip
	plainSkip = 2 // want "does not restore plainSkip when it ends at line 118"
	if work() == 0 {
		t.Skip("no work")
	}
	plainSkip = old
}

func TestPlainReads(t *testing.T) {
	if plainFatal+plainRequire+plainHelper+plainSkip+plainSafe+plainError+plainAssert+plainDefer+plainBefore+plainRestart+plainSubtests != 11 {
		t.Error("changed")
	}
}

var plainLazily string

func plainDetect() string {
	if plainLazily == "" {
		plainLazily = "found"
	}
	return plainLazily
}

// To set nothing is a change too, where something is put back later.
func TestPlainFatalZero(t *testing.T) {
	old := plainLazily
	plainLazily = "" // want "does not restore plainLazily when it fails"
	if plainDetect() == "" {
		t.Fatal("not found")
	}
	plainLazily = old
}

func TestPlainLazilyReads(t *testing.T) {
	if plainLazily != "" {
		t.Error("changed")
	}
}
