// Package nearest finds the name that a user probably meant.
package nearest

import (
	"fmt"
	"slices"

	"github.com/agext/levenshtein"
)

// Name returns the candidate nearest to word, or "" if none is near: half of
// the letters may be wrong, and no more than three.
func Name(word string, candidates []string) string {
	best, least := "", min(3, max(1, len(word)/2))+1
	for _, c := range slices.Sorted(slices.Values(candidates)) {
		if d := levenshtein.Distance(word, c, nil); d < least {
			best, least = c, d
		}
	}
	return best
}

// Hint is what to append to a complaint about word: a question that names the
// nearest candidate, or nothing.
func Hint(word string, candidates []string) string {
	if name := Name(word, candidates); name != "" {
		return fmt.Sprintf("; did you mean %q?", name)
	}
	return ""
}
