package table

import (
	"fmt"
	"strings"
	"testing"
)

// A tableLine is one effect of the built-in table with its place.
type tableLine struct {
	file   string
	number int
	symbol string
	entry  Entry
}

func (l tableLine) String() string { return fmt.Sprintf("%s:%d: %s", l.file, l.number, l.symbol) }

// files are the built-in files that hold effects.
func files() []source {
	return []source{
		{"std.txt", stdText}, {"files.txt", filesText}, {"memory.txt", memoryText},
		{"testing.txt", testingText}, {"libs.txt", libsText},
	}
}

// lines reads the built-in files line by line.
func lines(t *testing.T) []tableLine {
	t.Helper()
	var all []tableLine
	for _, s := range files() {
		for i, text := range strings.Split(s.text, "\n") {
			one, err := parse(source{"line", text})
			if err != nil {
				t.Errorf("%s:%d: %v", s.name, i+1, err)
				continue
			}
			for symbol, entries := range one.entries {
				all = append(all, tableLine{s.name, i + 1, symbol, entries[0]})
			}
		}
	}
	return all
}

func TestDefault(t *testing.T) {
	t.Parallel()
	if n := len(Default().entries); n < 500 {
		t.Errorf("the built-in table has only %d symbols", n)
	}
}

// A symbol's lines stand together, so that a reader sees all of it, and no
// line is there twice.
func TestLinesStandTogether(t *testing.T) {
	t.Parallel()
	seen := map[string]tableLine{}
	said := map[string]tableLine{}
	last := ""
	for _, l := range lines(t) {
		if first, again := seen[l.symbol]; again && last != l.symbol {
			t.Errorf("%s: stands at %s too", l, first)
		}
		effect := fmt.Sprint(l.symbol, l.entry)
		if first, again := said[effect]; again {
			t.Errorf("%s: same as %s", l, first)
		}
		said[effect] = l
		seen[l.symbol], last = l, l.symbol
	}
}

func BenchmarkParse(b *testing.B) {
	sources := append(files(), source{"heavy.txt", heavyText})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := parse(sources...); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	t := Default()
	for b.Loop() {
		t.Lookup("github.com/example/nothing/here.Func")
	}
}
