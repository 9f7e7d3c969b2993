// Package expr is the language in which tests are selected by their marks:
//
//	use_real_models
//	not slow
//	(slow or integration) and not use_real_models
//
// The grammar is pytest's; &&, || and ! may be written for and, or and not,
// which bind in this order: not, and, or.
package expr

import (
	"fmt"
	"unicode/utf8"
)

// Expr is a parsed expression. The zero Expr holds for no test.
type Expr struct {
	text  string
	root  node
	names []Name
}

// Name is a mark that an expression uses, and the column where it stands.
type Name struct {
	Mark   string
	Column int
}

// Error is a fault of an expression. Columns count characters, from one.
type Error struct {
	Column  int
	Message string
}

func (e *Error) Error() string { return fmt.Sprintf("column %d: %s", e.Column, e.Message) }

// String returns the expression as it was written.
func (e Expr) String() string { return e.text }

// Names returns the marks that the expression uses, as they stand in it.
func (e Expr) Names() []Name { return e.names }

// Eval reports whether the expression holds for a test; has tells its marks.
func (e Expr) Eval(has func(mark string) bool) bool {
	return e.root != nil && e.root.eval(has)
}

type node interface {
	eval(has func(string) bool) bool
}

type (
	markNode string
	notNode  struct{ x node }
	andNode  struct{ x, y node }
	orNode   struct{ x, y node }
)

func (n markNode) eval(has func(string) bool) bool { return has(string(n)) }
func (n notNode) eval(has func(string) bool) bool  { return !n.x.eval(has) }
func (n andNode) eval(has func(string) bool) bool  { return n.x.eval(has) && n.y.eval(has) }
func (n orNode) eval(has func(string) bool) bool   { return n.x.eval(has) || n.y.eval(has) }

// maxDepth bounds the nesting, and with it the stack.
const maxDepth = 100

// Parse reads an expression. Its errors are of type *Error.
func Parse(text string) (Expr, error) {
	p := &parser{text: text}
	p.next()
	root, err := p.or(0)
	if err == nil && p.tok.kind != end {
		err = p.fail("expected and, or, or the end, found %s", p.tok)
	}
	if err != nil {
		return Expr{}, err
	}
	return Expr{text: text, root: root, names: p.names}, nil
}

type parser struct {
	text  string
	pos   int // of what follows tok, in bytes
	tok   token
	names []Name
}

func (p *parser) or(depth int) (node, error) {
	x, err := p.and(depth)
	for err == nil && p.tok.kind == or {
		p.next()
		var y node
		y, err = p.and(depth)
		x = orNode{x, y}
	}
	return x, err
}

func (p *parser) and(depth int) (node, error) {
	x, err := p.not(depth)
	for err == nil && p.tok.kind == and {
		p.next()
		var y node
		y, err = p.not(depth)
		x = andNode{x, y}
	}
	return x, err
}

func (p *parser) not(depth int) (node, error) {
	if depth > maxDepth {
		return nil, p.fail("nested too deeply")
	}
	tok := p.tok
	switch tok.kind {
	case not:
		p.next()
		x, err := p.not(depth + 1)
		return notNode{x}, err
	case open:
		p.next()
		x, err := p.or(depth + 1)
		if err != nil {
			return nil, err
		}
		if p.tok.kind != closing {
			return nil, p.fail("expected ), found %s", p.tok)
		}
		p.next()
		return x, nil
	case mark:
		p.names = append(p.names, Name{tok.text, p.column()})
		p.next()
		return markNode(tok.text), nil
	}
	return nil, p.fail("expected a mark, not, or (, found %s", tok)
}

func (p *parser) fail(format string, args ...any) *Error {
	return &Error{p.column(), fmt.Sprintf(format, args...)}
}

// column is where the current token starts.
func (p *parser) column() int {
	return utf8.RuneCountInString(p.text[:p.tok.start]) + 1
}
