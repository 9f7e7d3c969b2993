package config

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/isolint-go/isolint/cmd/isolint/internal/nearest"
)

// Problem is one fault of a configuration.
type Problem struct {
	File         string
	Line, Column int
	Message      string
}

// Problems are all faults of a configuration, in the order of the file.
type Problems []Problem

func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		place := p.File
		if p.Line > 0 {
			place += ":" + strconv.Itoa(p.Line)
		}
		if p.Column > 0 {
			place += ":" + strconv.Itoa(p.Column)
		}
		lines[i] = place + ": " + p.Message
	}
	return strings.Join(lines, "\n")
}

// decoder walks a YAML document and collects what is wrong with it. Its
// methods return zero values where the document is wrong.
type decoder struct {
	file     string
	problems Problems
}

func (d *decoder) fail(n *yaml.Node, format string, args ...any) {
	d.problems = append(d.problems, Problem{d.file, n.Line, n.Column, fmt.Sprintf(format, args...)})
}

// yamlLine is how the YAML library names the place of a syntax error.
var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// document parses the text; nil is an empty document.
func (d *decoder) document(r io.Reader) *yaml.Node {
	dec := yaml.NewDecoder(r)
	var doc, second yaml.Node
	err := dec.Decode(&doc)
	if err == nil {
		err = dec.Decode(&second)
		if err == nil {
			d.fail(&second, "a second document; there may be only one")
			return nil
		}
	}
	if !errors.Is(err, io.EOF) {
		m := yamlLine.FindStringSubmatch(err.Error())
		line := 0
		if len(m) > 1 {
			line, _ = strconv.Atoi(m[1]) // no line: 0
		}
		message := yamlLine.ReplaceAllString(err.Error(), "")
		d.problems = append(d.problems, Problem{d.file, line, 0, "not YAML: " + message})
		return nil
	}
	if len(doc.Content) == 0 {
		return nil
	}
	return doc.Content[0]
}

// pair is an entry of a mapping.
type pair struct{ key, value *yaml.Node }

// pairs returns the entries of a mapping; nothing at all is an empty one.
// what names the mapping, noun its keys, in messages.
func (d *decoder) pairs(n *yaml.Node, what, noun string) []pair {
	n = resolve(n)
	if isNull(n) {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		d.fail(n, "%s must be a mapping, not %s", what, kindOf(n))
		return nil
	}
	lines := make(map[string]int)
	var out []pair
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := resolve(n.Content[i]), resolve(n.Content[i+1])
		if key.Kind != yaml.ScalarNode {
			d.fail(key, "a %s must be a word, not %s", noun, kindOf(key))
			continue
		}
		if line, again := lines[key.Value]; again {
			d.fail(key, "duplicate %s %q, first on line %d", noun, key.Value, line)
			continue
		}
		lines[key.Value] = key.Line
		out = append(out, pair{key, value})
	}
	return out
}

// fields calls, for each entry of a mapping, the function for its key.
func (d *decoder) fields(n *yaml.Node, what string, known map[string]func(*yaml.Node)) {
	for _, p := range d.pairs(n, what, "key") {
		read, ok := known[p.key.Value]
		if !ok {
			names := make([]string, 0, len(known))
			for name := range known {
				names = append(names, name)
			}
			slices.Sort(names)
			hint := nearest.Hint(p.key.Value, names)
			if hint == "" {
				hint = "; known are " + strings.Join(names, ", ")
			}
			d.fail(p.key, "unknown key %q in %s%s", p.key.Value, what, hint)
			continue
		}
		read(p.value)
	}
}

// items returns the elements of a list; nothing at all is an empty one.
func (d *decoder) items(n *yaml.Node, what string) []*yaml.Node {
	if isNull(n) {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		d.fail(n, "%s must be a list, not %s", what, kindOf(n))
		return nil
	}
	out := make([]*yaml.Node, len(n.Content))
	for i, item := range n.Content {
		out[i] = resolve(item)
	}
	return out
}

func (d *decoder) text(n *yaml.Node, what string) string {
	if n.Kind != yaml.ScalarNode || n.ShortTag() == "!!null" || n.Value == "" {
		d.fail(n, "%s must be a text, not %s", what, kindOf(n))
		return ""
	}
	return n.Value
}

func (d *decoder) flag(n *yaml.Node, what string) bool {
	var v bool
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!bool" || n.Decode(&v) != nil {
		d.fail(n, "%s must be true or false, not %s", what, kindOf(n))
	}
	return v
}

// maxWorkers is more than any machine has; beyond it is a slip.
const maxWorkers = 10000

func (d *decoder) workers(n *yaml.Node, what string) int {
	var v int
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!int" || n.Decode(&v) != nil || v < 1 || v > maxWorkers {
		d.fail(n, "%s must be a whole number from 1 to %d, not %s", what, maxWorkers, kindOf(n))
		return 0
	}
	return v
}

// processors reads a number of processors, which need not be a whole one.
func (d *decoder) processors(n *yaml.Node, what string) float64 {
	var v float64
	number := n.ShortTag() == "!!int" || n.ShortTag() == "!!float"
	if n.Kind != yaml.ScalarNode || !number || n.Decode(&v) != nil || !(v > 0 && v <= maxWorkers) {
		d.fail(n, "%s must be a number of processors, such as 2 or 0.5, not %s", what, kindOf(n))
		return 0
	}
	return v
}

// resolve follows an alias (*name) to its anchor (&name).
func resolve(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	return n
}

func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null"
}

func kindOf(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Value == "" || isNull(n):
		return "nothing"
	}
	return strconv.Quote(n.Value)
}
