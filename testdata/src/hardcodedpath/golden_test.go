package hardcodedpath

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update-hardcodedpath", false, "rewrite the golden files")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil { // ok: behind -update
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || string(want) != got {
		t.Error("differs")
	}
}

func TestGolden(t *testing.T) {
	golden(t, "x", "x") // ok: the write is behind -update
}

func TestGoldenInline(t *testing.T) {
	if *update {
		os.WriteFile("testdata/inline.golden", nil, 0o600) // ok: behind -update
	}
}

func TestGoldenOut(t *testing.T) {
	os.WriteFile("testdata/out.txt", nil, 0o600) // want "fixed path .*testdata/out.txt"
}

func TestGoldenGot(t *testing.T) {
	if got := "x"; got != t.Name() {
		t.Errorf("differs")
		os.WriteFile("testdata/got.txt", []byte(got), 0o600) // ok: to look at once the test has failed
	}
}

func TestGoldenErrorBeside(t *testing.T) {
	if t.Name() == "" {
		t.Errorf("no name")
	}
	os.WriteFile("testdata/beside.txt", nil, 0o600) // want "fixed path .*testdata/beside.txt"
}
