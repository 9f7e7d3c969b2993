package lspclient

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// Apply makes the edits in a text. They must not overlap.
func Apply(text string, edits []protocol.TextEdit) (string, error) {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b protocol.TextEdit) int {
		return cmp.Or(cmp.Compare(a.Range.Start.Line, b.Range.Start.Line), cmp.Compare(a.Range.Start.Character, b.Range.Start.Character))
	})
	out, done := "", 0
	for _, e := range sorted {
		start, err := offset(text, e.Range.Start)
		if err != nil {
			return "", err
		}
		end, err := offset(text, e.Range.End)
		if err != nil {
			return "", err
		}
		if start < done || end < start {
			return "", fmt.Errorf("edits overlap at line %d", e.Range.Start.Line+1)
		}
		out, done = out+text[done:start]+e.NewText, end
	}
	return out + text[done:], nil
}

// offset returns the byte that a position stands for. A column behind the end of
// its line is the end, says the protocol.
func offset(text string, p protocol.Position) (int, error) {
	at := 0
	for range p.Line {
		i := slices.Index([]byte(text[at:]), '\n')
		if i < 0 {
			return 0, fmt.Errorf("there is no line %d", p.Line+1)
		}
		at += i + 1
	}
	for units := 0; units < p.Character && at < len(text) && text[at] != '\n'; {
		r, size := utf8.DecodeRuneInString(text[at:])
		units++
		if r > 0xffff {
			units++
		}
		at += size
	}
	return at, nil
}
