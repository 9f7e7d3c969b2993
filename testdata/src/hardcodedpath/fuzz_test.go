package hardcodedpath

import (
	"os"
	"testing"
)

// Without inputs its body runs with -fuzz, alone.
func FuzzUnfed(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) {
		os.WriteFile("/tmp/fuzz-unfed", data, 0o600) // ok: not in an ordinary run
	})
}

func FuzzFed(f *testing.F) {
	f.Add([]byte("a"))
	f.Fuzz(func(t *testing.T, data []byte) {
		os.WriteFile("/tmp/fuzz-fed", data, 0o600) // want "writes the fixed path /tmp/fuzz-fed"
	})
}

func FuzzHelped(f *testing.F) {
	seedFuzz(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		os.WriteFile("/tmp/fuzz-helped", data, 0o600) // want "writes the fixed path /tmp/fuzz-helped"
	})
}

func seedFuzz(f *testing.F) { f.Add([]byte("a")) }

func FuzzAround(f *testing.F) {
	os.WriteFile("/tmp/fuzz-around", nil, 0o600) // want "writes the fixed path /tmp/fuzz-around"
	f.Fuzz(func(t *testing.T, data []byte) {})
}

// Its inputs are in testdata.
func FuzzCorpus(f *testing.F) {
	f.Fuzz(func(t *testing.T, data []byte) {
		os.WriteFile("/tmp/fuzz-corpus", data, 0o600) // want "writes the fixed path /tmp/fuzz-corpus"
	})
}
