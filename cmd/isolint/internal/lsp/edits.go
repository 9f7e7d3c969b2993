package lsp

import (
	"bytes"
	"fmt"
	"strings"

	patch "github.com/bluekeyes/go-gitdiff/gitdiff"
	"github.com/rogpeppe/go-internal/diff"

	"github.com/isolint-go/isolint/cmd/isolint/internal/mark"
	"github.com/isolint-go/isolint/cmd/isolint/internal/protocol"
)

// reason stands in a new //isolint:ignore until somebody writes a better one.
const reason = "TODO: say why"

// ignoreAt returns what silences an analyzer on a line: a directive above it.
func ignoreAt(t *text, line int, analyzer string) []protocol.TextEdit {
	return above(t, parse(t), line, "//isolint:ignore "+analyzer+" "+reason)
}

// markAt returns what gives a mark to the test that a line is part of, or, outside of
// functions, to all tests of the file; and what that is called.
func markAt(t *text, line int, name string) (what string, edits []protocol.TextEdit) {
	x := parse(t)
	if x == nil {
		return "", nil
	}
	what, at := "the tests of this file", x.fset.PositionFor(x.Package, false).Line
	if fn, ok := mark.Read(x.fset, x.File, "").At(line); ok {
		if !fn.IsTest() {
			return "", nil // whose mark it should be is not known
		}
		what, at = fn.Name, fn.Line
	}
	directive := "//isolint:mark " + name
	if prose(t, at-1) {
		directive = "//\n" + directive // as gofmt has it
	}
	return what, above(t, x, at, directive)
}

// prose reports whether a line is a comment that is no directive.
func prose(t *text, line int) bool {
	start, end := t.line(line - 1)
	rest, ok := strings.CutPrefix(t.content[start:end], "//")
	return ok && (rest == "" || rest[0] == ' ' || rest[0] == '\t')
}

// above returns the edit that puts lines above another one, indented as that is. There
// is none where they would be part of a string or a comment.
func above(t *text, x *syntax, line int, lines string) []protocol.TextEdit {
	start, end := t.line(line - 1)
	if x == nil || x.inLiteral(start) {
		return nil
	}
	code := strings.TrimLeft(t.content[start:end], " \t")
	indent := t.content[start : end-len(code)]
	newline := "\n"
	if strings.HasPrefix(t.content[end:], "\r\n") {
		newline = "\r\n"
	}
	var b strings.Builder
	for line := range strings.SplitSeq(lines, "\n") {
		b.WriteString(indent + line + newline)
	}
	return []protocol.TextEdit{{Range: t.rangeOf(start, start), NewText: b.String()}}
}

// changed returns the edits that make a text another one: whole lines, and only those
// that differ, so that an editor keeps its places in the others.
func changed(t *text, new []byte) ([]protocol.TextEdit, error) {
	files, _, err := patch.Parse(bytes.NewReader(diff.Diff("old", []byte(t.content), "new", new)))
	if err != nil {
		return nil, fmt.Errorf("internal error: reading a diff: %w", err)
	}
	var edits []protocol.TextEdit
	for _, f := range files {
		for _, fragment := range f.TextFragments {
			edits = append(edits, hunks(t, fragment)...)
		}
	}
	return edits, nil
}

// hunks returns the edits of a fragment: one for lines that go and come together.
func hunks(t *text, fragment *patch.TextFragment) []protocol.TextEdit {
	var edits []protocol.TextEdit
	var new strings.Builder
	line := int(fragment.OldPosition) - 1 // in the old text, from zero
	if fragment.OldLines == 0 {
		line++ // a diff then names the line before
	}
	first, open := line, false
	flush := func() {
		if open {
			edits = append(edits, protocol.TextEdit{Range: t.rangeOf(t.start(first), t.start(line)), NewText: new.String()})
		}
		new.Reset()
		open = false
	}
	for _, l := range fragment.Lines {
		if l.Op == patch.OpContext {
			flush()
			line++
			continue
		}
		if !open {
			first, open = line, true
		}
		if l.Op == patch.OpDelete {
			line++
		} else {
			new.WriteString(l.Line)
		}
	}
	flush()
	return edits
}
