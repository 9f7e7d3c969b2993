package globalmutation

import (
	"testing"
	"testing/synctest"
)

var (
	subtestLiteral = 1
	subtestNamed   = 1
	subtestSetup   = 1
	subtestFuzz    = 1
	subtestBubble  = 1
	subtestMap     = 1
	subtestBench   = 1
	subtestClean   = 1
	subtestTable   = 1
	subtestBubbled = 1
)

func TestSubtestLiteral(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		subtestLiteral = 2 // want "TestSubtestLiteral changes subtestLiteral and leaves it changed"
	})
}

func writesSubtest(t *testing.T) {
	subtestNamed = 2
}

func TestSubtestNamed(t *testing.T) {
	t.Run("sub", writesSubtest) // want "TestSubtestNamed changes subtestNamed and leaves it changed"
}

func TestSubtestMapOfFuncs(t *testing.T) {
	for name, f := range map[string]func(*testing.T){
		"a": func(t *testing.T) {
			subtestMap = 2 // want "changes subtestMap and leaves it changed"
		},
	} {
		t.Run(name, f)
	}
}

func FuzzSubtest(f *testing.F) {
	f.Add(1)
	f.Fuzz(func(t *testing.T, n int) {
		subtestFuzz = n // ok: fuzz tests come after the tests
	})
}

func TestSubtestBubble(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		subtestBubble = 2 // want "TestSubtestBubble changes subtestBubble and leaves it changed"
	})
}

func BenchmarkSubtestReads(b *testing.B) {
	if subtestBench != 1 {
		b.Error("changed")
	}
}

func BenchmarkSubtest(b *testing.B) {
	b.Run("sub", func(b *testing.B) {
		subtestBench = b.N // want "BenchmarkSubtest changes subtestBench and leaves it changed"
	})
}

func TestSubtestReads(t *testing.T) {
	n := subtestLiteral + subtestNamed + subtestSetup + subtestFuzz + subtestBubble + subtestMap + subtestBench +
		subtestClean + subtestTable + subtestBubbled
	if n != 10 {
		t.Error(n)
	}
}

func TestSubtestRestores(t *testing.T) {
	t.Run("sub", func(t *testing.T) {
		old := subtestClean
		t.Cleanup(func() { subtestClean = old })
		subtestClean = 2 // ok: restored at the end of the subtest
	})
	synctest.Test(t, func(t *testing.T) {
		old := subtestBubbled
		t.Cleanup(func() { subtestBubbled = old })
		subtestBubbled = 2 // ok: restored at the end of the bubble
	})
}

// setup and teardown are fields of the same table.
func TestSubtestTableRestores(t *testing.T) {
	tests := []struct {
		setup    func()
		teardown func()
	}{
		{
			setup:    func() { subtestTable = 2 }, // ok: the row's teardown restores it
			teardown: func() { subtestTable = 1 },
		},
	}
	for _, tt := range tests {
		tt.setup()
		defer tt.teardown()
	}
}
