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
	// almost matches a comment that has a directive's form, yet not its prefix. No
	// linter's directive that is near begins with an i. gofmt puts the blank there.
	almost = regexp.MustCompile(`(?i)^// ?(i[a-z]*)[:-](mark|ignore)( |$)`)
	// Whoever writes more than a name behind it may explain the directive.
	noColon = regexp.MustCompile(`(?i)^// ?isolint mark [^ ]+($| //)`)
)

// misses says why a comment is no directive that was meant as one; the empty string
// if it is one, or was not meant so.
func misses(comment string) string {
	if m := spaced.FindStringSubmatch(comment); m != nil {
		return "no directive, for the space; write //isolint:" + m[1]
	}
	const beginning = "no directive, by its beginning; write //isolint:"
	m := almost.FindStringSubmatch(comment)
	switch {
	case strings.HasPrefix(comment, prefix):
		return ""
	case m != nil && distance(strings.ToLower(m[1]), "isolint") <= 2:
		return beginning + strings.ToLower(m[2])
	case noColon.MatchString(comment):
		return beginning + "mark"
	}
	return ""
}

// parse reads a comment as a directive and reports whether it is meant as one.
// Like any Go directive it follows the slashes without a space; it ends at a
// further //, so that a remark can follow.
func parse(c *ast.Comment) (directive, bool) {
	text, ok := strings.CutPrefix(c.Text, prefix)
	if !ok {
		return directive{}, false
	}
	text = strings.ReplaceAll(text, "\t", " ")
	text, _, _ = strings.Cut(text, " //")
	text = strings.TrimRight(text, " \r")
	d := directive{pos: c.Pos(), end: c.Pos() + token.Pos(len(prefix)+len(text))}
	d.verb, text, _ = strings.Cut(text, " ")
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
		if strings.Contains(d.args[0], ",") {
			return "//isolint:ignore takes one analyzer; write a directive for each"
		}
		return ""
	case "":
		return "//isolint: says nothing by itself; write //isolint:mark NAME or //isolint:ignore ANALYZER reason"
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

// repeated returns the first name that d gives a second time to what has the marks
// already; the empty string if there is none.
func (d directive) repeated(marks []string) string {
	for i, name := range d.args {
		if slices.Contains(d.args[:i], name) || slices.Contains(marks, name) {
			return name
		}
	}
	return ""
}

// A Mark is a name that a comment gives.
type Mark struct {
	Name   string
	Offset int // of the name in the comment, in bytes
}

// MarksIn returns the marks that a comment gives where it stands rightly: none
// if it is no mark directive, or a wrong one. It is for those who have the text
// alone; what the comment belongs to is theirs to find.
func MarksIn(comment string) []Mark {
	d, ok := parse(&ast.Comment{Text: comment})
	if !ok || d.verb != "mark" || d.check() != "" {
		return nil
	}
	var marks []Mark
	at := len(prefix) + len(d.verb)
	for _, name := range d.args {
		at += strings.Index(comment[at:], name) // only blanks stand before it
		marks = append(marks, Mark{name, at})
		at += len(name)
	}
	return marks
}

func (d directive) malformed(format string, args ...any) Malformed {
	return Malformed{Pos: d.pos, End: d.end, Message: fmt.Sprintf(format, args...)}
}
