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
	if n := len(Default().entries); n < 1500 {
		t.Errorf("the built-in table has only %d symbols", n)
	}
	if Default() != Default() {
		t.Error("it was parsed twice")
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

func TestLookupWildcard(t *testing.T) {
	t.Parallel()
	table := mustParse(t, `
example.com/check.* mayfatal
example.com/check.New ignore
example.com/check.T.* ignore
example.com/mod/*.Run noreturn
example.com/lib/*/sub.Set ignore
`)
	for symbol, want := range map[string]Verb{
		"example.com/check.Equal":     MayFatal,
		"example.com/check.New":       Ignore,
		"example.com/check.T.Equal":   Ignore,
		"example.com/check.U.Equal":   0,
		"example.com/check.":          0,
		"example.com/check/sub.Equal": 0,
		"example.com/mod/redis.Run":   NoReturn,
		"example.com/mod/redis.C.Run": 0,
		"example.com/mod/a/b.Run":     0,
		"example.com/mod/.Run":        0,
		"example.com/lib/v2/sub.Set":  Ignore,
	} {
		got := table.Lookup(symbol)
		if want == 0 && got != nil || want != 0 && (len(got) != 1 || got[0].Verb != want) {
			t.Errorf("%s: got %v, want %v", symbol, got, want)
		}
	}
}

func TestHasPackage(t *testing.T) {
	t.Parallel()
	table := mustParse(t, "a.F noreturn\ngopkg.in/x.v3.F noreturn\nb/*.F noreturn\nc/d.go.New mark=m\n")
	for path, want := range map[string]bool{
		"a": true, "gopkg.in/x.v3": true, "b/c": true, "c/d.go": true,
		"b": false, "b/c/d": false, "gopkg.in/x": false, "": false,
	} {
		if got := table.HasPackage(path); got != want {
			t.Errorf("%q: got %t, want %t", path, got, want)
		}
	}
}

func TestWith(t *testing.T) {
	t.Parallel()
	table := mustParse(t, "a.Load mark=m\nimport b mark=m\nc/*.Run mark=m exclusive=x\n")
	more := table.With(
		Heavy{Symbol: "a.Load", Mark: "n", Memory: "2GiB"},
		Heavy{Symbol: "d/*.Open", Mark: "n"},
		Heavy{Import: "e", Mark: "n"},
	)
	for symbol, want := range map[string][2]string{
		"a.Load": {"m", "n"}, "c/x.Run": {"m", "m"}, "d/x.Open": {"", "n"}, "a.Store": {"", ""},
	} {
		before, _ := table.Heavy(symbol)
		after, known := more.Heavy(symbol)
		if before.Mark != want[0] || after.Mark != want[1] || known != (want[1] != "") {
			t.Errorf("%s: got %q and %q, want %q", symbol, before.Mark, after.Mark, want)
		}
	}
	if _, known := table.HeavyImport("e"); known {
		t.Error("the table itself was changed")
	}
	if _, known := more.HeavyImport("b"); !known || !more.HasPackage("d/x") || table.HasPackage("d/x") {
		t.Error("imports and packages are not those of the copy")
	}
	if more.Lookup("a.Load") != nil {
		t.Error("a heavy call became an effect")
	}
}

func TestHeavyTable(t *testing.T) {
	t.Parallel()
	marks := map[string]bool{"use_real_models": true, "integration": true}
	for symbol, h := range Default().calls {
		if !marks[h.Mark] {
			t.Errorf("%s: mark %s", symbol, h.Mark)
		}
	}
	for _, symbol := range []string{
		"github.com/yalue/onnxruntime_go.NewAdvancedSession",
		"github.com/testcontainers/testcontainers-go/modules/postgres.Run",
	} {
		if _, ok := Default().Heavy(symbol); !ok {
			t.Errorf("%s is not heavy", symbol)
		}
	}
	for _, symbol := range []string{ // ok: these only prepare
		"github.com/chromedp/chromedp.NewContext",
		"github.com/alicebob/miniredis/v2.Run",
		"github.com/owulveryck/onnx-go.NewModel",
		"gorgonia.org/gorgonia.NewGraph",
		"github.com/ollama/ollama/api.ClientFromEnvironment",
	} {
		if _, ok := Default().Heavy(symbol); ok {
			t.Errorf("%s is heavy", symbol)
		}
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
