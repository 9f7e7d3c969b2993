package tests

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A Matcher selects tests by name as a test binary does with the flags -run and
// -skip, of which the first part, up to a slash, is about top-level names. The
// zero Matcher selects all.
type Matcher struct {
	run, skip         string
	selects, excludes pattern // nil: everything, nothing
}

// NewMatcher reads the values of -run and -skip; empty ones are none.
func NewMatcher(run, skip string) (*Matcher, error) {
	m := &Matcher{run: run, skip: skip}
	var err error
	if run != "" {
		if m.selects, err = parsePattern("-run", run); err != nil {
			return nil, err
		}
	}
	if skip != "" {
		if m.excludes, err = parsePattern("-skip", skip); err != nil {
			return nil, err
		}
	}
	return m, nil
}

// Top reports whether a top-level test runs, be it to run some of its subtests.
func (m *Matcher) Top(name string) bool {
	if m.selects != nil {
		if _, ok := m.selects.first(name); !ok {
			return false
		}
	}
	// The first alternative that fits decides. If it is about subtests the test
	// runs, even if a later one names the test: so has it the binary.
	parts, ok := m.excludes.first(name)
	return !ok || len(parts) > 1
}

// Deep reports whether subtests are selected, too, which only the binary can
// do: it has to be given both flags, as by Args.
func (m *Matcher) Deep() bool {
	deep := func(parts alternative) bool { return len(parts) > 1 }
	return slices.ContainsFunc(m.selects, deep) || slices.ContainsFunc(m.excludes, deep)
}

// Args are the flags with which a binary runs just the tests named only, and of
// these the subtests that are selected. rest are the names of all its other
// tests that Top selects; they are needed if the selection is deep.
func (m *Matcher) Args(only, rest []string) []string {
	if !m.Deep() {
		return []string{"-test.run=" + exactly(only)}
	}
	var args []string
	if m.run != "" {
		args = append(args, "-test.run="+m.run)
	}
	switch {
	case len(rest) == 0 && m.skip == "":
	case len(rest) == 0:
		args = append(args, "-test.skip="+m.skip)
	case m.skip == "":
		args = append(args, "-test.skip="+exactly(rest))
	default:
		// First, as the first alternative that fits decides.
		args = append(args, "-test.skip="+exactly(rest)+"|"+m.skip)
	}
	return args
}

// exactly is a pattern for names; they are identifiers, in which nothing needs
// to be quoted.
func exactly(names []string) string { return "^(" + strings.Join(names, "|") + ")$" }

// A pattern is the value of -run or -skip: alternatives.
type pattern []alternative

// An alternative has an expression for each level of a test's name.
type alternative []*regexp.Regexp

// first returns the first alternative whose first part fits a name.
func (p pattern) first(name string) (alternative, bool) {
	for _, parts := range p {
		if parts[0].MatchString(name) {
			return parts, true
		}
	}
	return nil, false
}

// parsePattern reads the value of a flag, which stands in its error as in the
// test binary's own.
func parsePattern(flag, text string) (pattern, error) {
	var p pattern
	alternatives := split(text)
	for i, parts := range alternatives {
		var compiled alternative
		for level, part := range parts {
			part = asName(part)
			re, err := regexp.Compile(part)
			if err != nil {
				which := fmt.Sprintf("element %d of %s (%q)", level, flag, part)
				if len(alternatives) > 1 {
					which = fmt.Sprintf("alternation %d of %s", i, which)
				}
				return nil, fmt.Errorf("invalid regexp for %s: %w", which, err)
			}
			compiled = append(compiled, re)
		}
		p = append(p, compiled)
	}
	return p, nil
}

// split cuts a pattern at each | and these at each /, but not in brackets. It
// counts brackets as the testing package does, which is not quite as regular
// expressions do.
func split(text string) [][]string {
	var alternatives [][]string
	var parts []string
	brackets, parens, start := 0, 0, 0
	for i := 0; i < len(text); i++ {
		inside := brackets > 0 || parens != 0
		switch c := text[i]; {
		case c == '\\':
			i++
		case c == '[':
			brackets++
		case c == ']':
			brackets = max(0, brackets-1) // alone it is legal
		case c == '(' && brackets == 0:
			parens++
		case c == ')' && brackets == 0:
			parens--
		case (c == '/' || c == '|') && !inside:
			parts = append(parts, text[start:i])
			start = i + 1
			if c == '|' {
				alternatives, parts = append(alternatives, parts), nil
			}
		}
	}
	return append(alternatives, append(parts, text[start:]))
}

// asName writes a pattern as the testing package writes names of subtests: a
// blank is _, and what cannot be printed an escape.
func asName(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			b.WriteByte('_')
		case strconv.IsPrint(r):
			b.WriteRune(r)
		default:
			quoted := strconv.QuoteRune(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		}
	}
	return b.String()
}
