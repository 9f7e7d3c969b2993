package markers

import (
	"fmt"
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strings"
)

// A directive is one //isolint: comment.
type directive struct {
	pos, end token.Pos
	verb     string
	args     []string
}

const prefix = "//isolint:"

var (
	verbs    = []string{"ignore", "mark"}
	reserved = []string{"and", "not", "or"} // words of the expressions that select marks

	markName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_-]*$`)
	spaced   = regexp.MustCompile(`^// isolint: ?(mark|ignore)( |$)`)
)

// parse reads a comment as a directive and reports whether it is meant as one.
// Like any Go directive it follows the slashes without a space; it ends at a
// further //, so that a remark can follow.
func parse(c *ast.Comment) (directive, bool) {
	text, ok := strings.CutPrefix(c.Text, prefix)
	if !ok {
		return directive{}, false
	}
	if i := strings.Index(text, " //"); i >= 0 {
		text = text[:i]
	}
	text = strings.TrimRight(text, " \t\r")
	d := directive{pos: c.Pos(), end: c.Pos() + token.Pos(len(prefix)+len(text))}
	d.verb, text, _ = strings.Cut(strings.ReplaceAll(text, "\t", " "), " ")
	d.args = strings.Fields(text)
	return d, true
}

// check says what is wrong with d in itself, wherever it stands; the empty
// string if nothing is.
func (d directive) check() string {
	switch d.verb {
	case "mark":
		return checkMark(d.args)
	case "ignore":
		switch len(d.args) {
		case 0:
			return "//isolint:ignore names no analyzer; write //isolint:ignore ANALYZER reason"
		case 1:
			return fmt.Sprintf("//isolint:ignore %s gives no reason; write it after the analyzer", d.args[0])
		}
		return ""
	}
	return fmt.Sprintf("unknown directive //isolint:%s%s", d.verb, didYouMean(d.verb, verbs))
}

func checkMark(names []string) string {
	if len(names) == 0 {
		return "//isolint:mark names no mark; write //isolint:mark NAME"
	}
	for _, name := range names {
		if !markName.MatchString(name) {
			return fmt.Sprintf("%q is no name for a mark: a letter or _, then letters, digits, _ and -", name)
		}
		if slices.Contains(reserved, name) {
			return fmt.Sprintf("%q is no name for a mark: expressions of marks use the word", name)
		}
	}
	return ""
}

func (d directive) malformed(format string, args ...any) Malformed {
	return Malformed{Pos: d.pos, End: d.end, Message: fmt.Sprintf(format, args...)}
}
