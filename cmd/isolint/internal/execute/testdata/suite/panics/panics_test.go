package panics

import (
	"testing"
	"time"
)

func TestBeside(t *testing.T) {
	t.Parallel()
	time.Sleep(200 * time.Millisecond)
}

func TestPanic(t *testing.T) {
	t.Parallel()
	time.Sleep(50 * time.Millisecond)
	panic("as asked for")
}

func TestAfter(t *testing.T) {}
