package hardcodedpath

import (
	"os"
	"testing"
)

func inDir(t *testing.T, dir string, f func()) {
	t.Helper()
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	defer os.Chdir(wd)
	os.Chdir(dir)
	f()
}

func TestAroundInDir(t *testing.T) {
	inDir(t, t.TempDir(), func() {
		os.WriteFile("inside", nil, 0o600) // ok: in the directory that the helper changes to
		os.Chdir("..")
	})
}

// With no helper around it the path is relative to the package.
func TestAroundOutside(t *testing.T) {
	os.WriteFile("outside", nil, 0o600) // want "writes the fixed path outside"
	inDir(t, t.TempDir(), func() {})
}
