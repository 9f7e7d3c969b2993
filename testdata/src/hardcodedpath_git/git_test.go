// Package hardcodedpath_git has files that git ignores.
package hardcodedpath_git

import (
	"os"
	"testing"
)

func TestIgnored(t *testing.T) {
	os.WriteFile("results", nil, 0o600)              // ok: in .gitignore
	os.WriteFile("testdata/out/a.txt", nil, 0o600)   // ok: in testdata/.gitignore
	os.WriteFile("testdata/deep/a.tmp", nil, 0o600)  // ok: likewise
	os.WriteFile("testdata/out.txt", nil, 0o600)     // want "writes the fixed path testdata/out.txt"
	os.WriteFile("results/kept.txt", nil, 0o600)     // ok: in an ignored directory
	os.WriteFile("a.json", nil, 0o600)               // ok: in .gitignore
	os.WriteFile("testdata/golden.json", nil, 0o600) // want "writes the fixed path testdata/golden.json"
	os.WriteFile("../a.json", nil, 0o600)            // want "writes the fixed path ../a.json"
	os.WriteFile("/tmp/results", nil, 0o600)         // want "writes the fixed path /tmp/results"
}

func TestIgnoredInParallel(t *testing.T) {
	t.Parallel()
	os.WriteFile("testdata/out/b.txt", nil, 0o600) // want "writes the fixed path testdata/out/b.txt"
}
