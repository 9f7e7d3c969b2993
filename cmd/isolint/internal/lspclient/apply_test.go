package lspclient

import (
	"testing"

	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

func TestApply(t *testing.T) {
	t.Parallel()
	edit := func(line, from, toLine, to int, text string) protocol.TextEdit {
		return protocol.TextEdit{Range: protocol.Range{Start: protocol.Position{Line: line, Character: from}, End: protocol.Position{Line: toLine, Character: to}}, NewText: text}
	}
	for _, test := range []struct {
		name, text string
		edits      []protocol.TextEdit
		want       string
	}{
		{"none", "a\nb\n", nil, "a\nb\n"},
		{"one", "os.Setenv()\n", []protocol.TextEdit{edit(0, 0, 0, 2, "t")}, "t.Setenv()\n"},
		{"in any order", "ab\ncd\n", []protocol.TextEdit{edit(1, 1, 1, 2, "D"), edit(0, 0, 0, 1, "A")}, "Ab\ncD\n"},
		{"across lines", "a\nb\nc\n", []protocol.TextEdit{edit(0, 1, 2, 0, " ")}, "a c\n"},
		{"insertions at one place", "x", []protocol.TextEdit{edit(0, 0, 0, 0, "1"), edit(0, 0, 0, 0, "2")}, "12x"},
		{"columns in UTF-16", "ä😀x\n", []protocol.TextEdit{edit(0, 3, 0, 4, "y")}, "ä😀y\n"},
		{"behind the end of a line", "ab\nc\n", []protocol.TextEdit{edit(0, 9, 0, 99, "!")}, "ab!\nc\n"},
		{"at the end", "a\n", []protocol.TextEdit{edit(1, 0, 1, 0, "b\n")}, "a\nb\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got, err := Apply(test.text, test.edits)
			if err != nil || got != test.want {
				t.Errorf("got %q, %v; want %q", got, err, test.want)
			}
		})
	}
	for _, edits := range [][]protocol.TextEdit{
		{edit(0, 0, 0, 2, ""), edit(0, 1, 0, 3, "")}, // overlap
		{edit(0, 2, 0, 1, "")},                       // ends before it begins
		{edit(7, 0, 7, 0, "")},                       // no such line
	} {
		if got, err := Apply("abc\n", edits); err == nil {
			t.Errorf("%v: no error, but %q", edits, got)
		}
	}
}
