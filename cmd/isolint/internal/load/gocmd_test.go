package load

import (
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
