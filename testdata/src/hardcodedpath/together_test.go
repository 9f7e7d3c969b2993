package hardcodedpath

import (
	"os"
	"testing"
)

func saveBoth(a, b string) {
	os.WriteFile(a, nil, 0o600)
	os.WriteFile(b, nil, 0o600)
}

func TestTogether(t *testing.T) {
	saveBoth("/tmp/together-a", "/tmp/together-b") // want "fixed path /tmp/together-a; use t.TempDir..; the same call writes /tmp/together-b, too$"
}

func saveIn(dir string) {
	os.MkdirAll(dir, 0o700)
	os.WriteFile(dir+"/data", nil, 0o600)
}

// ok: one finding for a directory and what is in it
func TestTogetherDirectory(t *testing.T) {
	saveIn("/tmp/together-dir") // want "fixed path /tmp/together-dir;"
}

// ok: one finding for both ends
func TestTogetherRename(t *testing.T) {
	os.Rename("/tmp/together-old", "/tmp/together-new") // want "fixed path /tmp/together-new"
}
