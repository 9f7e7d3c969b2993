// Package fingerprint says which findings of two runs are the same fault, when
// lines have moved in between and advice is worded by other circumstances. What is
// done with those that were known before, it leaves to others.
package fingerprint

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/isolint-go/isolint/cmd/isolint/internal/finding"
)

// A Key is what findings have in common that are the same fault. Nothing in it
// depends on where the run was started, or on where the repository lies: a
// package's path leads to its directory.
type Key struct {
	Package  string `json:"package"`
	File     string `json:"file"` // in the package's directory
	Analyzer string `json:"analyzer"`
	Category string `json:"category,omitempty"`
	Func     string `json:"func,omitempty"` // that it stands in: TestX, or Suite.TestX
	Message  string `json:"message"`        // without lines, reasons and advice
}

// Of returns the key of a finding in a function; "" is outside of all.
func Of(f finding.Finding, function string) Key {
	return Key{
		Package:  f.Package,
		File:     filepath.Base(f.Pos.File),
		Analyzer: f.Analyzer,
		Category: f.Category,
		Func:     function,
		Message:  essence(f.Message),
	}
}

// Compare orders keys by package, file, and so on.
func (k Key) Compare(other Key) int {
	return cmp.Or(
		cmp.Compare(k.Package, other.Package),
		cmp.Compare(k.File, other.File),
		cmp.Compare(k.Func, other.Func),
		cmp.Compare(k.Analyzer, other.Analyzer),
		cmp.Compare(k.Message, other.Message),
		cmp.Compare(k.Category, other.Category),
	)
}

// Sums returns a hash for each key. The second of equal keys has another one than
// the first, so that a reader does not take the two for one.
func Sums(keys []Key) []string {
	seen := make(map[Key]int)
	sums := make([]string, len(keys))
	for i, k := range keys {
		h := sha256.New()
		fmt.Fprintf(h, "%q %d", k, seen[k])
		seen[k]++
		sums[i] = hex.EncodeToString(h.Sum(nil)[:16])
	}
	return sums
}

var (
	// An observer, the packages that pay, the memory that a call takes: the fault
	// stays the same when another test comes first. A receiver, as in (*T).Close,
	// is not followed by a blank.
	aside = regexp.MustCompile(` \([^()]*\)($|[ ,;:])`)
	line  = regexp.MustCompile(` at line \d+\b`)
	// The configuration is named relative to where isolint runs.
	configured = regexp.MustCompile(`\S*\.isolint\.yml\b`)
)

// essence is the part of a message that says what is wrong with what. Behind the
// first semicolon there is what to write instead.
func essence(message string) string {
	message, _, _ = strings.Cut(message, "; ")
	message = aside.ReplaceAllString(message, "$1")
	message = line.ReplaceAllString(message, "")
	return configured.ReplaceAllString(message, ".isolint.yml")
}
