package hardcodedpath_init

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

func init() {
	os.WriteFile("/tmp/isolint/init", nil, 0o600)   // want "the package's initialisation writes the fixed path /tmp/isolint/init; let the tests do it"
	os.WriteFile("isolint-init-1.txt", nil, 0o600)  // want "initialisation writes the fixed path isolint-init-1.txt"
	os.Chdir(initDir)                               // where all tests are from here on
	os.WriteFile("isolint-init-2.txt", nil, 0o600)  // ok: in a directory of its own
	os.MkdirAll(filepath.Join(initDir, "x"), 0o700) // ok: below a directory of its own
	writeInit("/tmp/isolint/init-helper")           // want "initialisation writes the fixed path /tmp/isolint/init-helper"
	_, _ = os.ReadFile("/tmp/isolint/init-read")    // ok: reads
	if *initUpdate {
		os.WriteFile("/tmp/isolint/init-update", nil, 0o600) // ok: behind a flag
	}
	if flag.Lookup("test.v") == nil { // a test binary has it later
		os.WriteFile("/tmp/isolint/init-flag", nil, 0o600) // want "initialisation writes the fixed path /tmp/isolint/init-flag"
	}
	if !testing.Testing() {
		os.WriteFile("/tmp/isolint/init-testing", nil, 0o600) // ok: not in a test binary
	}
}

var (
	initDir, _  = os.MkdirTemp("", "isolint")
	initFile, _ = os.Create("/tmp/isolint/init-var") // want "initialisation writes the fixed path /tmp/isolint/init-var"
	initUpdate  = flag.Bool("update-hardcodedpath-init", false, "rewrite the files")
	initLater   = func() { os.Remove("/tmp/isolint/init-later") } // ok: not called
)

func writeInit(path string) { os.WriteFile(path, nil, 0o600) }

func TestRelative(t *testing.T) {
	os.WriteFile("isolint-a.txt", nil, 0o600)      // ok: init went into a directory of its own
	os.WriteFile("/tmp/isolint/after", nil, 0o600) // want "TestRelative writes the fixed path /tmp/isolint/after"
}
