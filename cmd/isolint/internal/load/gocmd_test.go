package load

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSplitFlags(t *testing.T) {
	t.Parallel()
	for list, want := range map[string][]string{
		"\n":                             nil,
		"-race\n":                        {"-race"},
		" -tags=a,b\t-short ":            {"-tags=a,b", "-short"},
		`'-ldflags=-s -X m.v=1' -v`:      {"-ldflags=-s -X m.v=1", "-v"},
		`"-run=A 'b'" '-skip=""'`:        {"-run=A 'b'", `-skip=""`},
		`-ldflags='-s -w'`:               {"-ldflags='-s", "-w'"}, // no quotation mark but the first
		`'-not=ended and the rest of it`: {"-not=ended and the rest of it"},
	} {
		if diff := cmp.Diff(want, splitFlags(list)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", list, diff)
		}
	}
}

// GOTMPDIR may be in the file of go env -w, and the environment goes before it.
func TestTempDir(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "env")
	if err := os.WriteFile(file, []byte("GOTMPDIR="+dir+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	base := append(os.Environ(), "GOTMPDIR=")
	for want, env := range map[string][]string{
		"":                 {"GOENV=off"},
		dir:                {"GOENV=" + file},
		dir + "/elsewhere": {"GOENV=" + file, "GOTMPDIR=" + dir + "/elsewhere"},
	} {
		g := Go{Dir: dir, Env: append(base[:len(base):len(base)], env...)}
		if got, err := g.TempDir(t.Context()); got != want || err != nil {
			t.Errorf("%q: %q (%v), want %q", env, got, err, want)
		}
	}
}
