package lsp

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// A text is a content with the places of its lines. Lines end as Go has it, with a
// line feed; what the protocol would end too, a single carriage return, is in no Go
// file that gofmt has seen. Columns of positions count units of UTF-16, as gopls has
// them: an editor may want one encoding for all servers of a file.
type text struct {
	content string
	starts  []int // of lines
}

func newText(content string) *text {
	t := &text{content: content, starts: []int{0}}
	for i := range len(content) {
		if content[i] == '\n' {
			t.starts = append(t.starts, i+1)
		}
	}
	return t
}

// line returns where a line begins and ends, without what ends it. A line before
// the first or behind the last is an empty one there.
func (t *text) line(n int) (start, end int) {
	switch {
	case n < 0:
		return 0, 0
	case n >= len(t.starts):
		return len(t.content), len(t.content)
	case n == len(t.starts)-1:
		return t.starts[n], len(t.content) // a carriage return would end nothing there
	}
	start, end = t.starts[n], t.starts[n+1]-1
	if end > start && t.content[end-1] == '\r' {
		end--
	}
	return start, end
}

// position returns the place of a byte.
func (t *text) position(offset int) protocol.Position {
	offset = min(max(offset, 0), len(t.content))
	n := sort.SearchInts(t.starts, offset+1) - 1
	return protocol.Position{Line: n, Character: width(t.content[t.starts[n]:offset])}
}

// width is the number of a text's units: a character outside of the basic plane is two.
func width(s string) int {
	n := 0
	for _, r := range s { // a byte that is no character is one unit
		n++
		if r > '\uffff' {
			n++
		}
	}
	return n
}

// offset returns the byte at a place. Behind the end of a line is its end.
func (t *text) offset(p protocol.Position) int {
	start, end := t.line(p.Line)
	for n := 0; start < end; {
		r, size := utf8.DecodeRuneInString(t.content[start:end])
		n++
		if r > '\uffff' {
			n++
		}
		if n > p.Character {
			break
		}
		start += size
	}
	return start
}

// rangeOf returns the range of two bytes.
func (t *text) rangeOf(start, end int) protocol.Range {
	return protocol.Range{Start: t.position(start), End: t.position(end)}
}

// place returns the byte that a finding's position is about: its columns count bytes,
// and all counts from one.
func (t *text) place(p finding.Position) int {
	start, end := t.line(p.Line - 1)
	return min(start+max(p.Column-1, 0), end)
}

// found returns the range of what a finding is about. What has no end, or none behind
// its start, is the rest of its line: an empty range is not to be seen.
func (t *text) found(from, to finding.Position) protocol.Range {
	start := t.place(from)
	end := start
	if to.Line > 0 && to.File == from.File {
		end = t.place(to)
	}
	if end <= start {
		_, end = t.line(from.Line - 1)
		end = start + len(strings.TrimRight(t.content[start:max(start, end)], " \t"))
	}
	return t.rangeOf(start, end)
}

// start returns where a line begins; behind the last one that is the end.
func (t *text) start(line int) int {
	start, _ := t.line(line)
	return start
}
