package globalmutation

import "testing"

var (
	sink      int
	sinkBlank []byte
	sinkRead  int
)

func BenchmarkSink(b *testing.B) {
	for i := range b.N {
		sink = i * i // ok: a sink, that nothing reads
	}
}

func BenchmarkSinkAgain(b *testing.B) {
	var s int
	for i := range b.N {
		s += i
	}
	sink = s // ok: a second benchmark writes the sink, nothing reads it
}

func BenchmarkSinkBlank(b *testing.B) {
	for range b.N {
		sinkBlank = make([]byte, 8) // ok: only read by the blank identifier
	}
	_ = sinkBlank
}

func BenchmarkSinkRead(b *testing.B) {
	sinkRead = b.N // ok: benchmarks run after all tests
}

func TestSinkRead(t *testing.T) {
	if sinkRead != 0 {
		t.Error(sinkRead)
	}
}

var (
	benchSize = 1
	benchSum  int
)

func BenchmarkSize(b *testing.B) {
	benchSize = 10 // want "changes benchSize and leaves it changed .BenchmarkOfSize reads it."
	for range b.N {
		benchSum += benchSize // ok: a sum that nobody reads
	}
}

func BenchmarkOfSize(b *testing.B) {
	for range b.N {
		benchSum += benchSize // ok: a sum that nobody reads
	}
}
