package config

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/isolint-go/isolint/cmd/isolint/internal/expr"
	"github.com/isolint-go/isolint/cmd/isolint/internal/nearest"
)

// mark reads the name of a mark; that it is registered is checked at the end.
func (p *parser) mark(n *yaml.Node) string {
	name := p.text(n, "mark")
	if name != "" {
		p.uses = append(p.uses, markUse{n, name})
	}
	return name
}

// expr reads an expression of marks.
func (p *parser) expr(n *yaml.Node, what string) expr.Expr {
	text := p.text(n, what)
	if text == "" {
		return expr.Expr{}
	}
	e, err := expr.Parse(text)
	var fault *expr.Error
	if errors.As(err, &fault) {
		p.fail(inside(n, fault.Column), "%s: %s", what, fault.Message)
	}
	for _, name := range e.Names() {
		p.uses = append(p.uses, markUse{inside(n, name.Column), name.Mark})
	}
	return e
}

// inside is the place of a character of a text, if the text is written as it
// is; quotes shift it by one, other forms keep the place of the whole.
func inside(n *yaml.Node, column int) *yaml.Node {
	at := *n
	switch n.Style {
	case 0:
		at.Column += column - 1
	case yaml.SingleQuotedStyle, yaml.DoubleQuotedStyle:
		at.Column += column
	}
	return &at
}

// checkMarks complains about marks that are used but not registered.
func (p *parser) checkMarks() {
	names := p.config.MarkNames()
	for _, use := range p.uses {
		if !slices.Contains(names, use.mark) {
			p.fail(use.at, "mark %q is not registered under marks%s", use.mark, nearest.Hint(use.mark, names))
		}
	}
}

func (p *parser) severity(n *yaml.Node) Severity {
	text := p.text(n, "severity")
	s, ok := severities[text]
	if !ok && text != "" {
		p.fail(n, "severity %q; it can be error, warning or off", text)
	}
	return s
}

func (p *parser) patterns(n *yaml.Node, what string) []Pattern {
	var out []Pattern
	for _, item := range p.items(n, what) {
		text := p.text(item, "a package pattern")
		if text == "" {
			continue
		}
		pattern, err := NewPattern(text)
		if err != nil {
			p.fail(item, "%v", err)
		}
		out = append(out, pattern)
	}
	return out
}

func (p *parser) size(n *yaml.Node) int64 {
	text := p.text(n, "memory")
	if text == "" {
		return 0
	}
	size, err := Size(text)
	if err != nil {
		p.fail(n, "%v", err)
	}
	return size
}

var units = []struct {
	name  string
	bytes int64
}{
	{"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30}, {"TiB", 1 << 40},
	{"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"TB", 1e12},
	{"B", 1},
}

// Size reads an amount of memory such as 512MiB.
func Size(text string) (int64, error) {
	for _, u := range units {
		number, ok := strings.CutSuffix(text, u.name)
		if !ok {
			continue
		}
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil || n <= 0 || n > math.MaxInt64/u.bytes {
			break
		}
		return n * u.bytes, nil
	}
	return 0, fmt.Errorf("%q is no amount of memory; write a whole number and a unit, such as 512MiB or 2GiB", text)
}
