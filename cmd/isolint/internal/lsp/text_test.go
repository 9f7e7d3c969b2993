package lsp

import (
	"testing"
	"unicode/utf8"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// wide has characters of one to four bytes, which are one unit of UTF-16, or two.
const wide = "a := \"ü€🎉\" // x\r\nb\n"

func TestTextPositions(t *testing.T) {
	t.Parallel()
	x := newText(wide)
	at := func(line, character int) protocol.Position {
		return protocol.Position{Line: line, Character: character}
	}
	for offset, want := range map[int]protocol.Position{
		0:             at(0, 0),
		6:             at(0, 6),
		8:             at(0, 7),  // behind ü
		11:            at(0, 8),  // behind €
		15:            at(0, 10), // behind 🎉
		len(wide) - 2: at(1, 0),
		len(wide):     at(2, 0),
	} {
		if got := x.position(offset); got != want {
			t.Errorf("byte %d is at %v, want %v", offset, got, want)
		}
		if got := x.offset(want); got != offset {
			t.Errorf("%v is byte %d, want %d", want, got, offset)
		}
	}
}

// What an editor says may be outside of the text, or in the middle of a character.
func TestTextOffsetOutside(t *testing.T) {
	t.Parallel()
	x := newText(wide)
	for at, want := range map[protocol.Position]int{
		{Line: -1, Character: 5}: 0,
		{Line: 0, Character: -5}: 0,
		{Line: 0, Character: 9}:  11, // within 🎉
		{Line: 0, Character: 99}: len(wide) - 4,
		{Line: 7, Character: 0}:  len(wide),
	} {
		if got := x.offset(at); got != want {
			t.Errorf("%v is byte %d, want %d", at, got, want)
		}
	}
}

func TestTextFound(t *testing.T) {
	t.Parallel()
	x := newText("x\n\tfoo(🎉, y) \n\nend")
	at := func(line, column int) finding.Position {
		return finding.Position{File: "f", Line: line, Column: column}
	}
	rng := func(l1, c1, l2, c2 int) protocol.Range {
		return protocol.Range{Start: protocol.Position{Line: l1, Character: c1}, End: protocol.Position{Line: l2, Character: c2}}
	}
	tests := []struct {
		from, to finding.Position
		want     protocol.Range
	}{
		{at(2, 2), at(2, 13), rng(1, 1, 1, 10)},
		{at(2, 11), at(2, 13), rng(1, 8, 1, 10)}, // behind 🎉
		{at(2, 2), at(2, 2), rng(1, 1, 1, 11)},   // no end: the rest of the line
		{at(2, 2), finding.Position{}, rng(1, 1, 1, 11)},
		{at(2, 0), finding.Position{}, rng(1, 0, 1, 11)}, // the column is not known
		{at(1, 1), at(4, 4), rng(0, 0, 3, 3)},
		{at(3, 1), at(3, 1), rng(2, 0, 2, 0)},
		{at(9, 9), at(9, 9), rng(3, 3, 3, 3)}, // the file is shorter than it was
	}
	for _, tt := range tests {
		if got := x.found(tt.from, tt.to); got != tt.want {
			t.Errorf("%v to %v is %v, want %v", tt.from, tt.to, got, tt.want)
		}
	}
}

// FuzzText: the place of a byte leads back to it, and any place is one of the text.
func FuzzText(f *testing.F) {
	f.Add(wide, 3, 1, 2)
	f.Add("", 0, 0, 0)
	f.Add("\r\n\xff🎉\n", 4, 1, 1)
	f.Fuzz(func(t *testing.T, content string, offset, line, character int) {
		x := newText(content)
		if got := x.offset(protocol.Position{Line: line, Character: character}); got < 0 || got > len(content) {
			t.Fatalf("%d:%d is byte %d of %d", line, character, got, len(content))
		}
		if offset < 0 || offset > len(content) || !utf8.ValidString(content) || offset < len(content) && !utf8.RuneStart(content[offset]) {
			return
		}
		p := x.position(offset)
		_, end := x.line(p.Line)
		if got := x.offset(p); got != min(offset, end) {
			t.Fatalf("byte %d is at %v, which is byte %d", offset, p, got)
		}
	})
}
