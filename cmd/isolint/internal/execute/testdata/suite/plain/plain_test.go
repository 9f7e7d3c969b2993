package plain

import "testing"

func TestPass(t *testing.T) {}

func TestFail(t *testing.T) { t.Error("as asked for") }

func TestSkip(t *testing.T) { t.Skip("as asked for") }

func TestSub(t *testing.T) {
	t.Run("a", func(t *testing.T) { t.Log("a") })
	t.Run("b", func(t *testing.T) { t.Parallel() })
}
