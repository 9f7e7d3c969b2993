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
	saveBoth("/tmp/together-a", "/tmp/together-b") // want "fixed path /tmp/together-a" "fixed path /tmp/together-b"
}

// ok: one finding for both ends
func TestTogetherRename(t *testing.T) {
	os.Rename("/tmp/together-old", "/tmp/together-new") // want "fixed path /tmp/together-new"
}
