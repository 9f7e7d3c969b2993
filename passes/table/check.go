package table

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agext/levenshtein"
)

// checkSymbol returns an error for what cannot be the name of a symbol.
func checkSymbol(symbol string) error {
	pkg := packageOf(symbol)
	switch {
	case strings.ContainsAny(symbol, "()[]{} \t"):
		return fmt.Errorf("symbol %s: write pkg.Type.Method, without brackets and pointers", symbol)
	case pkg == "" || len(symbol) < len(pkg)+2 || strings.HasSuffix(symbol, "."):
		return fmt.Errorf("symbol %s is not of the form pkg.Name", symbol)
	case strings.Count(symbol, "*") > 1:
		return fmt.Errorf("symbol %s has more than one *", symbol)
	}
	if before, after, ok := strings.Cut(symbol, "*"); ok {
		whole := (strings.HasSuffix(before, "/") && (after[0:min(1, len(after))] == "." || strings.HasPrefix(after, "/"))) ||
			(strings.HasSuffix(before, ".") && after == "")
		if !whole {
			return fmt.Errorf("symbol %s: * stands for one whole element of the path, or for the last name", symbol)
		}
	}
	return nil
}

// packageOf returns the package path of a symbol. A dot in the last element
// of a path (yaml.v3, nats.go) is told from the one that ends it by what
// follows: exported names begin with a capital letter.
func packageOf(symbol string) string {
	slash := strings.LastIndexByte(symbol, '/') + 1
	last := symbol[slash:]
	first := -1
	for i := 0; i+1 < len(last); i++ {
		if last[i] != '.' {
			continue
		}
		if first < 0 {
			first = i
		}
		if c := last[i+1]; 'A' <= c && c <= 'Z' || c == '*' {
			return symbol[:slash+i]
		}
	}
	if first < 0 {
		return ""
	}
	return symbol[:slash+first]
}

// A Hole is a place in a key that the value of an argument fills.
type Hole struct {
	Start, End int    // Key[Start:End] is the hole with its braces
	Arg        int    // the argument, or Recv
	Field      string // of the struct that the argument is or points to, or empty
}

// Holes returns the holes of a key in their order.
func Holes(key string) ([]Hole, error) {
	var holes []Hole
	for at := 0; ; {
		open := strings.IndexAny(key[at:], "{}")
		if open < 0 {
			return holes, nil
		}
		open += at
		end := strings.IndexByte(key[open:], '}')
		if key[open] == '}' || end < 0 {
			return nil, fmt.Errorf("key %s: unbalanced brace", key)
		}
		at = open + end + 1
		arg, field, dotted := strings.Cut(key[open+1:at-1], ".")
		number, err := parseArgument(arg)
		if err != nil {
			return nil, fmt.Errorf("key %s: %w", key, err)
		}
		if dotted && field == "" {
			return nil, fmt.Errorf("key %s: no field after the dot", key)
		}
		holes = append(holes, Hole{Start: open, End: at, Arg: number, Field: field})
	}
}

func checkKey(key string) error {
	if !strings.ContainsAny(key, "{}") {
		return nil
	}
	_, err := Holes(key)
	return err
}

func oneOf(what, word string, words []string) error {
	if slices.Contains(words, word) {
		return nil
	}
	return unknown(what, word, words)
}

// unknown says that a word is none of the known ones, and which of them is
// the nearest.
func unknown(what, word string, words []string) error {
	best, distance := "", len(word)/2+1
	for _, w := range words {
		if d := levenshtein.Distance(word, w, nil); d < distance {
			best, distance = w, d
		}
	}
	if best == "" {
		return fmt.Errorf("unknown %s %s (one of %s)", what, word, strings.Join(words, ", "))
	}
	return fmt.Errorf("unknown %s %s; did you mean %s?", what, word, best)
}

// cutLast is strings.Cut at the last separator.
func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
