package expr

import (
	"strings"
	"unicode/utf8"
)

type kind uint8

const (
	end kind = iota
	mark
	and
	or
	not
	open
	closing
	stray
)

type token struct {
	kind  kind
	start int // in bytes
	text  string
}

func (t token) String() string {
	if t.kind == end {
		return "the end"
	}
	return `"` + t.text + `"`
}

// symbols are the tokens that are not words.
var symbols = []struct {
	text string
	kind kind
}{{"&&", and}, {"||", or}, {"!", not}, {"(", open}, {")", closing}}

// words are the names that cannot be marks.
var words = map[string]kind{"and": and, "or": or, "not": not}

// next scans one token.
func (p *parser) next() {
	for p.pos < len(p.text) && strings.IndexByte(" \t\r\n", p.text[p.pos]) >= 0 {
		p.pos++
	}
	start, rest := p.pos, p.text[p.pos:]
	p.tok = p.scan(rest)
	p.tok.start = start
	p.pos += len(p.tok.text)
}

func (p *parser) scan(rest string) token {
	if rest == "" {
		return token{kind: end}
	}
	for _, s := range symbols {
		if strings.HasPrefix(rest, s.text) {
			return token{kind: s.kind, text: s.text}
		}
	}
	if n := nameLen(rest); n > 0 {
		if k, ok := words[rest[:n]]; ok {
			return token{kind: k, text: rest[:n]}
		}
		return token{kind: mark, text: rest[:n]}
	}
	_, size := utf8.DecodeRuneInString(rest)
	return token{kind: stray, text: rest[:size]}
}

// IsName reports whether s can be the name of a mark.
func IsName(s string) bool {
	_, word := words[s]
	return s != "" && nameLen(s) == len(s) && !word
}

// nameLen is the length of the name that s begins with: a letter or
// underscore, then letters, digits, underscores and hyphens.
func nameLen(s string) int {
	for i := range len(s) {
		c := s[i]
		letter := c == '_' || 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (i == 0 || c != '-' && (c < '0' || c > '9')) {
			return i
		}
	}
	return len(s)
}
