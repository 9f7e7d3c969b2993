package hardcodedpath

import (
	"os"
	"testing"
)

func TestBelow(t *testing.T) {
	os.MkdirAll("/tmp/isolint/way", 0o700)                        // ok: what is below is told of
	os.WriteFile("/tmp/isolint/way/file", nil, 0o600)             // want "fixed path /tmp/isolint/way/file"
	os.Mkdir("/tmp/isolint/made", 0o700)                          // want "fixed path /tmp/isolint/made"
	os.WriteFile("/tmp/isolint/made/file", nil, 0o600)            // want "fixed path /tmp/isolint/made/file"
	os.MkdirAll("/tmp/isolint/beside", 0o700)                     // want "fixed path /tmp/isolint/beside"
	os.WriteFile("/tmp/isolint/beside-the-directory", nil, 0o600) // want "fixed path /tmp/isolint/beside-the-directory"
}
