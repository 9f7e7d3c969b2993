package rewrite

import (
	"bytes"
	"cmp"
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// An editor collects the changes of one fix to one file. Statements are deleted
// by whole lines, so that gofmt has nothing left to do. A change that cannot be
// made cleanly spoils the fix.
type editor struct {
	file    *ast.File
	tf      *token.File
	src     []byte
	deleted map[int]bool // lines, from 1
	edits   []analysis.TextEdit
	gone    []extent
	spoilt  bool
}

// An extent is a part of the file whose identifiers the fix takes away, but for
// those in kept.
type extent struct {
	start, end token.Pos
	kept       []ast.Node
}

// newEditor returns an editor of file, nil if its text is not to be had.
func newEditor(pass *analysis.Pass, file *ast.File) *editor {
	tf := pass.Fset.File(file.Package)
	if tf == nil || pass.ReadFile == nil {
		return nil
	}
	src, err := pass.ReadFile(tf.Name())
	if err != nil || len(src) != tf.Size() || bytes.ContainsRune(src, '\r') {
		return nil
	}
	return &editor{file: file, tf: tf, src: src, deleted: make(map[int]bool)}
}

// line returns the number of the line that pos is in, whatever //line
// directives say.
func (e *editor) line(pos token.Pos) int {
	return e.tf.PositionFor(pos, false).Line
}

// text returns the source from start up to end.
func (e *editor) text(start, end token.Pos) string {
	return string(e.src[e.tf.Offset(start):e.tf.Offset(end)])
}

// lineText returns a line without its end.
func (e *editor) lineText(line int) string {
	return strings.TrimSuffix(e.text(e.lineStart(line), e.lineStart(line+1)), "\n")
}

// lineStart is like token.File.LineStart but takes lines beyond the last.
func (e *editor) lineStart(line int) token.Pos {
	if line > e.tf.LineCount() {
		return token.Pos(e.tf.Base() + e.tf.Size())
	}
	return e.tf.LineStart(line)
}

// alone reports whether the lines of n hold nothing else but a comment at the
// end.
func (e *editor) alone(n ast.Node) bool {
	before := e.text(e.lineStart(e.line(n.Pos())), n.Pos())
	after := e.text(n.End(), e.lineStart(e.line(n.End())+1))
	after = strings.TrimSpace(after)
	return strings.TrimSpace(before) == "" && (after == "" || strings.HasPrefix(after, "//"))
}

// delete takes a statement out, with its lines.
func (e *editor) delete(stmt ast.Stmt) {
	if !e.alone(stmt) {
		e.spoilt = true
		return
	}
	for line := e.line(stmt.Pos()); line <= e.line(stmt.End()); line++ {
		e.deleted[line] = true
	}
	e.gone = append(e.gone, extent{start: stmt.Pos(), end: stmt.End()})
}

// replace puts text in the place of what is between start and end; kept are the
// parts of it that text repeats.
func (e *editor) replace(start, end token.Pos, text string, kept ...ast.Node) {
	e.edits = append(e.edits, analysis.TextEdit{Pos: start, End: end, NewText: []byte(text)})
	e.gone = append(e.gone, extent{start, end, kept})
}

// insertBefore puts lines before a statement.
func (e *editor) insertBefore(stmt ast.Stmt, lines ...string) {
	indent := e.text(e.lineStart(e.line(stmt.Pos())), stmt.Pos())
	if strings.TrimSpace(indent) != "" {
		e.spoilt = true
		return
	}
	text := strings.Join(lines, "\n"+indent) + "\n" + indent
	e.edits = append(e.edits, analysis.TextEdit{Pos: stmt.Pos(), End: stmt.Pos(), NewText: []byte(text)})
}

// isGone reports whether the fix takes away the identifier at pos.
func (e *editor) isGone(pos token.Pos) bool {
	return holding(e.gone, pos)
}

// result returns the edits in the order of their positions, and whether they
// can all be made.
func (e *editor) result() ([]analysis.TextEdit, bool) {
	if e.spoilt {
		return nil, false
	}
	edits := slices.Clone(e.edits)
	for line := 1; line <= e.tf.LineCount(); line++ {
		if !e.deleted[line] {
			continue
		}
		first := line
		for e.deleted[line+1] {
			line++
		}
		start, end := e.withBlanks(e.withComment(first, line), line)
		edits = append(edits, analysis.TextEdit{Pos: e.lineStart(start), End: e.lineStart(end + 1)})
	}
	slices.SortStableFunc(edits, func(a, b analysis.TextEdit) int { return cmp.Compare(a.Pos, b.Pos) })
	for i := 1; i < len(edits); i++ {
		if edits[i].Pos < edits[i-1].End {
			return nil, false
		}
	}
	return edits, true
}

// withComment returns where a range of deleted lines begins together with the
// comment right above it, if that can be about nothing else.
func (e *editor) withComment(first, last int) int {
	if next := strings.TrimSpace(e.lineText(last + 1)); next != "" && !strings.HasPrefix(next, "}") {
		return first
	}
	for _, group := range e.file.Comments {
		start := e.line(group.Pos())
		if e.line(group.End()) == first-1 && strings.TrimSpace(e.text(e.lineStart(start), group.Pos())) == "" {
			return start
		}
	}
	return first
}

// withBlanks widens a range of deleted lines by the blank lines that gofmt
// would not leave: those that would begin or end a block or double another.
func (e *editor) withBlanks(first, last int) (int, int) {
	blank := func(line int) bool {
		return line >= 1 && line <= e.tf.LineCount() && strings.TrimSpace(e.lineText(line)) == ""
	}
	above := strings.TrimSpace(e.lineText(first - 1))
	if above == "" || strings.HasSuffix(above, "{") {
		for blank(last + 1) {
			last++
		}
	}
	if strings.HasPrefix(strings.TrimSpace(e.lineText(last+1)), "}") {
		for blank(first - 1) {
			first--
		}
	}
	return first, last
}
