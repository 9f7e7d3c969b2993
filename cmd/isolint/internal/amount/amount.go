// Package amount writes numbers for people: how many there are of something, and
// how many bytes it takes. What reports findings, what shows tests and what runs
// them say such numbers in the same way, and have nothing else in common.
package amount

import (
	"fmt"
	"strings"
)

// Of is a number with its noun.
func Of(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case strings.HasSuffix(noun, "s"), strings.HasSuffix(noun, "ch"):
		noun += "e"
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Bytes is a number of bytes.
func Bytes(n int64) string {
	const unit = 1 << 10
	switch {
	case n >= unit*unit*unit:
		return fmt.Sprintf("%.1f GB", float64(n)/(unit*unit*unit))
	case n >= unit*unit:
		return fmt.Sprintf("%d MB", n/(unit*unit))
	}
	return fmt.Sprintf("%d kB", n/unit)
}
