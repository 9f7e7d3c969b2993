package markers

import (
	"go/ast"
	"slices"
	"strings"
	"testing"
)

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"//isolint:mark slow use_real_models",
		"//isolint:mark\tslow // why",
		"//isolint:ignore globalmutation the reason",
		"//isolint:ignore globalmutation",
		"//isolint:",
		"//isolint: mark",
		"//isolint:mark a // b // c\r",
		"// isolint:mark a",
		"/*isolint:mark a*/",
		"//isolint:märk ü",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c := &ast.Comment{Slash: 1, Text: text}
		d, ok := parse(c)
		if ok != strings.HasPrefix(text, prefix) {
			t.Fatalf("parse reports %t", ok)
		}
		if !ok {
			return
		}
		if d.end < d.pos || d.end > c.End() {
			t.Errorf("end %d lies outside the comment %d-%d", d.end, c.Pos(), c.End())
		}
		for _, word := range append(d.args, d.verb) {
			if strings.ContainsAny(word, " \t") || !strings.Contains(text, word) {
				t.Errorf("%q is no word of the comment", word)
			}
		}
		if d.check() == "" && d.verb == "mark" && slices.ContainsFunc(d.args, func(name string) bool {
			return strings.ContainsAny(name, "()!&| ,")
		}) {
			t.Errorf("%q could not be used in an expression", d.args)
		}
	})
}

func TestMarksIn(t *testing.T) {
	t.Parallel()
	for comment, want := range map[string][]Mark{
		"//isolint:mark slow":                 {{"slow", 15}},
		"//isolint:mark slow  db\t// because": {{"slow", 15}, {"db", 21}},
		"//isolint:mark\tm mark\r":            {{"m", 15}, {"mark", 17}},
		"//isolint:mark":                      nil,
		"//isolint:mark not":                  nil,
		"//isolint:markslow":                  nil,
		"//isolint:ignore badmark slow":       nil,
		"// isolint:mark slow":                nil,
		"/*isolint:mark slow*/":               nil,
	} {
		if got := MarksIn(comment); !slices.Equal(got, want) {
			t.Errorf("MarksIn(%q) = %v, want %v", comment, got, want)
		}
	}
}

func TestDidYouMean(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{
		"makr":           `; did you mean "mark"?`,
		"marks":          `; did you mean "mark"?`,
		"ignroe":         `; did you mean "ignore"?`,
		"":               "",
		"x":              "",
		"something-else": "",
	} {
		if got := didYouMean(word, verbs); got != want {
			t.Errorf("didYouMean(%q) = %q, want %q", word, got, want)
		}
	}
}
