package sarif

import (
	"bytes"
	"slices"
	"unicode/utf16"
)

// A text is the content of a file, to count its columns in. go/token counts bytes
// and SARIF the units of UTF-16.
type text struct {
	content []byte
	starts  []int // of the lines
}

func newText(content []byte) *text {
	t := &text{content: content, starts: []int{0}}
	for i, b := range content {
		if b == '\n' {
			t.starts = append(t.starts, i+1)
		}
	}
	return t
}

// column returns the column of a byte's column; where the text does not have that
// place, because the file has changed or is not there, they are the same.
func (t *text) column(line, column int) int {
	if t == nil || line < 1 || line > len(t.starts) || column < 1 {
		return column
	}
	rest := t.content[t.starts[line-1]:]
	end := bytes.IndexByte(rest, '\n')
	if end < 0 {
		end = len(rest)
	}
	if column-1 > end {
		return column
	}
	return 1 + units(rest[:column-1])
}

// units is how many units of UTF-16 a text has. Bytes that are no UTF-8 are read as
// one character each, as Go does.
func units(text []byte) int {
	n := 0
	for _, r := range string(text) {
		n += utf16.RuneLen(r)
	}
	return n
}

// region returns the region of the bytes from start up to end.
func (t *text) region(start, end int) (region, bool) {
	if t == nil || start < 0 || end < start || end > len(t.content) {
		return region{}, false
	}
	startLine, startColumn := t.place(start)
	endLine, endColumn := t.place(end)
	return region{startLine, startColumn, endLine, endColumn}, true
}

// place returns line and column of a byte.
func (t *text) place(offset int) (line, column int) {
	line, found := slices.BinarySearch(t.starts, offset)
	if found {
		line++
	}
	return line, 1 + units(t.content[t.starts[line-1]:offset])
}
