package effects

import (
	"regexp"
	"strconv"
	"strings"
)

// sqlToken matches a quoted text, a word, a placeholder, a number, or a sign.
var sqlToken = regexp.MustCompile(`'(?:[^']|'')*'|"[^"]*"|` + "`[^`]*`" + `|\x00[^\x00]*\x00|[A-Za-z_][\w.]*|\$\d+|-?\d+(?:\.\d+)?|[<>!]=|<>|\S`)

func tokens(sql string) []string { return sqlToken.FindAllString(sql, -1) }

// A rowParser goes through a statement for the values in it.
type rowParser struct {
	words []string // what is left
	args  []string // of the statement
	used  int      // of them, by ?
}

func (p *rowParser) peek() string {
	if len(p.words) == 0 {
		return ""
	}
	return p.words[0]
}

// next takes a word, in capital letters.
func (p *rowParser) next() string {
	w := strings.ToUpper(p.peek())
	if w != "" {
		p.words = p.words[1:]
	}
	return w
}

// until takes all up to and including a word. A ? on the way takes its argument.
func (p *rowParser) until(word string) bool {
	for len(p.words) > 0 {
		if strings.EqualFold(p.words[0], word) {
			p.words = p.words[1:]
			return true
		}
		if p.next() == "?" {
			p.used++
		}
	}
	return false
}

// inserted parses the one row that an INSERT adds.
func (p *rowParser) inserted(r *Rows) bool {
	if p.next() != "INTO" {
		return false // INSERT OR IGNORE
	}
	p.next() // the table
	var columns []string
	if p.peek() == "(" {
		columns, _ = p.list(func() (string, bool) { return column(p.next()), true })
	}
	if p.next() != "VALUES" {
		return false
	}
	values, ok := p.list(p.value)
	if !ok || len(columns) > 0 && len(columns) != len(values) {
		return false
	}
	for i, v := range values {
		if len(columns) > 0 {
			v = columns[i] + "=" + v
		} else {
			v = "=" + v
		}
		r.Sets = append(r.Sets, v)
	}
	w := p.next()
	return w == "" || w == ";" || w == "RETURNING" // not: one more row, ON CONFLICT
}

// list parses (a, b).
func (p *rowParser) list(element func() (string, bool)) ([]string, bool) {
	if p.next() != "(" {
		return nil, false
	}
	var all []string
	for {
		s, ok := element()
		if !ok {
			return nil, false
		}
		all = append(all, s)
		switch p.next() {
		case ",":
		case ")":
			return all, true
		default:
			return nil, false
		}
	}
}

// where parses what follows WHERE, up to the end of the statement. Without it all rows
// are meant, which other code looks after.
func (p *rowParser) where(r *Rows) bool { return p.until("WHERE") && p.pairs(&r.Where, "AND") }

// pairs parses COLUMN = VALUE, separated by a word.
func (p *rowParser) pairs(into *[]string, separator string) bool {
	for {
		name := column(p.next())
		if p.next() != "=" {
			return false
		}
		v, ok := p.value()
		if !ok {
			return false
		}
		*into = append(*into, name+"="+v)
		switch w := p.peek(); {
		case strings.EqualFold(w, separator):
			p.next()
		case w == "", w == ";", strings.EqualFold(w, "WHERE"), strings.EqualFold(w, "LIMIT"), strings.EqualFold(w, "RETURNING"), strings.EqualFold(w, "ORDER"):
			return true
		default:
			return false
		}
	}
}

// value parses a constant, or a placeholder whose argument is one.
func (p *rowParser) value() (string, bool) {
	switch w := p.peek(); {
	case w == "?":
		p.next()
		p.used++
		return p.arg(p.used)
	case strings.HasPrefix(w, "$"):
		p.next()
		n, _ := strconv.Atoi(w[1:])
		return p.arg(n)
	case strings.HasPrefix(w, "'"):
		p.next()
		return strings.ReplaceAll(strings.Trim(w, "'"), "''", "'"), true
	default:
		_, err := strconv.ParseFloat(p.next(), 64)
		return w, err == nil
	}
}

// arg is the argument that a placeholder stands for, the first being 1.
func (p *rowParser) arg(n int) (string, bool) {
	if n < 1 || n > len(p.args) || !Known(p.args[n-1]) {
		return "", false
	}
	return p.args[n-1], true
}

// column is the bare name of a column: "u"."name" is name.
func column(name string) string {
	name = strings.ToLower(strings.Trim(name, "\"`"))
	return name[strings.LastIndex(name, ".")+1:]
}

// assigned lists the columns that the rest of an UPDATE sets.
func (p *rowParser) assigned() []string {
	var columns []string
	for i, w := range p.words {
		if strings.EqualFold(w, "WHERE") {
			break
		}
		if i > 0 && w == "=" {
			columns = append(columns, column(p.words[i-1]))
		}
	}
	return columns
}

// selected lists the columns that the rest of a SELECT names, each alone; nil if it asks for
// something else as well.
func (p *rowParser) selected() []string {
	var columns []string
	for i, w := range p.words {
		name := i%2 == 0
		switch {
		case !name && strings.EqualFold(w, "FROM"):
			return columns
		case !name && w != ",", name && !isName.MatchString(w):
			return nil
		case name:
			columns = append(columns, column(w))
		}
	}
	return nil
}

// isName matches the name of a column.
var isName = regexp.MustCompile(`^(?:[A-Za-z_][\w.]*|"[^"]*"|` + "`[^`]*`" + `)$`)
