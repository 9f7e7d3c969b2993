package table

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Parse reads a table. The name stands in its errors, which begin name:line:.
func Parse(name string, r io.Reader) (*Table, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return parse(source{name, string(text)})
}

// A source is one file of a table.
type source struct{ name, text string }

// parse reads the files into one table. Entries and their strings are not
// copied: all entries lie in one slice, and a symbol's are a part of it, as
// long as its lines stand together.
func parse(sources ...source) (*Table, error) {
	lines := 0
	for _, s := range sources {
		lines += strings.Count(s.text, "\n") + 1
	}
	b := &builder{
		table: &Table{
			entries:  make(map[string][]Entry, lines),
			packages: make(map[string]bool, lines/8),
			handles:  make(map[string]bool),
			calls:    make(map[string]Heavy),
			imports:  make(map[string]Heavy),
		},
		all: make([]Entry, 0, lines),
	}
	for _, s := range sources {
		if err := b.file(s); err != nil {
			return nil, err
		}
	}
	b.flush()
	return b.table, nil
}

// A builder collects the entries of the symbol whose lines it is reading.
type builder struct {
	table  *Table
	all    []Entry
	symbol string
	pkg    string // of symbol
	start  int    // of the symbol's entries in all
}

func (b *builder) file(s source) error {
	number := 0
	for rest := s.text; rest != ""; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		number++
		if err := b.line(line); err != nil {
			return fmt.Errorf("%s:%d: %w", s.name, number, err)
		}
	}
	return nil
}

func (b *builder) line(line string) error {
	if i := strings.IndexByte(line, '#'); i >= 0 {
		line = line[:i]
	}
	f := fields{line}
	symbol := f.next()
	if symbol == "" {
		return nil
	}
	if symbol == "import" {
		return b.heavy(Heavy{Import: f.next()}, f)
	}
	if symbol != b.symbol {
		if err := checkSymbol(symbol); err != nil {
			return err
		}
	}
	word := f.next()
	if strings.Contains(word, "=") {
		f.rest = word + " " + f.rest
		return b.heavy(Heavy{Symbol: symbol}, f)
	}
	if symbol != b.symbol {
		b.flush()
		b.symbol, b.start = symbol, len(b.all)
	}
	entry, err := parseEntry(word, &f)
	if err != nil {
		return err
	}
	if entry.Verb == Query {
		of, _, _ := cutLast(symbol, ".")
		b.table.handles[of] = true
	}
	b.all = append(b.all, entry)
	return nil
}

// flush gives the symbol its entries. A symbol that has some already, from
// another file or section, gets a slice of its own.
func (b *builder) flush() {
	if b.symbol == "" {
		return
	}
	t, own := b.table, b.all[b.start:len(b.all):len(b.all)]
	if earlier, ok := t.entries[b.symbol]; ok {
		t.entries[b.symbol] = slices.Concat(earlier, own)
	} else {
		t.entries[b.symbol] = own
		if p, ok := newPattern(b.symbol); ok {
			t.wild = append(t.wild, p)
		}
	}
	if pkg := packageOf(b.symbol); pkg != b.pkg {
		b.pkg = pkg
		t.packages[pkg] = true
	}
	b.symbol = ""
}

// heavy reads the rest of a line that begins with a call or an import.
func (b *builder) heavy(h Heavy, f fields) error {
	for word := f.next(); word != ""; word = f.next() {
		name, value, _ := strings.Cut(word, "=")
		switch name {
		case "mark":
			h.Mark = value
		case "memory":
			h.Memory = value
		case "exclusive":
			h.Exclusive = value
		default:
			return unknown("option", name, heavyOptions)
		}
		if value == "" {
			return fmt.Errorf("option %s has no value", name)
		}
	}
	if err := h.Check(); err != nil {
		return err
	}
	b.table.addHeavy(h)
	return nil
}

var heavyOptions = []string{"mark", "memory", "exclusive"}

func parseEntry(word string, f *fields) (Entry, error) {
	e := Entry{Verb: verbNamed(word), Arg: None, From: None, Flags: None, Least: None}
	switch {
	case word == "":
		return e, fmt.Errorf("no verb after the symbol")
	case e.Verb == 0:
		return e, unknown("verb", word, verbNames())
	}
	form := &forms[e.Verb]
	if err := e.operand(form, f); err != nil {
		return e, err
	}
	for word := f.next(); word != ""; word = f.next() {
		if err := e.option(form, word); err != nil {
			return e, err
		}
	}
	return e, nil
}

func (e *Entry) operand(form *form, f *fields) (err error) {
	if form.operand == nothing {
		return nil
	}
	word := f.next()
	if word == "" {
		return fmt.Errorf("%s needs an operand", form.name)
	}
	switch form.operand {
	case key:
		e.Key = word
		return checkKey(word)
	case argument, function:
		e.Arg, err = parseArgument(word)
		return err
	case class:
		e.Op = word
		return oneOf("cost class", word, classes)
	}
	e.Op = word
	if word == "same" || word == "dir" || word == "base" {
		e.Arg, err = parseArgument(f.next())
		return err
	}
	return oneOf("string operation", word, stringOps)
}

func (e *Entry) option(form *form, word string) (err error) {
	name, value, _ := strings.Cut(word, "=")
	if !slices.Contains(form.options, name) {
		if len(form.options) == 0 {
			return fmt.Errorf("%s takes no option, found %s", form.name, word)
		}
		return unknown("option of "+form.name, name, form.options)
	}
	takesValue := name == "undo" || name == "part" || name == "flags" || name == "least" || name == "from"
	if takesValue != (value != "") {
		if takesValue {
			return fmt.Errorf("option %s has no value", name)
		}
		return fmt.Errorf("option %s takes no value", name)
	}
	switch name {
	case "undo":
		e.Undo = value
	case "part":
		e.Part = value
	case "flags":
		e.Flags, err = parseArgument(value)
	case "least":
		e.Least, e.LeastValue, err = parseLeast(value)
	case "from":
		e.From, err = parseArgument(value)
	case "permanent":
		e.Permanent = true
	case "returns-undo":
		e.ReturnsUndo = true
	case "auto":
		e.Auto = true
	case "once":
		e.Once = true
	}
	return err
}

// parseLeast reads ARGUMENT:VALUE.
func parseLeast(text string) (arg, value int, err error) {
	before, after, _ := strings.Cut(text, ":")
	if arg, err = parseArgument(before); err != nil {
		return None, 0, err
	}
	if value, err = strconv.Atoi(after); err != nil {
		return None, 0, fmt.Errorf("least=%s is not ARGUMENT:VALUE", text)
	}
	return arg, value, nil
}

func parseArgument(word string) (int, error) {
	if word == "recv" {
		return Recv, nil
	}
	n, err := strconv.Atoi(word)
	if err != nil || n < 0 || n > 99 {
		return None, fmt.Errorf("%q is neither the number of an argument nor recv", word)
	}
	return n, nil
}

// fields hands out the words of a line without allocating, which
// strings.Fields would do for each of a thousand lines.
type fields struct{ rest string }

func (f *fields) next() string {
	start := 0
	for start < len(f.rest) && blank(f.rest[start]) {
		start++
	}
	end := start
	for end < len(f.rest) && !blank(f.rest[end]) {
		end++
	}
	word := f.rest[start:end]
	f.rest = f.rest[end:]
	return word
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' }
