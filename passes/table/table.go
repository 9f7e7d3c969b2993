// Package table is what isolint knows by heart: which functions and variables
// of the standard library and of popular libraries change state that outlives
// a call, which ones undo such a change, run their arguments, end a test, or
// are too heavy to be called without a mark.
//
// The knowledge is data, in the .txt files beside this one (docs/table.md
// describes the format), so that a wrong line is mended without reading code.
// Nothing here looks at a program: passes/effects asks the table about each
// callee by its symbol and draws the conclusions.
package table

import (
	"maps"
	"slices"
	"strings"
)

// Recv and None are the two values of [Entry.Arg], [Entry.From],
// [Entry.Flags] and [Entry.Least] that are not the index of an argument.
const (
	Recv = -1 // the receiver
	None = -2 // no argument
)

// An Entry is one effect of one symbol: a line of the table.
type Entry struct {
	Verb Verb
	// Key is the resource of Read, Write, Memo, Reset and Is. It may hold
	// templates such as {0} or {recv.Addr}, see [Holes].
	Key string
	// Arg is the argument that the verb speaks of, Recv, or None.
	Arg int
	// From is the argument that a Through stores, or None.
	From int
	// Flags is the argument of a Write that holds open flags: the write
	// happens only if that argument is a constant with a write bit. None: it
	// always happens.
	Flags int
	// Least is the argument of a Write that must not be a constant below
	// LeastValue: runtime.GOMAXPROCS(0) only asks. None: no such condition.
	Least, LeastValue int
	// Undo is the testing helper to use instead: t.Setenv, t.Chdir.
	Undo string
	// Part is the part of the resource that a Write changes, empty for all of
	// it: log's output, as opposed to its flags.
	Part        string
	Permanent   bool // cannot be undone
	ReturnsUndo bool // the result is a func that restores
	Auto        bool // undone by the testing package when the test ends
	Once        bool // a ReturnsCall that runs its argument at most once
	// Op is the operation of String, or the class of Cost.
	Op string
}

// Heavy is a call, or a package whose import alone, that costs so much that a
// test must carry a mark to reach it.
type Heavy struct {
	Symbol, Import string // one of the two
	Mark           string // the mark that the test must carry
	Memory         string // such as 2GiB, or empty
	Exclusive      string // the resource that one process has at a time, or empty
}

// A Table answers questions about symbols. It is immutable.
type Table struct {
	entries  map[string][]Entry
	packages map[string]bool
	handles  map[string]bool // types with a method that is a Query
	wild     []pattern       // of entries
	calls    map[string]Heavy
	imports  map[string]Heavy
	wildCall []pattern // of calls
}

// Lookup returns the effects of a symbol, in the order of the table. A line
// that names the symbol hides those that match it with a wildcard. The result
// must not be changed.
func (t *Table) Lookup(symbol string) []Entry {
	if found, ok := t.entries[symbol]; ok {
		return found
	}
	if p, ok := match(t.wild, symbol); ok {
		return t.entries[p]
	}
	return nil
}

// HasPackage reports whether any symbol of the package is listed, as an
// effect or as a heavy call. A wildcard in place of a path element matches.
func (t *Table) HasPackage(path string) bool {
	if t.packages[path] {
		return true
	}
	dir, _, nested := cutLast(path, "/")
	return nested && t.packages[dir+"/*"]
}

// IsHandle reports whether a type is a database's handle: one of its methods says
// something to a database.
func (t *Table) IsHandle(typeName string) bool { return t.handles[typeName] }

// Heavy returns what is known of a heavy call.
func (t *Table) Heavy(symbol string) (Heavy, bool) {
	if h, ok := t.calls[symbol]; ok {
		return h, true
	}
	if p, ok := match(t.wildCall, symbol); ok {
		return t.calls[p], true
	}
	return Heavy{}, false
}

// HeavyImport returns what is known of a package that is heavy to import.
func (t *Table) HeavyImport(path string) (Heavy, bool) {
	h, ok := t.imports[path]
	return h, ok
}

// HeavyPackages returns the packages that have a heavy call or are heavy to
// import, sorted. A star stands for an element of a path.
func (t *Table) HeavyPackages() []string {
	found := make(map[string]bool)
	for symbol := range t.calls {
		found[packageOf(symbol)] = true
	}
	for path := range t.imports {
		found[path] = true
	}
	return slices.Sorted(maps.Keys(found))
}

// With returns a table that knows the given heavy calls and imports too. They
// win over the ones that t has for the same symbol.
func (t *Table) With(extra ...Heavy) *Table {
	if len(extra) == 0 {
		return t
	}
	merged := *t
	merged.packages = maps.Clone(t.packages)
	merged.calls = maps.Clone(t.calls)
	merged.imports = maps.Clone(t.imports)
	merged.wildCall = slices.Clone(t.wildCall)
	for _, h := range extra {
		merged.addHeavy(h)
	}
	return &merged
}

func (t *Table) addHeavy(h Heavy) {
	if h.Import != "" {
		t.imports[h.Import] = h
		return
	}
	if _, known := t.calls[h.Symbol]; !known {
		t.packages[packageOf(h.Symbol)] = true
		if p, ok := newPattern(h.Symbol); ok {
			t.wildCall = append(t.wildCall, p)
		}
	}
	t.calls[h.Symbol] = h
}

// A pattern is a symbol with a star in place of one element.
type pattern struct{ symbol, before, after string }

func newPattern(symbol string) (pattern, bool) {
	before, after, ok := strings.Cut(symbol, "*")
	return pattern{symbol, before, after}, ok
}

// match returns the pattern that a symbol matches; of several the longest,
// because it is the most particular.
func match(patterns []pattern, symbol string) (string, bool) {
	best := ""
	for _, p := range patterns {
		if p.matches(symbol) && len(p.symbol) > len(best) {
			best = p.symbol
		}
	}
	return best, best != ""
}

func (p pattern) matches(symbol string) bool {
	if len(symbol) <= len(p.before)+len(p.after) ||
		!strings.HasPrefix(symbol, p.before) || !strings.HasSuffix(symbol, p.after) {
		return false
	}
	star := symbol[len(p.before) : len(symbol)-len(p.after)]
	return !strings.ContainsAny(star, "./")
}

// HeavyMarks returns the marks that the heavy calls of a package, or its import,
// ask for, sorted. Whoever imports it need not reach one of them.
func (t *Table) HeavyMarks(path string) []string {
	dir, _, _ := cutLast(path, "/")
	var marks []string
	for symbol, h := range t.calls {
		if pkg := packageOf(symbol); pkg == path || pkg == dir+"/*" {
			marks = append(marks, h.Mark)
		}
	}
	if h, ok := t.imports[path]; ok {
		marks = append(marks, h.Mark)
	}
	slices.Sort(marks)
	return slices.Compact(marks)
}

// Marks returns the marks that heavy calls and imports ask for, sorted.
func (t *Table) Marks() []string {
	var marks []string
	for _, m := range []map[string]Heavy{t.calls, t.imports} {
		for _, h := range m {
			marks = append(marks, h.Mark)
		}
	}
	slices.Sort(marks)
	return slices.Compact(marks)
}
