package panicking

import "testing"

func TestBefore(t *testing.T) { t.Error("before") }

func TestPanic(t *testing.T) {
	t.Log("soon")
	t.Run("sub", func(t *testing.T) { panic("oh no") })
}

func TestAfter(t *testing.T) {}
