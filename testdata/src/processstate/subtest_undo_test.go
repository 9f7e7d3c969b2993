package processstate

import (
	"os"
	"testing"
)

func TestEnvSiblingSetenv(t *testing.T) {
	t.Run("a", func(t *testing.T) {
		os.Setenv("APP_SIBLING_A", "x") // want "environment variable APP_SIBLING_A stays changed"
	})
	t.Run("b", func(t *testing.T) {
		t.Setenv("APP_SIBLING_A", "y") // puts back x
	})
}

func TestEnvSiblingRestore(t *testing.T) {
	t.Run("a", func(t *testing.T) {
		old := os.Getenv("APP_SIBLING_B")
		defer os.Setenv("APP_SIBLING_B", old)
		os.Setenv("APP_SIBLING_B", "x")
	})
	t.Run("b", func(t *testing.T) {
		os.Setenv("APP_SIBLING_B", "y") // want "environment variable APP_SIBLING_B stays changed"
	})
}

func TestEnvSiblingCleared(t *testing.T) {
	t.Run("a", func(t *testing.T) {
		defer os.Clearenv()
		os.Setenv("APP_SIBLING_C", "x")
	})
	t.Run("b", func(t *testing.T) {
		os.Setenv("APP_SIBLING_C", "y") // want "environment variable APP_SIBLING_C stays changed"
	})
}

func unsetSibling(t *testing.T) {
	t.Setenv("APP_SIBLING_D", "")
	os.Unsetenv("APP_SIBLING_D")
}

func TestEnvSiblingHelper(t *testing.T) {
	t.Run("a", func(t *testing.T) {
		unsetSibling(t)
		os.Setenv("APP_SIBLING_D", "x") // ok: the helper's t.Setenv puts back what was there
	})
	t.Run("b", func(t *testing.T) {
		unsetSibling(t)
	})
}

func TestEnvParentSetenv(t *testing.T) {
	t.Setenv("APP_SIBLING_E", "")
	t.Run("a", func(t *testing.T) {
		os.Setenv("APP_SIBLING_E", "x") // ok: the parent's t.Setenv restores it
	})
	t.Run("b", func(t *testing.T) {
		os.Unsetenv("APP_SIBLING_E") // ok: the parent's t.Setenv restores it
	})
}

func TestEnvSiblingUnset(t *testing.T) {
	t.Run("a", func(t *testing.T) {
		os.Setenv("APP_SIBLING_F", "x") // ok: the next subtest removes it
	})
	t.Run("b", func(t *testing.T) {
		defer os.Unsetenv("APP_SIBLING_F")
		os.Setenv("APP_SIBLING_F", "y") // ok: removed again
	})
}

func TestEnvCases(t *testing.T) {
	for _, tt := range []struct{ env map[string]string }{{map[string]string{"APP_SIBLING_G": "x"}}} {
		t.Run("case", func(t *testing.T) {
			for k, v := range tt.env {
				old := os.Getenv(k)
				os.Setenv(k, v) // ok: restored by the cleanup
				t.Cleanup(func() { os.Setenv(k, old) })
			}
		})
	}
	t.Run("changes directory", func(t *testing.T) {
		t.Chdir(t.TempDir())
	})
	t.Run("stays", func(t *testing.T) {
		os.Chdir("testdata") // want "os.Chdir outlives TestEnvCases"
	})
}

var resetSibling = func() { os.Setenv("APP_SIBLING_H", "") }

// What a package variable holds is not followed.
func TestEnvSiblingFuncVariable(t *testing.T) {
	t.Run("a", func(t *testing.T) {
		t.Setenv("APP_SIBLING_H", "x")
	})
	t.Run("b", func(t *testing.T) {
		t.Cleanup(resetSibling)
		os.Unsetenv("APP_SIBLING_H") // ok: the variable's func may well restore it
	})
}
